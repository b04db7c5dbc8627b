"""What an answer costs on the shipped knowledge, beside plain rank-bm25 with the same words over the same texts.

The search compares a question with every passage and with every listed question, so rank-bm25 is given both.

Run it as a script: `python -m tests.benchmarks.answer_cost`.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from time import perf_counter

from bot.answers.clean import clean
from bot.search.columns import Columns
from bot.search.engine import Bm25
from bot.words import stems
from tests.knowledge import assistant, shipped

ROUNDS = 5


def questions() -> list[str]:
    """Return some hundred questions that are not listed as they stand: each has a word that is nowhere."""
    return [f"{one} honestly{number}" for number, one in enumerate(shipped().searcher.index.questions[::29])]


def messages() -> list[str]:
    """Return as many messages that ask two things at once, which nobody asked together: the slow end of what comes."""
    return [f"{one} {other}" for one, other in pairwise(questions())]


def milliseconds(function: Callable[[str], object], asked: Sequence[str], rounds: int) -> list[float]:
    """Return the sorted times of each call; the first round only warms up."""
    times = []
    for number in range(rounds + 1):
        for question in asked:
            start = perf_counter()
            function(question)
            if number:
                times.append((perf_counter() - start) * 1000)
    return sorted(times)


def told(name: str, times: Sequence[float]) -> str:
    """Return the middle and the slow end of some times."""
    return f"{name:44} p50 {times[len(times) // 2]:7.3f} ms   p99 {times[int(len(times) * 0.99)]:7.3f} ms"


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """Return how many times longer the middle of one is."""
    return one[len(one) // 2] / other[len(other) // 2]


def main() -> None:
    """Measure in one run and print the ratio."""
    asked, doubled = [clean(question) for question in questions()], [clean(message) for message in messages()]
    index, search = shipped().searcher.index, shipped().searcher.search
    texts = [stems(" ".join((passage.text, *passage.questions, *passage.headings))) for passage in index.passages]
    model = Bm25([*texts, *(stems(question) or ["-"] for question in index.questions)])
    small, columns = Bm25(texts), Columns.fitted(texts)
    answer = milliseconds(assistant().ask, asked, ROUNDS)
    twice = milliseconds(assistant().ask, doubled, ROUNDS)
    searched = milliseconds(search, asked, ROUNDS)
    plain = milliseconds(lambda question: model.get_scores(stems(question)), asked[::5], 1)
    scored = milliseconds(lambda question: small.get_scores(stems(question)), asked, 1)
    summed = milliseconds(lambda question: columns.scores(stems(question)), asked, 1)
    print(f"{len(index.passages)} passages, {len(index.questions)} listed questions, {len(asked)} asked")  # noqa: T201
    print(told("a whole answer, search and composition", answer))  # noqa: T201
    print(told("the same for two questions in one message", twice))  # noqa: T201
    print(told("the search alone, with reasons", searched))  # noqa: T201
    print(told("rank-bm25 over passages and listed questions", plain))  # noqa: T201
    print(told("rank-bm25 over passages alone", scored))  # noqa: T201
    print(told("the same scores from columns", summed))  # noqa: T201
    print(f"rank-bm25 over all that is searched / the search: {ratio(plain, searched):.1f}")  # noqa: T201
    print(f"rank-bm25 / the same scores from columns: {ratio(scored, summed):.1f}")  # noqa: T201


if __name__ == "__main__":
    main()
