"""reStructuredText: what a page made of it would show."""

import pytest

from .leaf import leaf

FIELDS = "=========\nRye bread\n=========\n\n:Author: A B\n:Date: 2020-01-02\n\nText.\n"


def _shown(text: str) -> list[str]:
    found = leaf("page.rst", text)
    assert found.told == []
    return found.shown


def test_title_and_fields_say_what_it_is() -> None:
    """They are none of the text."""
    found = leaf("page.rst", FIELDS)
    assert (found.known.title, found.known.author, found.known.published) == ("Rye bread", "A B", "2020-01-02")
    assert [text.partition(" {")[0] for text in found.shown] == ["# Rye bread", "Text."]


def test_headings_have_anchors() -> None:
    """Those that Sphinx gives them."""
    headings = [text for text in _shown("Bread\n=====\n\nOne.\n\nRye Flour\n---------\n\nTwo.\n") if text[0] == "#"]
    assert headings[-1].endswith("Rye Flour {#rye-flour}")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*It* **rises** in ``hours``.", ["It rises in hours."]),
        ("See `the book <https://e.org>`_ and the page_.\n\n.. _page: https://e.org", ["See the book and the page."]),
        ("- One\n- Two\n\n  more", ["- One - Two: more"]),
        ("=====  =====\na      b\n=====  =====\n1      2\n=====  =====", ["| a | b\n| 1 | 2"]),
        ("It rises [1]_ here.\n\n.. [1] In warm rooms.", ["It rises (In warm rooms) here."]),
        ("It rises [#n]_.\n\n.. [#n] In warm rooms.", ["It rises (In warm rooms)."]),
        ("Of |what| here.\n\n.. |what| replace:: rye", ["Of rye here."]),
        ("One.\n\n.. a comment\n\nTwo.", ["One.", "Two."]),
        ("One::\n\n   x = 1\n\n.. code-block:: python\n\n   y = 2\n\nTwo.", ["One:", "Two."]),
        ("Leaven\n   Raises dough.", ["Leaven: Raises dough."]),
        (".. image:: x.png\n\nText.", ["Text."]),
        (".. contents::\n\nText.", ["Text."]),
        (".. toctree::\n   :maxdepth: 2\n\n   one\n   two\n\nText.", ["Text."]),
    ],
)
def test_markup_is_read(written: str, shown: list[str]) -> None:
    """Text, links, lists, tables, notes; no code, no pictures, no contents."""
    assert _shown(written + "\n") == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (":ref:`The crumb <crumb>` is soft.", "The crumb is soft."),
        (":doc:`/rye` is dark.", "/rye is dark."),
        (":term:`Leaven` and :abbr:`RF (rye flour)`.", "Leaven and RF (rye flour)."),
        ("A :unheard-of:`role` stays.", "A role stays."),
    ],
)
def test_roles_show_their_text(written: str, shown: str) -> None:
    """Sphinx's, and those of anybody's extensions."""
    assert _shown(written + "\n") == [shown]


@pytest.mark.parametrize(
    "box", ["note", "warning", "tip", "admonition:: Own", "versionadded:: 1.0", "dropdown:: Title"]
)
def test_boxes_show_what_is_in_them(box: str) -> None:
    """Those of docutils and of Sphinx, in a short file too."""
    assert "It rises." in _shown(f".. {box}{'' if '::' in box else '::'}\n\n   It rises.\n")


def test_an_unheard_of_box_is_not_lost() -> None:
    """Anybody can make a directive; what stands in it is text."""
    assert "It rises." in leaf("page.rst", ".. baker-says:: loud\n\n   It rises.\n\nText.\n").shown


@pytest.mark.parametrize(
    "written",
    [
        ".. include:: {secret}",
        ".. literalinclude:: {secret}",
        ".. csv-table:: T\n   :file: {secret}",
        ".. raw:: html\n   :file: {secret}",
        ".. raw:: html\n\n   <script>kestrel</script><p>kestrel</p>",
        ".. figure:: file://{secret}",
        ".. parsed-literal::\n\n   kestrel",
    ],
)
def test_no_other_file_is_opened_and_no_raw_html_read(written: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A document says what stands in it, not what stands beside it."""
    secret = tmp_path_factory.mktemp("outside") / "secret.txt"
    secret.write_text("kestrel", encoding="utf-8")
    found = leaf("page.rst", written.format(secret=secret) + "\n\nText.\n")
    assert found.shown[-1] == "Text."
    assert "kestrel" not in " ".join(found.shown)


@pytest.mark.parametrize(
    "written",
    [
        "Title\n==\n\n*open and `open",
        "  odd\n indent\n   here",
        ".. |a| replace:: |a|\n\n|a|",
        "`a <b_>`_ [1]_ |x|_",
        "=\n-\n~",
    ],
)
def test_broken_markup_is_read_as_text(written: str) -> None:
    """Whatever is wrong with it, the text below it is there."""
    assert leaf("page.rst", f"{written}\n\nLast words.\n").shown[-1] == "Last words."


@pytest.mark.parametrize("written", ["word " * 100_000, "x " * 200_000 + "\n"])
def test_what_takes_too_long_is_read_as_plain_text(written: str) -> None:
    """And it is noted."""
    found = leaf("page.rst", written)
    assert "".join(found.shown).split() == written.split()
    assert [told[:24] for told in found.told] == ["None note Read as plain "]
