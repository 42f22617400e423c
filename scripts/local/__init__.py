"""Servers of this machine for the length of a run: PostgreSQL, other programs, their ports and folders. For the demo and the bench."""
