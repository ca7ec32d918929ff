"""From a file of an office to facts in the database: read as text, match, clean, check, load, count."""
