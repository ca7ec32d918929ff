"""Views as files: each format is made on the server from the same contents as the screen.

The libraries of office formats are heavy, so the modules that use them are imported when the first file is asked for.
"""
