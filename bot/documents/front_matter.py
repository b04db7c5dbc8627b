"""The head of a file, parted from its body: YAML between hyphens, or TOML between plus signs."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from bot.documents.entries import Entry, read_entries
from bot.documents.findings import Findings

_YAML, _TOML = "---", "+++"
_ENDS: Final = {_YAML: (_YAML, "..."), _TOML: (_TOML,)}
# A head is a few lines; where its end is looked for.
_LONGEST_HEAD = 2_000
_MOST_CHARACTERS = 20_000
# What begins like this was meant as something else than a text.
_NO_TEXT = ("[", "{", "&", "*", "!", "|", ">")
FIELD = re.compile(r"([\w-]+):(?:[ \t]+(.*))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """A file in two: what its head says, by name, and its body with the line on which that begins."""

    body: str
    line: int = 1
    entries: Mapping[str, Entry] = field(default_factory=dict)


def part(text: str, findings: Findings) -> Parted:
    """Part a Markdown file; a head that cannot be read is told, and the body is read all the same."""
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    fence = lines[start].rstrip()
    if fence not in _ENDS:
        return _without_opening(lines, text, findings)
    for number, line in enumerate(lines[start + 1 : start + 1 + _LONGEST_HEAD], start=start + 1):
        if line.rstrip() in _ENDS[fence]:
            head, body = "\n".join(lines[start + 1 : number]), "\n".join(lines[number + 1 :])
            return Parted(body=body, line=number + 2, entries=_entries(fence, head, findings, start + 2))
    findings.error(start + 1, f"The head of the file never ends: close it with a line of {fence}.")
    return _unclosed(lines, start)


def _without_opening(lines: list[str], text: str, findings: Findings) -> Parted:
    """Some blogs leave the first fence out: fields, then a line of hyphens."""
    for number, line in enumerate(lines[:50]):
        if line.rstrip() == _YAML and number:
            head = [each for each in lines[:number] if each.strip()]
            if head and all(FIELD.match(each) or each.startswith((" ", "- ", "#")) for each in head):
                entries = _yaml("\n".join(lines[:number]), findings, 1)
                return Parted(body="\n".join(lines[number + 1 :]), line=number + 2, entries=entries)
            break
        if line.strip() and not FIELD.match(line) and not line.startswith((" ", "- ", "#")):
            break
    return Parted(body=text)


def _unclosed(lines: list[str], start: int) -> Parted:
    """Read fields up to the first line that is none; the rest is the body."""
    end = start + 1
    while end < len(lines) and FIELD.match(lines[end]):
        end += 1
    return Parted(
        body="\n".join(lines[end:]), line=end + 1, entries=_salvaged("\n".join(lines[start + 1 : end]), start + 2)
    )


def _entries(fence: str, head: str, findings: Findings, first_line: int) -> Mapping[str, Entry]:
    if len(head) > _MOST_CHARACTERS:
        findings.error(first_line, f"Shorten the head of the file: it is longer than {_MOST_CHARACTERS} characters.")
        return {}
    return (_toml if fence == _TOML else _yaml)(head, findings, first_line)


def _yaml(head: str, findings: Findings, first_line: int) -> Mapping[str, Entry]:
    before = len(findings.problems)
    entries = read_entries(head, findings, first_line=first_line)
    return entries if len(findings.problems) == before or entries else _salvaged(head, first_line)


def _salvaged(head: str, first_line: int) -> dict[str, Entry]:
    """Read the plain fields of a head that is no YAML: `title: Bread: a guide` is a common slip."""
    found: dict[str, Entry] = {}
    for number, line in enumerate(head.split("\n"), start=first_line):
        match = FIELD.fullmatch(line.rstrip())
        if match and match[2] and not match[2].startswith(_NO_TEXT):
            found.setdefault(match[1], Entry(match[2].strip().strip("\"'"), number))
    return found


def _toml(head: str, findings: Findings, first_line: int) -> Mapping[str, Entry]:
    try:
        values = tomllib.loads(head)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        place = re.search(r"line (\d+)", str(error))
        line = first_line + int(place[1]) - 1 if place else first_line
        findings.error(line, f"Mend the TOML: {' '.join(str(error).split())}.")
        return {}
    lines = head.split("\n")
    return {name: Entry(_written(value), _line_of(name, lines, first_line)) for name, value in values.items()}


def _written(value: object) -> object:
    """Return a value as YAML would have it: texts in lists and mappings."""
    match value:
        case list():
            return [_written(each) for each in value]
        case dict():
            return {name: _written(each) for name, each in value.items()}
        case datetime() | date():
            return value.isoformat()
    return str(value)


def _line_of(name: str, lines: list[str], first_line: int) -> int:
    return next((at for at, line in enumerate(lines, first_line) if line.lstrip().startswith(name)), first_line)
