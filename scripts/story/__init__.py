"""The demo: a live legacy API is carried over, and back, and over again."""
