"""Comments on figures: which stand on a view, what a form may send, the route that writes it (data/comments.py)."""
