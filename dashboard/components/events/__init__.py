"""Parts of the page Wydarzenia."""
