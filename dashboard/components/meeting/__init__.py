"""Parts of the page of meetings."""
