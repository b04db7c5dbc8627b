"""The one place where text becomes search words: for documents, listed questions and what people ask alike."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import Stemmer

# Question and chat words carry no topic. The list is longer than most: measured on thirteen query sets, dropping
# "how", "can" and "my" as well never lost and mostly won.
STOP_WORDS = frozenset(
    """
    a about above actually after again all also although always am an and another any anybody anyone anything are arent
    as ask apparently asked asking at basically be because been before being below both but by came can cannot cant
    come could couldnt cuz definitely did didnt do does doesnt doing done dont down during each either else etc even
    ever every everyone for from further gave get gets getting give gives go goes going gonna got gotta guy guys had
    hadnt has hasnt have havent having he hello hence her here hers hey hi him his honestly how however i id if ill im
    in indeed into is isnt it its itself ive just kind kinds kinda know lets like lol lot lots me might mine more most
    much must my myself neither never nor not now of off ok okay on once one ones only or other others our ours
    ourselves out over own per please pls possibly quite r rather re really regarding s said same say says see seem
    seemed seems seen she should shouldnt since so some somebody someone something sort still such sure t than thank
    thanks that thats the their theirs them themselves then there theres these they thing things think this those
    though thx to too totally tldr u under until up upon ur us using usually very via vs want wants was wasnt wat way
    we well went were werent what whats when where whether which while who whom whose why will wish with within without
    wont would wouldnt wondering wonder btwn bc cos coz ppl wen hav wht dat da dis abt rn tho thru teh adn wud cud shud
    yeah yes yet you youd youll your youre yours yourself youve versus ya yall everybody anyway literally seriously
    exactly simply tbh imo imho afaik idk
    """.split()  # noqa: SIM905 -- two hundred quoted words would be harder to read and to keep in order
)

# The characters that hold a Chinese sentence together, and those that Japanese inflects with: a pair with one of them
# says nothing.
_LITTLE = frozenset(
    "的了着过吗呢吧啊呀嘛么什怎哪谁几多少是在和与或就都也还很太要会能可以为因如果但而及被把让给对从到由于其此这那您你我他她它们自己有没不一个些每某该应当请问想"
) | {chr(code) for code in range(0x3041, 0x3097)}

# Written in capitals these are names, not the little words they look like.
_NAMES_IN_CAPITALS = frozenset({"US", "IT", "RE"})

_LANGUAGE = "english"
_SCRIPTS_WITHOUT_SPACES = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_RUN = re.compile(f"[{_SCRIPTS_WITHOUT_SPACES}]+")
_TOKEN = re.compile(
    rf"""
    [{_SCRIPTS_WITHOUT_SPACES}]+
    | \d[\d.,]*(?:[kKmM](?![^\W\d_]))?%?                                              # 350K, 20%, 3.5, 1,000
    | [^\W\d_]{{1,2}}(?:\.[^\W\d_]{{1,2}})+(?![^\W\d_])                              # U.S., e.g
    | [^\W_{_SCRIPTS_WITHOUT_SPACES}]+(?:['\u2019][^\W_]+)*(?:\+\+|\#(?!\w))?          # words, L5, don't, C++
    """,
    re.VERBOSE,
)
# Longer than any word of any language we read; what is longer is not a word and would only cost memory.
_LONGEST_WORD = 60


class Word(NamedTuple):
    """A word as somebody wrote it, the stem it is searched by, and whether it only holds a sentence together."""

    surface: str
    stem: str
    stop: bool


def words(text: str) -> list[Word]:
    """Return the words of a text in order, stop words included."""
    return list(_words(text))


def pairs(every: Sequence[Word]) -> list[str]:
    """Return the pairs of neighbours: "from industry" and "to industry" differ only by a little word."""
    return [f"{one.stem} {other.stem}" for one, other in pairwise(every)]


def stems(text: str) -> list[str]:
    """Return the stems that a text is found by."""
    return [word.stem for word in words(text) if not word.stop]


# A question is read by half a dozen rooms on its way.
@lru_cache(maxsize=32)
def _words(text: str) -> tuple[Word, ...]:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return tuple(word for token in _TOKEN.findall(text) for word in _read(token))


def size(text: str) -> int:
    """Return how long a text is to read, in words; in scripts without spaces two characters are about a word."""
    count = len(text.split())
    return count if text.isascii() else count + sum(map(len, _RUN.findall(text))) // 2


@lru_cache(maxsize=50_000)
def _read(token: str) -> tuple[Word, ...]:
    """Return the words of a token: one, or the pairs of a script that is written without spaces."""
    if _RUN.fullmatch(token):
        return tuple(Word(pair, pair, stop=not _LITTLE.isdisjoint(pair)) for pair in _pairs(token))
    if token[0].isdigit():
        figure = token.rstrip(".,")
        return (Word(figure, figure.replace(",", "").lower(), stop=False),)
    surface = token.replace(".", "")[:_LONGEST_WORD]
    if surface in _NAMES_IN_CAPITALS:
        return (Word(surface, surface, stop=False),)
    key = _key(surface)
    return (Word(surface, str(_stemmer().stemWord(key)), stop=key in STOP_WORDS),)


def _pairs(run: str) -> list[str]:
    """Scripts without spaces are searched by pairs of characters."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def _key(surface: str) -> str:
    """Fold case, contractions and possessives: "What's" and "whats", "Bakers'" and "bakers"."""
    folded = surface.casefold().replace("\u2019", "'")
    return folded.removesuffix("'s").replace("'", "")


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_LANGUAGE)
