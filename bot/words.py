"""The one place where text becomes search words: for documents, listed questions and what people ask alike."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

# Question and chat words carry no topic. The list is longer than most: measured on thirteen query sets, dropping
# "how", "can" and "my" as well never lost and mostly won.
STOP_WORDS = frozenset(
    """
    a about above after again all also although always am an and another any anybody anyone anything are arent as ask
    asked asking at be because been before being below both but by came can cannot cant come could couldnt cuz did
    didnt do does doesnt doing done dont down during each either else etc even ever every everyone for from further
    gave get gets getting give gives go goes going gonna got gotta guy guys had hadnt has hasnt have havent having he
    hello hence her here hers hey hi him his honestly how however i id if ill im in indeed into is isnt it its itself
    ive just kinda know lets like lol lot lots me might mine more most much must my myself neither never nor not now
    of off ok okay on once one ones only or other others our ours ourselves out over own per please pls possibly
    quite r rather re really regarding s said same say says see seem seemed seems seen she should shouldnt since so
    some somebody someone something sort still such sure t than thank thanks that thats the their theirs them
    themselves then there theres these they thing things think this those though thx to too totally tldr u under
    until up upon ur us using usually very via vs want wants was wasnt wat way we well went were werent what whats
    when where whether which while who whom whose why will wish with within without wont would wouldnt wondering
    wonder yeah yes yet you youd youll your youre yours yourself youve versus im ya yall
    """.split()  # noqa: SIM905 -- two hundred quoted words would be harder to read and to keep in order
)

# Written in capitals these are names, not the little words they look like.
_NAMES_IN_CAPITALS = frozenset({"US", "IT", "RE"})

_LANGUAGE = "english"
_SCRIPTS_WITHOUT_SPACES = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_TOKEN = re.compile(
    rf"""
    (?P<cjk>[{_SCRIPTS_WITHOUT_SPACES}]+)
    | (?P<figure>\d[\d.,]*(?:[kKmM](?![^\W\d_]))?%?)
    | (?P<dotted>[^\W\d_]{{1,2}}(?:\.[^\W\d_]{{1,2}})+(?![^\W\d_]))
    | (?P<word>[^\W_{_SCRIPTS_WITHOUT_SPACES}]+(?:['\u2019][^\W_]+)*(?:\+\+|\#(?!\w))?)
    """,
    re.VERBOSE,
)
# Longer than any word of any language we read; what is longer is not a word and would only cost memory.
_LONGEST_WORD = 60


class Word(NamedTuple):
    """A word as somebody wrote it and the stem it is searched by."""

    surface: str
    stem: str


def words(text: str) -> list[Word]:
    """Return the words of a text in order, stop words included."""
    return [word for token in _TOKEN.finditer(unicodedata.normalize("NFKC", text)) for word in _words_of(token)]


def informative(text: str) -> list[Word]:
    """Return the words that carry the topic; where there are only stop words, those."""
    every = words(text)
    return [word for word in every if not is_stop(word)] or every


def stems(text: str) -> list[str]:
    """Return the stems that a text is found by."""
    return [word.stem for word in words(text) if not is_stop(word)]


def is_stop(word: Word) -> bool:
    """Tell whether a word only holds a sentence together."""
    return _key(word.surface) in STOP_WORDS and word.surface not in _NAMES_IN_CAPITALS


def _words_of(token: re.Match[str]) -> list[Word]:
    surface = token.group()
    if token.lastgroup == "cjk":
        return [Word(pair, pair) for pair in _pairs(surface)]
    if token.lastgroup == "figure":
        figure = surface.rstrip(".,").replace(",", "").lower()
        return [Word(surface.rstrip(".,"), figure)]
    if token.lastgroup == "dotted":
        surface = surface.replace(".", "")
    return [Word(surface[:_LONGEST_WORD], _stem(surface[:_LONGEST_WORD]))]


def _pairs(run: str) -> list[str]:
    """Scripts without spaces are searched by pairs of characters."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


@lru_cache(maxsize=50_000)
def _stem(surface: str) -> str:
    if surface in _NAMES_IN_CAPITALS:
        return surface
    return str(_stemmer().stemWord(_key(surface)))


@lru_cache(maxsize=50_000)
def _key(surface: str) -> str:
    """Fold case, accents of contractions and possessives: "What's" and "whats", "Professors'" and "professors"."""
    folded = surface.casefold().replace("\u2019", "'")
    return folded.removesuffix("'s").replace("'", "")


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_LANGUAGE)
