"""What is known: cards (catalog), facts and summaries (store), questions (queries), words and numbers (language)."""
