"""Where a sentence ends: the place decides, not the full stop alone."""

from re import compile as pattern

# A closing mark, whatever brackets and quotes it closes, and a blank; what follows decides. The full stops of scripts
# without blanks need none.
_END = pattern(r"[.!?…][\"'”’»)\]]* |[。！？][”’」』）\"')]* ?")  # noqa: RUF001 -- the full stops of other scripts
_FULL_STOPS = "。！？"  # noqa: RUF001 -- the same
_OPENERS = "\"'“‘«([{¿¡$€£~#@-–—*"  # noqa: RUF001 -- the quotes people type
_CLOSERS = "\"'”’»)]"  # noqa: RUF001 -- the same
# "J.", "U.S.", "M.Sc.", but not "JD.com."
_INITIALS = pattern(r"[A-Z]\.|(?:[^\W\d_]{1,2}\.)+(?:[^\W\d_]|[A-Z][a-z]{1,3})\.")
# How far away the partner of a bracket is looked for.
_ASIDE = 400

# Always followed by what they introduce.
_NEVER = {
    "e.g.",
    "i.e.",
    "vs.",
    "cf.",
    "dr.",
    "mr.",
    "mrs.",
    "ms.",
    "prof.",
    "viz.",
    "esp.",
    "incl.",
    "resp.",
    "approx.",
}
_BEFORE_NUMBER = {"no.", "nos.", "fig.", "figs.", "eq.", "sec.", "p.", "pp.", "vol.", "ch.", "ca.", "art."}
# These close a sentence only when a new one clearly begins.
_UNCLEAR = {"al.", "inc.", "ltd.", "corp.", "co.", "jr.", "sr.", "univ.", "dept.", "est.", "st."}
_STARTERS = frozenset(
    """a an and another are as asked at because both but by can does each every everyone few for from had has have he
    her his how however i if in instead is it its many may more most my neither no nobody not nothing of on once one
    only or others our people she since so some someone such that the their then there these they this those though to
    two under unlike until we what when where whether which while who why with without you your""".split()  # noqa: SIM905 -- words read best in a row
)


def split(text: str) -> tuple[str, ...]:
    """Part a text into its sentences; `joined` they are the text again, with white space folded."""
    folded = " ".join(text.split())
    sentences: list[str] = []
    start = 0
    for match in _END.finditer(folded):
        wide = match.group()[0] in _FULL_STOPS
        end = match.end() - match.group().endswith(" ")
        if (wide and not _is_open(folded, start, end)) or (not wide and _ends(folded, start, end)):
            sentences.append(folded[start:end])
            start = match.end()
    if folded[start:]:
        sentences.append(folded[start:])
    return tuple(sentences)


def _ends(text: str, start: int, end: int) -> bool:
    word = text[end + 1 : end + 40].split(" ", 1)[0].lstrip(_OPENERS)
    if not word[:1].isalnum() or word[0].islower() or _is_open(text, start, end):
        return False
    before = max(text.rfind(" ", start, end) + 1, start)
    last = text[before:end].strip(_CLOSERS + _OPENERS)
    return not last.endswith(".") or _stops(last, word, alone=before == start)


def _is_open(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket waits for its partner, so that an aside stays in its sentence."""
    start = max(start, end - _ASIDE)
    return any(
        text.count(opening, start, end) > text.count(closing, start, end) and text.find(closing, end, end + _ASIDE) > 0
        for opening, closing in ("()", "[]")
    )


def _stops(last: str, word: str, *, alone: bool) -> bool:
    """Decide about a word with a full stop: an abbreviation, the number of a list, or the end."""
    small = last.lower()
    if small in _NEVER or (small in _BEFORE_NUMBER and word[0].isdigit()) or (alone and last[:-1].isdigit()):
        return False
    if small in _UNCLEAR or _INITIALS.fullmatch(last):
        return word.rstrip(".,;:!?'’").lower() in _STARTERS  # noqa: RUF001 -- a typed apostrophe
    return True
