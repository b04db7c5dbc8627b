"""Promises to people: one a file, played at the doors."""
