"""The terminal, a module of it a file here."""
