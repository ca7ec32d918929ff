"""What an administrator sees of the running program: its end, its log, its metrics."""
