"""Area codes, place names and boundaries of Poland; imports nothing of the project's other packages."""
