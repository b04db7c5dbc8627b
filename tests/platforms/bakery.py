"""A small knowledge folder about bread: far from any real installation, and quick to read."""

from pathlib import Path

QUESTION = "How long does sourdough rise?"
FIRST = "Sourdough rises for eight hours in a cool kitchen."
COVERED = "sourdough-book"
UNCOVERED = "Which submarine crosses Antarctica?"

_BOOK = f"""---
title: "The book of sourdough"
short: Sourdough book
url: https://bread.example/book
published: 2024-06-26
kind: handbook
scope: home kitchens
---

## Rising {{#rising}}

{FIRST} A warm kitchen halves that.

Asked as:

- how long does sourdough rise
- rising time of sourdough

## Flour {{#flour}}

Rye flour drinks more water than wheat flour does.

Asked as:

- does rye flour need more water
"""
_PROFILE = "name: Breadboard\nscope: baking bread\nask: the baker next door\n"


def write_bakery(folder: Path) -> Path:
    """Write the folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{COVERED}.md").write_text(_BOOK, encoding="utf-8")
    (folder / "signpost.yaml").write_text(_PROFILE, encoding="utf-8")
    return folder
