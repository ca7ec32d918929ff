"""Cleaning as pure functions: one text in, one value out, ValueError for what they do not understand."""
