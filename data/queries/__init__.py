"""Questions to the database: one function each, bound values, documented columns; the only place with SELECT."""
