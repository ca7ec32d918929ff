"""What loads promise when they are killed, meet, follow each other in any order, or list people; `python -m
tests.endurance`."""
