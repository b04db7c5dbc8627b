"""An answer is put together from a reading and what was found: the figures decide what may be said, and how."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot import wording
from bot.answers import language
from bot.answers.compose import Draft, compose
from bot.answers.confidence import confidence, is_unheard_of, status
from bot.answers.parts import Part
from bot.answers.reading import Kind, Reading
from bot.answers.related import nearest_topics, related
from bot.answers.scope import outside
from bot.answers.sides import compared, named
from bot.likeness import ask_the_same
from bot.model import Answer, Finding, Hit, Passage, Profile, Status, Unread

MOST_MORE = 5
LONGEST_PART = 80
# A gap is named only when most of the question is about it, and it was asked about in much the same words.
NAMED_GAP = 0.7
ALIKE_GAP = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A part of the question with what was found and what that allows to say."""

    part: Part
    finding: Finding
    chance: float
    status: Status
    outside: tuple[str, ...]
    gap: Passage | None = None


def identity(question: str, version: str) -> str:
    """Return the id of an answer: the same question on the same knowledge is the same answer."""
    return hashlib.sha256(f"{version}\n{question}".encode()).hexdigest()[:12]


def fixed(reading: Reading, profile: Profile, version: str) -> Answer:
    """Return the reply to a message that asks for something else than an answer."""
    kind: Status
    lines: tuple[str, ...]
    match reading.kind:
        case Kind.CARE:
            care = wording.CARE if profile.care else wording.CARE_NEARBY
            told = care.format(contact=profile.care, subject=profile.subject)
            kind, lines = "care", (told, wording.CARE_MISREAD.format(subject=profile.subject))
        case Kind.FOREIGN:
            kind, lines = "declined", (wording.LANGUAGE.format(languages=_listed(profile.languages)),)
        case _:
            kind, lines = "smalltalk", (_hello(profile),)
    return Answer(
        id=identity(reading.question, version),
        question=reading.question,
        status=kind,
        version=version,
        before=lines,
    )


def weigh(part: Part, finding: Finding, profile: Profile) -> Weighed:
    """Decide what may be said to one part of the question."""
    finding, taught = _taught_first(part, finding)
    chance = confidence(finding, profile.calibration)
    names = _outside(part, finding, profile, taught or "")
    allowed = status(chance, profile.calibration, knows_gaps=finding.knows_gaps) if finding.hits else "declined"
    if allowed == "answered" and is_unheard_of(finding):
        allowed = "unsure"
    if names:
        # What holds elsewhere may still help if it fits well, but not as the answer; figures would mislead.
        helps = allowed == "answered" and not _is_figure(finding.hits[0].passage)
        allowed = "unsure" if helps else "declined"
    if taught:
        # A person said that this passage answers it: that is surer than any figure.
        allowed = "answered"
    gap = _gap(finding) if allowed == "declined" else None
    return Weighed(part=part, finding=finding, chance=chance, status=allowed, outside=names, gap=gap)


def _taught_first(part: Part, finding: Finding) -> tuple[Finding, str | None]:
    """Put the passage first to which this question was taught, or one that asks the same; return what was taught."""
    asked = f"{part.question} {part.context}"
    for hit in finding.hits:
        if hit.asked in hit.passage.taught and ask_the_same(asked, hit.asked):
            others = (other for other in finding.hits if other is not hit)
            return replace(finding, hits=(hit, *others)), hit.asked
    return finding, None


def stand_apart(parts: Sequence[Weighed]) -> bool:
    """Tell whether a message is answered part by part, rather than as a whole.

    It is only if each part is clearly something, on a subject of its own: one that is left out beside one
    that is not, or two that are answered.
    """
    spoken = [part for part in parts if part.status != "declined"]
    if not spoken or not may_stand_apart(parts):
        return False
    return len(spoken) < len(parts) or all(_is_sure(part) for part in parts)


def may_stand_apart(parts: Sequence[Weighed]) -> bool:
    """Tell whether the first parts of a message leave it open that all stand apart: each other one costs a search."""
    spoken = [part for part in parts if part.status != "declined"]
    subjects = {part.finding.hits[0].subject for part in spoken}
    return len(subjects) == len(spoken) and len(spoken) + sum(map(_is_left_out, parts)) >= len(parts)


def answer(
    reading: Reading, weighed: Sequence[Weighed], profile: Profile, version: str, leads: Mapping[str, Passage]
) -> Answer:
    """Put the answer together, part by part."""
    spoken = [one for one in weighed if one.status != "declined"]
    if not spoken:
        return _declined(reading, weighed, profile, version)
    # What names something outside the scope is never answered, whatever stands beside it.
    sure = any(one.status == "answered" for one in spoken) and not any(one.outside for one in weighed)
    best: Status = "answered" if sure else "unsure"
    asked = reading.completed or reading.question
    draft = Draft(
        sides=profile.sides,
        asked=named(asked, profile.sides),
        compares=bool(compared(asked, profile.sides)),
        wanted={term.stem: term.weight for one in spoken for term in one.finding.terms},
    )
    crowded = []
    for number, one in enumerate(spoken, start=1):
        before = len(draft.points)
        compose(draft, one.finding.hits, leads, share=number / len(spoken))
        crowded += [one] if len(draft.points) == before else []
    return Answer(
        id=identity(reading.completed or reading.question, version),
        question=reading.question,
        status=best,
        version=version,
        read_as=_read_as(reading, weighed),
        topic=reading.topic,
        before=(*_kindness(reading, profile), *_scope_line(weighed), *((wording.UNSURE,) if best == "unsure" else ())),
        points=tuple(draft.points),
        after=(*_one_side(draft), *_missing_parts(weighed), *_crowded_parts(crowded)),
        sources=tuple(draft.sources),
        more=_more(draft, spoken),
        related=_related(reading, draft, spoken),
        confidence=max(one.chance for one in spoken),
        findings=tuple(one.finding for one in weighed),
    )


def _related(reading: Reading, draft: Draft, spoken: Sequence[Weighed]) -> tuple[str, ...]:
    used = list(draft.used.values())
    near = [hit for one in spoken for hit in one.finding.hits]
    return related(reading.question, used, near)


def _declined(reading: Reading, weighed: Sequence[Weighed], profile: Profile, version: str) -> Answer:
    first = weighed[0]
    lines = [*_kindness(reading, profile)]
    if first.outside:
        lines.append(wording.OUTSIDE.format(names=_listed(first.outside)))
    elif first.gap:
        lines.append(wording.GAP.format(gap=first.gap.headings[-1]))
    elif language.may_be_foreign(reading.question):
        lines.append(wording.LANGUAGE.format(languages=_listed(profile.languages)))
    else:
        lines.append(wording.NOT_COVERED)
    if first.gap and first.gap.unread:
        lines.append(wording.UNREAD.format(page=_page(first.gap.unread)))
    if topics := nearest_topics(first.finding):
        lines.append(wording.NEAREST.format(topics="; ".join(topics)))
    lines.append(wording.ASK.format(contact=profile.ask) if profile.ask else wording.ASK_NEARBY)
    return Answer(
        id=identity(reading.completed or reading.question, version),
        question=reading.question,
        status="declined",
        version=version,
        read_as=_read_as(reading, weighed),
        topic=reading.topic,
        before=tuple(lines),
        confidence=max(one.chance for one in weighed),
        findings=tuple(one.finding for one in weighed),
    )


def _gap(finding: Finding) -> Passage | None:
    """Return what the sources are known to leave out, if that is what the question is about."""
    best = finding.hits[0].score if finding.hits else 0.0
    return next((gap.passage for gap in finding.gaps[:1] if _is_about(gap) and gap.score > best), None)


def _is_about(gap: Hit) -> bool:
    return gap.coverage >= NAMED_GAP and gap.likeness >= ALIKE_GAP


def _is_left_out(part: Weighed) -> bool:
    """Tell whether the sources leave a part out for sure: a known gap, or words that stand nowhere."""
    weights = {known: sum(term.weight for term in part.finding.terms if term.known == known) for known in (True, False)}
    return part.status == "declined" and (part.gap is not None or weights[False] > weights[True])


def _is_sure(part: Weighed) -> bool:
    return part.status == "answered"


def _outside(part: Part, finding: Finding, profile: Profile, taught: str) -> tuple[str, ...]:
    """Return the names outside the scope, except those that the best passage or the taught question speaks about."""
    scope = outside(tuple(profile.outside.items()))
    names = scope.named(f"{part.question} {part.context}")
    said = finding.hits[0].passage.text.casefold() if finding.hits else ""
    # A person said that the passage answers just this, with the name in it.
    meant = {name.casefold() for name in scope.named(taught)}
    return tuple(name for name in names if name.casefold() not in said and name.casefold() not in meant)


def _is_figure(passage: Passage) -> bool:
    return any(character.isdigit() for character in passage.sentences[0].text)


def _hello(profile: Profile) -> str:
    if not profile.examples:
        return wording.HELLO_PLAIN.format(name=profile.name, scope=profile.scope)
    examples = " · ".join(profile.examples)
    return wording.HELLO.format(name=profile.name, scope=profile.scope, examples=examples)


def _kindness(reading: Reading, profile: Profile) -> tuple[str, ...]:
    if not reading.strained:
        return ()
    return (wording.STRAIN.format(contact=profile.care) if profile.care else wording.STRAIN_NEARBY,)


def _scope_line(weighed: Sequence[Weighed]) -> tuple[str, ...]:
    names = list(dict.fromkeys(name for one in weighed for name in one.outside))
    return (wording.OUTSIDE_NEAREST.format(names=_listed(names)),) if names else ()


def _read_as(reading: Reading, weighed: Sequence[Weighed]) -> str | None:
    """Return how the question was read if that is not how it was written."""
    text = reading.completed or reading.question
    repaired = {term.word: term.meant for one in weighed for term in one.finding.terms if term.meant}
    for word, meant in repaired.items():
        text = re.sub(rf"\b{re.escape(word)}\b", meant, text, flags=re.IGNORECASE)
    return text if reading.completed or repaired else None


def _one_side(draft: Draft) -> tuple[str, ...]:
    """Say so when a comparison was asked for and the sources speak for one side only."""
    if not draft.compares:
        return ()
    text = " ".join(f"{point.label or ''} {point.text}" for point in draft.points)
    spoken = [side for side in named(text, draft.sides) if side in draft.asked]
    return (wording.ONE_SIDE.format(side=spoken[0].label),) if len(spoken) == 1 < len(draft.asked) else ()


def _missing_parts(weighed: Sequence[Weighed]) -> tuple[str, ...]:
    return tuple(
        wording.PART_NOT_COVERED.format(part=_cut(one.part.question)) for one in weighed if one.status == "declined"
    )


def _crowded_parts(crowded: Sequence[Weighed]) -> tuple[str, ...]:
    """Name the parts that would have been answered if there had been room."""
    return tuple(wording.PART_CROWDED.format(part=_cut(one.part.question)) for one in crowded)


def _more(draft: Draft, spoken: Sequence[Weighed]) -> tuple[Passage, ...]:
    """Return what stands behind "More": the rest of passages shown in part, then the next best."""
    near = {
        hit.passage.id: hit.passage
        for one in spoken
        for hit in one.finding.hits
        if hit.score >= one.finding.hits[0].score / 2
    }
    return tuple([passage for passage in near.values() if not _is_shown(passage, draft)][:MOST_MORE])


def _is_shown(passage: Passage, draft: Draft) -> bool:
    """Tell whether all of a passage is among the points; of a row, the cells that were asked for are enough."""
    shown = " ".join(point.text for point in draft.points)
    used = passage.id in draft.used
    return used and (bool(passage.cells) or all(sentence.text in shown for sentence in passage.sentences))


def _page(page: Unread) -> str:
    return f"{page.title}, {page.url}" if page.url else page.title


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_PART else f"{text[:LONGEST_PART].rsplit(' ', 1)[0]} …"


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
