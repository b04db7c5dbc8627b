"""Doors: an event becomes a question, an answer becomes a message. A door never imports another door."""
