"""Readers give every cell as text, with the row numbers people see in the file."""
