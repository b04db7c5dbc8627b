"""What a question names that no source speaks about: a place, a field, a stage."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.words import words


class Outside:
    """The names outside the scope of an installation: one written with a capital is meant only with it."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for name in (name for group in names.values() for name in group):
            spelled = tuple(word.surface for word in words(name))
            if spelled:
                self._by_first.setdefault(spelled[0].casefold(), []).append(spelled)

    def named(self, question: str) -> list[str]:
        """Return the names outside the scope that a question uses, as written there, each once."""
        every = [word.surface for word in words(question)]
        found: dict[str, str] = {}
        for start, first in enumerate(every):
            for name in self._by_first.get(first.casefold(), ()):
                written = every[start : start + len(name)]
                if len(written) == len(name) and all(map(_is_meant, written, name)):
                    found.setdefault(" ".join(written).casefold(), " ".join(written))
        return list(found.values())


def _is_meant(written: str, name: str) -> bool:
    return written == name or (name.islower() and written.casefold().removesuffix("'s") == name)


@lru_cache(maxsize=8)
def outside(names: tuple[tuple[str, tuple[str, ...]], ...]) -> Outside:
    """Return the names outside a scope, laid out once."""
    return Outside(dict(names))
