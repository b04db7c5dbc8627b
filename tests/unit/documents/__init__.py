"""The documents room, a module of it a file here."""
