"""The nouns that travel."""

import pytest

from bot.model import joined


@pytest.mark.parametrize(
    ("sentences", "text"),
    [
        ((), ""),
        (("One.", "Two."), "One. Two."),
        (("面包要发酵。", "然后烤。"), "面包要发酵。然后烤。"),
        (("面包要发酵。", "Then bake."), "面包要发酵。 Then bake."),
        (("他说“好。”", "“走吧。”"), "他说“好。”“走吧。”"),
    ],
)
def test_sentences_are_joined_as_their_script_has_it(sentences: tuple[str, ...], text: str) -> None:
    """With a blank between them, or without."""
    assert joined(sentences) == text
