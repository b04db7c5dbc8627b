"""rank-bm25 with an idf that behaves."""

from math import log1p

from rank_bm25 import BM25Okapi

K1 = 1.2
B = 0.75
# In a small knowledge base a rare word is often an incidental one ("honest", "field", "land a job") while the words that
# carry the theme stand in many passages. The root of the idf keeps them in balance; measured, see bot/README.md.
DAMPING = 0.5


def weight(count: int, size: int) -> float:
    """Return what finding a word says that `count` of `size` texts have: the root of Lucene's idf, never negative."""
    return float(log1p((size - count + 0.5) / (count + 0.5)) ** DAMPING)


class Bm25(BM25Okapi):  # type: ignore[misc]  # rank-bm25 is untyped
    """Okapi with Lucene's idf: its own is zero for a word in half of the passages and floors what is commoner."""

    def _calc_idf(self, nd: dict[str, int]) -> None:
        self.idf = {word: weight(count, self.corpus_size) for word, count in nd.items()}
