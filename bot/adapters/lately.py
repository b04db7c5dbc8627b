"""What a door keeps in mind for a while: the newest of it, and not too much."""

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Lately(dict[K, V]):
    """A dictionary that drops its oldest entry once there are too many."""

    def __init__(self, most: int = 1000) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        super().__setitem__(key, value)
        if len(self) > self._most:
            del self[next(iter(self))]
