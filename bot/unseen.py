"""What is not seen but acts: control characters, turns of the writing direction, invisible marks. One list for all."""

from unicodedata import category

_KEPT = frozenset("\n\t")
# Nobody types these, and they hide what stands there.
_ACTING = frozenset("\u061c\u180e\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad") | {
    chr(code)
    for code in (*range(0x202A, 0x202F), *range(0x2066, 0x2070), *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080))
}


def is_seen(letter: str) -> bool:
    """Tell whether a letter is for a reader."""
    return letter in _KEPT or (letter not in _ACTING and category(letter) not in ("Cc", "Cs", "Cn"))


def without_unseen(text: str) -> str:
    """Return a text without what is not seen but acts; line ends and tabs stay."""
    return text if text.isprintable() else "".join(letter for letter in text if is_seen(letter))
