"""Two sentences are alike if they share enough words."""

from bot.answers.alike import alike, said


def test_the_share_is_of_the_shorter_one() -> None:
    """Little words and endings do not count."""
    assert said("The rolls are rising.") == said("a roll rises")
    assert alike("How long does a roll rise?", "rising rolls of rye, and butter", 0.6)
    assert not alike("How long does a roll rise?", "rising butter", 0.6)


def test_nothing_is_like_nothing() -> None:
    """Sentences without informative words share none."""
    assert not alike("what is it?", "what is it?", 0.0)
