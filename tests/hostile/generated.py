"""Files of every format as nobody thinks of them: markup in any order, cut anywhere, in any encoding, and raw bytes."""

from hypothesis import strategies as st

from bot.documents.readers import READERS
from tests.platforms.paper import pdf, word, word_paragraph

_FRAGMENTS = (
    *(
        "---\n",
        "+++\n",
        "...\n",
        "title: ",
        "url: https://e.org/\n",
        "url: javascript:x\n",
        "author: [a, b]\n",
        "kind: topic\n",
    ),
    *(
        "kind: gaps\n",
        "read: 2026-11-20\n",
        "date: 2023-02-30\n",
        "aliases: a\n",
        "&a [*a]\n",
        "!!python/name:os.x\n",
        "{",
        "}",
        "[",
        "]",
    ),
    *(
        "# ",
        "## Pay {#pay}\n",
        "Title\n=====\n",
        "Sub\n---\n",
        "**Bold**\n",
        "- ",
        "* ",
        "1. ",
        "  - ",
        "> ",
        "    ",
        "\t",
        "```\n",
    ),
    *(
        "| a | b |\n|---|---|\n",
        "| 1 | 2 |\n",
        "|",
        "[^1]",
        "[^1]: ",
        "^[",
        "$x$",
        "$$",
        "$5 ",
        "`",
        "``",
        "*",
        "**",
        "_",
        "==",
        "~~",
    ),
    *(
        "[a](b)",
        "[a](https://e.org)",
        "![a](b)",
        "[[a]]",
        "[[a|b]]",
        "[a]: b\n",
        "[@a#b]",
        "<https://e.org>",
        "Asked as:\n\n- a\n",
    ),
    *(
        "{{< a >}}",
        "{% raw %}",
        "{: .a}",
        "{#a}\n",
        ":::note\n",
        ":::\n",
        "!!! note\n",
        "??? a\n",
        "import X from 'y'\n",
        "%%",
        "Unread: a\n",
    ),
    *(
        "<p>",
        "</p>",
        "<div id=a>",
        "<table><tr><td>",
        "<ul><li>",
        "<h2 id=a>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<a href=b>",
        "<br>",
    ),
    *(
        "<main>",
        "<nav>",
        "<sup><a href=#n>1</a></sup>",
        "<li id=n>",
        "<title>a</title>",
        "<meta charset=idna>",
        "<![CDATA[",
        "&lt;",
        "&#0;",
    ),
    *(
        ".. note::\n\n   ",
        ".. _a:\n",
        ".. [1] ",
        "[1]_ ",
        "|a|_",
        ".. |a| replace:: |a|\n",
        ":ref:`a`",
        "::\n\n",
        "====  ====\n",
        ".. raw:: html\n",
    ),
    *(
        "_model: a\n---\nbody:\n",
        "#### text ####\n",
        "----\n",
        "Subject: a\n",
        "A HEADING\n\n",
        "2.1 Heading\n\n",
        "-- \n",
        "* * *\n",
    ),
    *(
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        " ",
        "\x00",
        "\x0c",
        "\x1b[31m",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\ud800",
        "é",
        "Ã©",
        "研究。",
        "😀",
        "ﷺ",
    ),
    *("word ", "A sentence that ends. ", "e.g. ", "w" * 400, "word " * 200, "(" * 50),
)
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "cp1252", "shift_jis", "utf-7")


def _encoded(text: str, encoding: str) -> bytes:
    handler = "surrogatepass" if encoding.startswith("utf-8") else "ignore"
    return text.encode(encoding, handler)


def _cut(data: bytes, start: int, end: int, between: bytes) -> bytes:
    """Put something in the place of a part of a file."""
    size = len(data) + 1
    first, last = sorted((start % size, end % size))
    return data[:first] + between + data[last:]


_texts = st.lists(st.sampled_from(_FRAGMENTS) | st.text(max_size=30), max_size=40).map("".join)
_written = st.builds(_encoded, _texts, st.sampled_from(_ENCODINGS))
_papers = st.sampled_from(
    (
        pdf(["A line.", "And one more."], about="/Title (a)"),
        word(word_paragraph("A line.") * 3, {"docProps/core.xml": "<a/>"}),
    )
)
_broken = st.builds(_cut, _written | _papers, st.integers(0, 5_000), st.integers(0, 5_000), st.binary(max_size=20))

contents = st.one_of(_written, _written, _broken, _papers, st.binary(max_size=300))
endings = st.sampled_from(sorted(READERS))
