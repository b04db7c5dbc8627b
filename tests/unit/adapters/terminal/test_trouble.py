"""What went wrong, as a sentence."""

import click
import pytest

from bot.adapters.terminal.trouble import told
from bot.errors import InputError, KnowledgeError, SettingsError


@pytest.mark.parametrize(("error", "code"), [(KnowledgeError, 1), (InputError, 1), (SettingsError, 2)])
def test_our_errors_are_their_sentence(error: type[Exception], code: int) -> None:
    """On as many lines as they have, without anything that acts on a terminal."""
    trouble = told(error("One\x1b.\nTwo."))
    assert trouble
    assert (trouble.message, trouble.exit_code) == ("One\\x1b.\nTwo.", code)


@pytest.mark.parametrize("error", [click.UsageError("x"), click.Abort(), click.exceptions.Exit(3), BrokenPipeError()])
def test_what_click_knows_is_left_to_it(error: Exception) -> None:
    """Usage, leaving and closed pipes."""
    assert told(error) is None


def test_what_the_system_refused_is_named() -> None:
    """A folder that cannot be written is told by its name."""
    trouble = told(PermissionError(13, "Permission denied", "/own/taught\x1b"))
    assert trouble
    assert trouble.message == "The system refused: Permission denied: /own/taught\\x1b."


def test_a_mistake_of_our_own_says_where() -> None:
    """And nothing of what somebody typed."""
    try:
        raise KeyError("private")  # noqa: TRY301 -- it needs a place
    except KeyError as error:
        trouble = told(error)
    assert trouble
    assert trouble.message.startswith("This is a mistake in Signpost, not yours (KeyError in test_trouble.py, line ")
    assert "private" not in trouble.message
