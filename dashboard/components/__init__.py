"""Parts that pages are composed of: the shell, the filter bar, cards, tables."""
