"""Files with something wrong in them, by name: what a folder gets by accident, and what somebody puts there."""

import random
from itertools import pairwise

from tests.platforms.paper import pdf, word, word_paragraph

_TEXT = "\n\nThe porcupine pie is what this one is about.\n"
_NOTHING = "\u200b\u2060" * 50_000
_LETTERS = "abcdefghijklmnopqrst"
_CHANCE = random.Random(3)


def _bomb(opening: str, closing: str) -> str:
    return f"a: &a {opening}x: y{closing}\n" + "".join(
        f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n" for before, after in pairwise(_LETTERS)
    )


def _headed(head: str, fence: str = "---") -> str:
    return f"{fence}\n{head}\n{fence}{_TEXT}"


def heads() -> dict[str, str | bytes]:
    """Return files with nothing in them, or with a head that is wrong."""
    return {
        "empty.md": "",
        "empty.html": "",
        "empty.pdf": "",
        "empty.docx": "",
        "blank.md": " \n\t\n\u3000\n\r\n",
        "head-only.md": "---\ntitle: Only a head\n---\n",
        "heading-only.md": "# Nothing below\n",
        "unclosed.md": f"---\ntitle: Unclosed\nauthor: Nobody\n{_TEXT}",
        "unclosed-toml.md": f'+++\ntitle = "Unclosed"\n{_TEXT}',
        "broken.md": _headed("title: [a, b\n  - : : {\n\tauthor: tab"),
        "broken-toml.md": _headed("title = = no\n[[[", "+++"),
        "types.md": _headed("title: [1, {a: b}]\nurl: {x: y}\nauthor: [[x]]\nscope: [3.5]\nkind: [no]"),
        "scalar.md": _headed("just a sentence"),
        "dates.md": _headed("title: Dates\npublished: 2023-02-30\ndate: 99999999999-13-45"),
        "twice.md": _headed("title: One\ntitle: Two\nurl: https://a.example/\nurl: https://b.example/"),
        "number.md": _headed(f"title: Int\npublished: {'9' * 20_000}"),
        "bomb.md": _headed(f"{_bomb('[', ']')}title: *t"),
        "bomb-of-maps.md": _headed(f"{_bomb('{', '}')}title: *t\nauthor: *t"),
        "itself.md": _headed("title: &x [*x]\nauthor: &y {a: *y}"),
        "tags.md": _headed("title: !!python/object/apply:os.system ['exit 3']\nauthor: !!python/name:os.system"),
        "deep-head.md": _headed(f"title: {'[' * 20_000}{']' * 20_000}"),
        "deep-toml.md": _headed(f"title = {'[' * 5_000}{']' * 5_000}", "+++"),
        "huge-head.md": _headed("".join(f"key{number}: value {number}\n" for number in range(60_000)) + "title: Huge"),
        "addresses.md": _headed("title: Secret\nurl: https://me:swordfish@bread.example/"),
        "script.md": _headed("title: Script\nurl: javascript:alert(1)"),
    }


def letters() -> dict[str, str | bytes]:
    """Return files whose bytes or letters are wrong."""
    noise = _CHANCE.randbytes(200_000)
    return {
        "binary.md": noise,
        "picture.txt": b"\x89PNG\r\n\x1a\n" + noise,
        "programme.html": b"\x7fELF\x02\x01\x01" + noise,
        "noise.rst": noise,
        "archive.md": word(word_paragraph("Packed.")),
        "nul.md": b"# NUL\n\nThe nul\x00 gecko is\x00 here.\x00\n" * 50,
        "zeros.md": b"\x00" * 100_000,
        "broken-utf8.md": b"# Broken\n\nThe tapir said \xff\xfe\xc3\x28 \xe2\x82 \xf0\x28\x8c\xbc \xed\xa0\x80 done.\n",
        "utf16-cut.md": "Odd number of bytes".encode("utf-16") + b"\x00",
        "mojibake.md": f"# Garbled\n\nItâ€™s a cafÃ© in ZÃ¼rich.{_TEXT}",
        "control.md": f"# Control\x07\n\n\x1b[31mThe wombat\x1b[0m rings\x08 the bell \x7f for its supper.{_TEXT}",
        "bidi.md": f"# Bidi \u202egnp.exe\n\nThe aardvark \u202eesrever\u202c is \u2066hidden\u2069 here.{_TEXT}",
        "zero-width.md": f"# Ze\u200bro\n\nThe nar{_NOTHING}whal has\u00ad no width\U000e0041.{_TEXT}",
        "shift-jis.txt": ("パンの焼き方\n\n毎週月曜日にパンを焼きます。" * 20).encode("shift_jis"),
        "line-ends.md": f"# Ends\n\r\n\rThe stoat\r\n\rmixes\x0bits\x0cends.{_TEXT}",
    }


def sizes() -> dict[str, str | bytes]:
    """Return files with too much of something."""
    wide = "|".join(f"c{number}" for number in range(200))
    return {
        "too-large.md": "too much of it. " * 700_000,
        "long-line.md": "# Long line\n\n" + "word " * 1_000_000,
        "long-line.txt": "A sentence ends. " * 300_000,
        "long-word.md": f"# Long word\n\n{'w' * 1_000_000}{_TEXT}",
        "headings.md": "".join(f"## Heading {number}\n\nBelow {number} stands this.\n\n" for number in range(10_000)),
        "rows.md": "| a | b |\n|---|---|\n" + "".join(f"| r{number} | v{number} |\n" for number in range(40_000)),
        "columns.md": f"|{wide}|\n|{'---|' * 200}\n" + f"|{wide}|\n" * 50,
        "links.md": "".join(f"[link {number}](https://a.example/{number}) " for number in range(100_000)),
        "passages.txt": "".join(
            f"Paragraph {number} says one thing. {'It is so. ' * 20}\n\n" for number in range(3_000)
        ),
    }


def markup() -> dict[str, str | bytes]:
    """Return files whose markup is too deep, never closed, or does something."""
    return {
        "deep-lists.md": "".join(f"{'  ' * depth}- item\n" for depth in range(1_000)) + _TEXT,
        "deep-quotes.md": f"{'>' * 1_000} quoted{_TEXT}",
        "deep-html.md": f"{'<div>' * 1_000}inside{'</div>' * 1_000}{_TEXT}",
        "deep-marks.md": f"{'*a _b ' * 5_000}{_TEXT}{'[' * 10_000}{_TEXT}{'`' * 10_001}{_TEXT}",
        "deep.html": f"<p>Before.</p>{'<div>' * 10_000}inside",
        "deep.mdx": f"{'<Box>' * 1_000}\n\ninside\n\n{'</Box>' * 1_000}{_TEXT}",
        "deep.rst": f"{'*' * 10_000}\n\n{'`a <' * 2_000}{_TEXT}",
        "templates.md": f"{'{{ ' * 5_000}{'{% ' * 5_000}{'[[' * 5_000}{'%%' * 5_001}{_TEXT}",
        "scripts.md": f"<script>alert('porcupine')</script>\n\n<img src=x onerror=alert(1)>{_TEXT}<style>p</style>\n",
        "scripts.html": f"<script>alert('porcupine')</script><p onclick=alert(1)>{_TEXT}<svg onload=alert(1)></svg>",
        "links-out.md": f"[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///etc/passwd) <javascript:x>{_TEXT}",
        "pings.md": f"---\ntitle: '@everyone <!channel> [x](https://evil.example) `a` **b**'\n---\n# @here <@1>{_TEXT}",
        "long-title.md": f"---\ntitle: {'long ' * 5_000}\n---\n# {'heading ' * 5_000}{_TEXT}",
        "include.rst": f".. include:: /etc/passwd\n\n.. raw:: html\n   :file: /etc/passwd\n{_TEXT}",
        "substitution.rst": f".. |a| replace:: |b|\n.. |b| replace:: |a|\n\n|a| |b|{_TEXT}",
        "broken.rst": f"Title\n==\n\n*open and `open\n\n  odd\n indent\n{_TEXT}",
        "footnotes.md": "".join(f"[^{number}]: See[^{number + 1}].\n" for number in range(500)) + f"So[^0].{_TEXT}",
    }


def papers() -> dict[str, str | bytes]:
    """Return PDF and Word files that are broken or blow up."""
    entities = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {after} '{f'&{before};' * 10}'>" for before, after in pairwise(_LETTERS)
    )
    return {
        "bomb.docx": word(word_paragraph("Text."), {"word/other.xml": " " * 61_000_000}),
        "entities.docx": word("", {"word/document.xml": f"{entities}]><x>&t;</x>"}),
        "outside.docx": word(
            "", {"word/document.xml": "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"}
        ),
        "cut.docx": word(word_paragraph("Text."))[:300],
        "renamed.docx": r"{\rtf1\ansi The ibex memo.}",
        "cut.pdf": pdf(["Text."])[:200],
        "noise.pdf": b"%PDF-1.7\n" + _CHANCE.randbytes(50_000),
        "loop.pdf": pdf(["Text."]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]"),
        "pictures.pdf": pdf([], []),
    }
