"""One module a page: a function from the context to what the shell shows."""
