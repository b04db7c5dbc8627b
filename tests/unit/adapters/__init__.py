"""The doors, a module of theirs a file here."""
