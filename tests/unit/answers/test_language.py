"""A foreign language is told from a foreign word."""

import pytest

from bot.answers.language import foreign_language


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("Wie komme ich nach der Arbeit wieder zurück?", "German"),
        ("comment revenir à la maison après le travail", "French"),
        ("¿qué hay que hacer para volver a la universidad?", "Spanish"),
        ("工作还是学校", "Chinese"),
        ("どうすればいいですか", "Japanese"),
        ("как вернуться", "Russian"),
        ("كيف أعود", "Arabic"),
    ],
)
def test_told(asked: str, language: str) -> None:
    """By its script, or by two of its little words."""
    assert foreign_language(asked, ("English",)) == language


@pytest.mark.parametrize(
    "asked", ["is it a faux pas", "via Zoom or per mail", "a la carte hours?", "die hard boss", ""]
)
def test_foreign_words_in_english_are_english(asked: str) -> None:
    """One word is no language."""
    assert foreign_language(asked, ("English",)) is None


def test_a_language_of_the_documents_is_not_foreign() -> None:
    """An installation with German documents answers German questions."""
    assert foreign_language("Wie komme ich nach der Arbeit zurück?", ("English", "German")) is None
