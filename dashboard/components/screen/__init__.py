"""Slides of a wall screen and the frame around them."""
