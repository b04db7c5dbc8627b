"""Ranking: a question's words in, passages with scores and reasons out. The only room that knows an engine."""
