"""So many questions a minute for a person, and for a place."""

from bot import limits
from bot.limits import Limits


class Seconds:
    """A clock moved by hand."""

    at = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.at


def test_a_person_waits_until_the_minute_is_over() -> None:
    """And not longer; what was refused does not count."""
    clock = Seconds()
    some = Limits(person=2, place=100, clock=clock)
    assert [some.wait("ada", "kitchen") for _ in range(2)] == [None, None]
    clock.at = 15.5
    assert some.wait("ada", "kitchen") == 45
    assert some.wait("bob", "kitchen") is None
    clock.at = 59.9
    assert some.wait("ada", "garden") == 1
    clock.at = 60.0
    assert some.wait("ada", "kitchen") is None


def test_a_place_waits_for_all_who_are_there() -> None:
    """Whoever asks; a person and a place of the same name are two."""
    some = Limits(person=2, place=3, clock=Seconds())
    assert [some.wait(name, "ada") for name in ("ada", "bob", "eve", "zoe")] == [None, None, None, 60]


def test_those_who_are_quiet_are_forgotten() -> None:
    """However many came, memory holds those of the last minute."""
    clock = Seconds()
    some = Limits(person=1, place=10**9, clock=clock)
    for number in range(limits.MANY + 10):
        some.wait(f"person {number}", "square")
    clock.at = 61
    assert some.wait("person 0", "square") is None
    assert len(some._asked) == 2  # noqa: SLF001 -- memory cannot be seen from outside
