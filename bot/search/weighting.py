"""How much a word says."""

from math import log1p

K1 = 1.2
B = 0.75
# In a small knowledge base a rare word is often an incidental one ("honest", "field", "land a job") while the words
# that carry the theme stand in many passages. The root of the idf keeps them in balance; measured, see bot/README.md.
DAMPING = 0.5


def idf(count: int, size: int) -> float:
    """Return what finding a word says that `count` of `size` texts have, as Lucene reckons it: never negative."""
    return log1p((size - count + 0.5) / (count + 0.5))


def weight(count: int, size: int) -> float:
    """Return how much such a word counts in the ranking: the root of its idf."""
    return float(idf(count, size) ** DAMPING)
