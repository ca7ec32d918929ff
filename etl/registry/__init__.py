"""Parts of reading a registry of entities: numbers, seats, texts, status, keys that stay the same over the years."""
