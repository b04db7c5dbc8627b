"""Citation marks become the sections they name; for a wrong one the nearest right one is told."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.documents import sentences
from bot.documents.blocks import Mark, Text
from bot.documents.findings import Findings, meant
from bot.documents.outline import Place
from bot.model import Passage, Section, Sentence

# Document key, then slug. Built when every file is read, because a page may cite a later one.
Sections = dict[str, dict[str, Section]]
_Part = tuple[str, Sequence[Mark]]


def add_sections(sections: Sections, found: Iterable[Place]) -> None:
    """Make the places of a document known to citations; of two with one address the first is meant."""
    for place in found:
        sections.setdefault(place.section.document.key, {}).setdefault(place.section.slug, place.section)


def sections_of(passages: Iterable[Passage]) -> Sections:
    """Return the sections that passages rest on, as they can be cited again."""
    sections: Sections = {}
    for place in (place for passage in passages for sentence in passage.sentences for place in sentence.rests_on):
        sections.setdefault(place.document.key, {}).setdefault(place.slug, place)
    return sections


@dataclass(frozen=True, slots=True)
class Citations:
    """Finds what the sentences of one file rest on."""

    sections: Mapping[str, Mapping[str, Section]]
    findings: Findings

    def sentences(self, texts: Sequence[Text], own: Section, line: int) -> tuple[Sentence, ...]:
        """Part the texts of a passage into sentences, each with the places it rests on."""
        return self._cited([part for text in texts for part in _parted(text)], own, line)

    def row(self, text: Text, own: Section, line: int) -> tuple[Sentence, ...]:
        """Read a table row as one sentence."""
        return self._cited([(text.plain, text.marks)], own, line)

    def _cited(self, parts: Sequence[_Part], own: Section, line: int) -> tuple[Sentence, ...]:
        found = [(text, _distinct(place for mark in marks for place in self._find(mark))) for text, marks in parts]
        otherwise: tuple[Section, ...] = (own,)
        if own.document.kind == "topic":
            for text, marks in parts:
                if not marks:
                    self.findings.warning(line, f'Cite what this rests on: "{_beginning(text)}"')
            # A topic page is no source: what has no mark rests on all that its passage cites.
            otherwise = _distinct(place for _, places in found for place in places) or otherwise
        return tuple(Sentence(text=text, rests_on=places or otherwise) for text, places in found)

    def _find(self, mark: Mark) -> Iterator[Section]:
        for cite in mark.cites:
            key, _, slug = cite.partition("#")
            document = self.sections.get(key)
            if document is None:
                message = f"[@{cite}] cites a document that is not here.{meant(key, self.sections)}"
                self.findings.error(mark.line, message)
            elif slug not in document:
                known = [known for known in document if known]
                message = f'[@{cite}] cites a heading that "{key}" does not have.{meant(slug, known)}'
                self.findings.error(mark.line, message)
            else:
                yield document[slug]


def _parted(text: Text) -> Iterator[_Part]:
    marks = deque(text.marks)
    end = 0
    for sentence in sentences.split(text.plain):
        end = text.plain.find(sentence, end) + len(sentence)
        here: list[Mark] = []
        while marks and marks[0].at <= end:
            here.append(marks.popleft())
        yield sentence, here


def _distinct(sections: Iterable[Section]) -> tuple[Section, ...]:
    # Told apart by their address: comparing whole sections is slow.
    return tuple({(section.document.key, section.slug): section for section in sections}.values())


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")  # noqa: PLR2004 -- enough to find it
