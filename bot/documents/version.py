"""The stamp of an answer: it changes whenever the knowledge could answer differently, and only then."""

from collections.abc import Iterable
from hashlib import sha256

from bot.model import Document, Passage, Profile


def version(documents: Iterable[Document], passages: Iterable[Passage], profile: Profile) -> str:
    """Stamp what was read, wherever and whenever it was read."""
    stamp = sha256()
    for part in (*map(repr, documents), *map(_words, passages), repr(profile)):
        stamp.update(part.encode("utf-8", "surrogatepass"))
    return stamp.hexdigest()[:12]


def _words(passage: Passage) -> str:
    # Documents are named by key here, and lines are left out: a passage that moves down says the same.
    sentences = [
        (sentence.text, [(place.document.key, place.slug, place.heading, place.url) for place in sentence.rests_on])
        for sentence in passage.sentences
    ]
    rest = (passage.headings, passage.cells, passage.questions, passage.taught, passage.gap, passage.unread)
    return repr((passage.id, passage.document.key, sentences, rest))
