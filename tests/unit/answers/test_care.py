"""Danger is met with care alone, strain with a kind word; a career question with a dark metaphor is neither."""

import pytest

from bot.answers.care import Need, need


@pytest.mark.parametrize(
    "said",
    [
        "I want to die",
        "i dont want to live anymore",
        "I can't do this anymore",
        "i cant take it any more",
        "there is no way out for me",
        "sometimes I think about suicide",
        "I keep thinking of ending it all",
        "everyone would be better off without me",
        "thinking about self-harm again",
        "I don’t want to be here",  # noqa: RUF001 -- the apostrophe that phones type
        "what's the point in living",
        "I can't go on",
    ],
)
def test_danger(said: str) -> None:
    """Half a sentence is enough."""
    assert need(said) is Need.CARE


@pytest.mark.parametrize(
    "said",
    [
        "completely burnt out, is it bad for my career?",
        "I feel guilty for not writing",
        "my boss screams at me every day",
        "I am exhausted and depressed",
        "I haven't slept since the review",
        "he keeps bullying me",
    ],
)
def test_strain(said: str) -> None:
    """These are answered, after a kind word."""
    assert need(said) is Need.KINDNESS


@pytest.mark.parametrize(
    "said",
    [
        "is it a death knell for my career?",
        "will leaving kill my chances",
        "I would die for a permanent post",
        "can I go on with my project at a company",
        "is there a way back",
        "publish or perish?",
        "how do I get out of a contract",
        "dead end job",
        "life sciences or industry",
    ],
)
def test_metaphors_are_neither(said: str) -> None:
    """Nobody asking about a career wants a hotline."""
    assert need(said) is Need.NONE
