"""The answers room."""
