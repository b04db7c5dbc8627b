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
        "I don't see a way out",
        "i don't see a way out of this",
        "I do not see a way out.",
        "what's the easiest way to overdose",
        "i want to end myself",
        "thinking about ending things",
        "I should just end it",
        "I want to stop existing",
        "no one would care if I died",
        "it would be easier to be dead",
        "I think about death every day, thinking about dying",
        "I cannot keep living",
        "I took too many pills",
        "I am tired of living",
        "I cant anymore",
        "I wish I could just go to sleep and not wake up",
        "I've been cutting again",
        "I can't live like this",
        "my labmate says he wants to kill himself",
        "I've been cutting myself",
        "I don't see any way out",
        "I can't see a way out anymore",
        "what's the point of living",
        "I have nothing to live for",
        "no reason to keep living",
        "I can't keep going",
        "I want it all to end",
        "I just want to disappear",
        "je veux mourir",
        "Ich will nicht mehr leben",
        "我想死",
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
        "my boss yells at me",
        "my supervisor touched me",
        "this job is destroying my mental health",
        "I hate my boss",
        "I feel trapped here",
        "I'm stressed out",
        "I feel like a failure",
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
        "is leaving career suicide?",
        "Can't go on the job market without papers?",
        "I can't go on sabbatical there, right?",
        "I can't do it anymore without a better salary, what do others pay?",
        "I want to take my own life sciences startup forward",
        "is there a way out of a contract",
        "does missing a deadline kill my chances",
        "is anxiety common among bosses?",
        "do people feel less lonely there?",
        "when does the grant end",
        "Is this going to be a dead end?",
        "I want to avoid a dead end job",
        "Do I cut myself off from the field by leaving?",
        "Am I hurting myself by skipping it?",
        "how do I take it all in at a new job",
        "Is print going to die?",
    ],
)
def test_metaphors_are_neither(said: str) -> None:
    """Nobody asking about a career wants a hotline."""
    assert need(said) is Need.NONE
