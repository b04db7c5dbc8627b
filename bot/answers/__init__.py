"""From a question and what was found to an answer: reading, confidence, choosing, composing. Plain values only."""
