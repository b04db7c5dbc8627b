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


def write_almanac(folder: Path) -> Path:
    """Write a folder with a document that has aged."""
    folder.mkdir(parents=True, exist_ok=True)
    head = 'title: "An old almanac"\nurl: https://bread.example/almanac\npublished: 2019-01-01\nkind: almanac'
    text = "The moon has nothing to do with yeast."
    (folder / "almanac.md").write_text(f"---\n{head}\n---\n\n## Moon\n\n{text}\n", encoding="utf-8")
    return folder


KNEADING = "How do I knead by hand?"
_KNEADING = """---
title: "Kneading, by people who do"
short: Kneading
url: https://bread.example/kneading
kind: forum thread
scope: home kitchens
---

## By hand {#by-hand}

Kneading by hand takes ten minutes of pushing and folding. Wet dough sticks to the hands; a scraper helps. Somebody
wrote @everyone, @here and <@123456789012345678> into the thread.

Asked as:

- how do I knead by hand
- how long does kneading by hand take

## By machine {#by-machine}

Kneading by machine takes four minutes at a low speed. A machine warms the dough. Warm dough rises faster.

Asked as:

- how do I knead by machine
- can a machine knead dough for me

## Without kneading {#without}

Dough that is not kneaded by hand or machine needs a night of rest instead. {long}

Asked as:

- can I make bread without kneading by hand
"""
# Too long for any one message.
_LONG = " ".join(f"Fold number {number} makes the dough that nobody kneads a little stronger." for number in range(90))


def write_large_bakery(folder: Path) -> Path:
    """Write a folder that has more to say than fits into a message, and mentions that must call nobody."""
    write_bakery(folder)
    (folder / "kneading.md").write_text(_KNEADING.replace("{long}", _LONG), encoding="utf-8")
    (folder / "signpost.yaml").write_text(f"{_PROFILE}care: the night line\nsubject: bread\n", encoding="utf-8")
    return folder
