"""rank-bm25 with an idf that behaves."""

from rank_bm25 import BM25Okapi

from bot.search.weighting import weight


class Bm25(BM25Okapi):  # type: ignore[misc]  # rank-bm25 is untyped
    """Okapi with the root of Lucene's idf: its own gives a word in half of the passages nothing."""

    def _calc_idf(self, nd: dict[str, int]) -> None:
        self.idf = {word: weight(count, self.corpus_size) for word, count in nd.items()}
