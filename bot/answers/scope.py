"""What a question names that no source speaks about: a place, a field, a stage."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.words import words


class Outside:
    """The names outside the scope of an installation."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for group in names.values():
            for name in group:
                stems = tuple(word.stem for word in words(name))
                self._by_first.setdefault(stems[0], []).append(stems)

    def named(self, question: str) -> list[str]:
        """Return the names outside the scope that a question uses, as written there."""
        every = words(question)
        stems = [word.stem for word in every]
        return list(
            dict.fromkeys(
                " ".join(word.surface for word in every[start : start + len(name)])
                for start, stem in enumerate(stems)
                for name in self._by_first.get(stem, ())
                if tuple(stems[start : start + len(name)]) == name
            )
        )


@lru_cache(maxsize=8)
def outside(names: tuple[tuple[str, tuple[str, ...]], ...]) -> Outside:
    """Return the names outside a scope, laid out once."""
    return Outside(dict(names))
