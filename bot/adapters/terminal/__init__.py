"""The terminal: one question, a conversation or a batch in; text or JSON out."""
