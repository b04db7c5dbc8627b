"""`signpost.yaml`: what makes an installation one about its subject."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite
from pathlib import Path
from typing import Any

from bot.documents.entries import read_entries
from bot.documents.files import SETUP, why_not
from bot.documents.findings import Findings, meant
from bot.model import Problem, Profile, Side

# The figures that an installation can set: the weights of the confidence and its thresholds.
CALIBRATED = frozenset({"base", "gap", "coverage", "unknown", "leaning", "answered", "unsure"})

# What every folder has its own share in.
ADDED = frozenset({"glossary", "ignore"})


@dataclass(frozen=True, slots=True)
class Setup:
    """The profile, the files it leaves out and what is wrong with it."""

    profile: Profile = field(default_factory=Profile)
    ignore: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_profile(folders: Sequence[Path]) -> Setup:
    """Read the `signpost.yaml` of every folder: a later one replaces what an earlier one says, and adds to its lists.

    So an installation names its own contacts and keeps the shipped glossary. What is wrong keeps its default.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for folder in folders:
        path = folder / SETUP
        if path.is_symlink() or path.exists():
            findings = Findings(path)
            if reason := why_not(path, folder, (path.suffix,)):
                findings.error(None, f"Not read: {reason}.")
                problems += findings.problems
                continue
            for name, value in _read(findings).items():
                values[name] = (*values.get(name, ()), *value) if name in ADDED else value
            problems += findings.problems
    ignore = values.pop("ignore", ())
    return Setup(replace(Profile(), **values), ignore, tuple(problems))


def write_calibration(folder: Path, figures: Mapping[str, float]) -> Path:
    """Write fitted figures into the `signpost.yaml` of a folder; all else in it stays as it is."""
    path = folder / SETUP
    lines = path.read_text("utf-8-sig").splitlines() if path.exists() else []
    start = next((at for at, line in enumerate(lines) if line.startswith("calibration:")), len(lines))
    end = start + 1
    while end < len(lines) and (lines[end].startswith((" ", "\t")) or not lines[end].strip()):
        end += 1
    block = ["calibration:", *(f"  {name}: {figure}" for name, figure in figures.items())]
    written = path.with_name(f".{SETUP}.written")
    written.write_text("\n".join([*lines[:start], *block, *lines[end:]]) + "\n", "utf-8")
    written.replace(path)
    return path


def _read(findings: Findings) -> dict[str, Any]:
    try:
        text = findings.path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        findings.error(None, f"The file cannot be read: {error}.")
        return {}
    return _values(text, findings)


def _values(text: str, findings: Findings) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, entry in read_entries(text, findings).items():
        if name not in _KEYS:
            findings.error(entry.line, f'"{name}" says nothing here.{meant(name, _KEYS)}')
        elif entry.value is not None:
            shape, read = _KEYS[name]
            try:
                values[name] = read(entry.value)
            except (TypeError, ValueError):
                findings.error(entry.line, f'Write "{name}" as {shape}.')
    return values


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError
    return " ".join(value.split())


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _mapping(value: object) -> Mapping[object, object]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(_text(each) for each in _list(value))


def _words(value: object) -> tuple[str, ...]:
    """Read names that are searched for: at least one, and in each at least a letter or a figure."""
    names = _texts(value)
    if not names or not all(any(mark.isalnum() for mark in name) for name in names):
        raise ValueError
    return names


def _groups(value: object) -> tuple[tuple[str, ...], ...]:
    return tuple(_words(each) for each in _list(value))


def _side(value: object) -> Side:
    given = _mapping(value)
    if set(given) != {"label", "words"}:
        raise ValueError
    return Side(label=_text(given["label"]), words=_words(given["words"]))


def _sides(value: object) -> tuple[Side, ...]:
    return tuple(_side(each) for each in _list(value))


def _named_texts(value: object) -> dict[str, tuple[str, ...]]:
    return {_text(name): _words(texts) for name, texts in _mapping(value).items()}


def _figures(value: object) -> dict[str, float]:
    figures = {_text(name): float(_text(figure)) for name, figure in _mapping(value).items()}
    if not all(isfinite(figure) for figure in figures.values()) or not figures.keys() <= CALIBRATED:
        raise ValueError
    return figures


_LIST = "a list of texts: [one, another]"
_KEYS: dict[str, tuple[str, Callable[[object], object]]] = {
    "name": ("a text", _text),
    "subject": ("a text", _text),
    "scope": ("a text", _text),
    "ask": ("a text", _text),
    "care": ("a text", _text),
    "languages": (_LIST, _texts),
    "examples": (_LIST, _texts),
    "ignore": (_LIST, _texts),
    "glossary": ("a list of lists of texts: one list for words that mean the same", _groups),
    "sides": ("a list of sides, each with a label (a text) and words (a list of texts)", _sides),
    "outside": ("names with a list of texts each", _named_texts),
    "calibration": (f"names with a number each, of {', '.join(sorted(CALIBRATED))}", _figures),
}
