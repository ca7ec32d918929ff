"""Tests; `python3 start.py test` prepares what they need and runs them."""
