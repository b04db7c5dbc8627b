"""Whether a question is in a language that no document is written in: told by its script and its little words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

# The commonest little words of languages people are likely to try, without those that are English words too.
_LITTLE = {
    "German": "ich der die das und ist nicht ein eine einen wie wenn mit für auf zu von kann nach oder aber "
    "wird mein als einer einem wieviel wieso gibt",
    "French": "je le la les des une est pas que qui dans pour avec sur comment après ou mais mon ma mes du "
    "au aux être un combien pourquoi gagne",
    "Spanish": "el la los las una es que en por para con como cómo después pero mi mis del puedo más qué "
    "está hay o y un cuánto cuanto gana cuál dónde",
    "Portuguese": "o os as uma é que em por para com como depois mas meu minha do da posso mais não são ou um "
    "quanto ganha qual onde",
    "Italian": "il lo gli una è che di per con come dopo ma mio mia del della posso più non sono dei nel un "
    "quanto guadagna quale dove perché",
    "Dutch": "ik de het een is niet van en dat met voor op hoe na of maar mijn kan naar wordt zijn hoeveel "
    "waarom welke verdient",
    "Polish": "ja jest nie się na do czy jak po lub ale mój moja mogę że są przez dla jako",
    "Turkish": "ben bir ve mi için nasıl sonra veya ama benim ne da de ile bu ",  # noqa: RUF001 -- Turkish has that letter
    "Swedish": "jag och är inte en ett att som på för med hur efter eller men min kan det av",
    "Indonesian": "saya dan yang di ke dari untuk bagaimana apa apakah setelah atau tetapi dengan bisa tidak adalah",
}
_WORDS = {language: frozenset(words.split()) for language, words in _LITTLE.items()}
_LANGUAGES = {
    word: [language for language, little in _WORDS.items() if word in little]
    for word in frozenset().union(*_WORDS.values())
}
_ENGLISH = frozenset(
    """
    the a an and or is are was be to of in for with how what when where why who i you my do does can should if not it
    that this after from at as on me we they he she but so will would have has had there about vs no one go get
    """.split()  # noqa: SIM905 -- a list of words is read as a list of words
)
_SCRIPTS = {
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "CYRILLIC": "Russian",
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "DEVANAGARI": "Hindi",
    "GREEK": "Greek",
    "THAI": "Thai",
    "BENGALI": "Bengali",
    "TAMIL": "Tamil",
}
_ENGLISH_NAME = "English"
# Two little words can be chance ("die", "per"), three are a sentence.
_ENOUGH = 2


def foreign_language(question: str, spoken: tuple[str, ...]) -> str | None:
    """Return the language a question is in if none of the documents is in it, else nothing."""
    language = _by_script(question) or _by_little_words(question)
    if language is None and _ENGLISH_NAME not in spoken:
        language = _plainly_english(question)
    return None if language is None or language in spoken else language


def languages_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the languages that texts are written in, the commonest first."""
    found = Counter(_by_script(text) or _by_little_words(text) or _ENGLISH_NAME for text in texts)
    return tuple(language for language, _ in found.most_common()) or (_ENGLISH_NAME,)


def may_be_foreign(question: str) -> bool:
    """Tell whether a question that found nothing may be in another language: one little word of it is a hint then."""
    said = _said(question)
    return not any(word in _ENGLISH for word in said) and any(
        word in little for word in said for little in _WORDS.values()
    )


def _plainly_english(text: str) -> str | None:
    return _ENGLISH_NAME if sum(word in _ENGLISH for word in _said(text)) >= _ENOUGH else None


def _by_script(text: str) -> str | None:
    if text.isascii():
        return None
    letters = [character for character in text if character.isalpha()]
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    foreign = {script: count for script, count in scripts.items() if script in _SCRIPTS}
    if sum(foreign.values()) * 2 <= len(letters):
        return None
    kana = [script for script in foreign if script in ("HIRAGANA", "KATAKANA")]
    return _SCRIPTS[kana[0] if kana else max(foreign, key=lambda script: foreign[script])]


def _by_little_words(text: str) -> str | None:
    said = _said(text)
    english = sum(word in _ENGLISH for word in said)
    known = Counter(language for word in said for language in _LANGUAGES.get(word, ()))
    best = max(_WORDS, key=known.__getitem__)
    found = sum(word in _WORDS[best] and word not in _ENGLISH for word in said)
    return best if found >= _ENOUGH and found > english else None


def _said(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.casefold())
