"""The database: tables, one engine for SQLite or PostgreSQL, migrations, and loads written in one transaction."""
