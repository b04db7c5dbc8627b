"""Long loading shows how far it is."""

import io

import pytest

from bot.adapters.terminal import progress
from bot.adapters.terminal.progress import Progress


class Screen(io.StringIO):
    """Keeps what is written to it."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        """Say whether somebody looks at it."""
        return self._terminal


class Clock:
    """Stands still until it is put forward."""

    now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


def _shown(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, seconds: float) -> str:
    """Return what is shown while three files are read, each in so many seconds."""
    screen, clock = Screen(terminal=terminal), Clock()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "monotonic", clock)
    count = Progress()
    for done in (1, 2, 3):
        clock.now += seconds
        count(done, 3)
    return screen.getvalue()


def test_what_takes_long_is_shown_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line."""
    shown = _shown(monkeypatch, terminal=True, seconds=2)
    assert "1" in shown
    assert "2" in shown
    assert "\n" not in shown
    assert shown.endswith("\r\x1b[K")


def test_what_is_quick_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for it."""
    assert _shown(monkeypatch, terminal=True, seconds=0.1) == ""


def test_where_nobody_looks_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log has no lines that go away."""
    assert _shown(monkeypatch, terminal=False, seconds=5) == ""


def test_without_a_place_to_show_it_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some systems start programmes without one."""
    monkeypatch.setattr("sys.stderr", None)
    Progress()(1, 2)
