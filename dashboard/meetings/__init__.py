"""Meetings of the committee: what is typed on /posiedzenie, checked and written to the journal (data/meetings.py)."""
