"""What makes an installation one about its subject."""

import pytest

from bot.documents.profile import Setup, read_profile, write_calibration
from bot.model import Profile, Side

from .shelf import Shelf

WHOLE = """\
name: Guide
scope: careers
languages: [English, Deutsch]
examples:
  - Can I come back?
ignore: [README.md]
sides:
  - label: Academia
    words: [academia, uni]
glossary:
  - [no, nope]
  - [phd, doctorate]
outside:
  place: [france, germany]
ask: the office, 555-0100
care: the service
calibration: {base: 0.5, answered: 2}
"""

CALIBRATION = (
    'Write "calibration" as names with a number each, of answered, base, coverage, gap, leaning, unknown, unsure.'
)


def test_every_key_arrives(shelf: Shelf) -> None:
    """Words stay the words that were written."""
    shelf.write("signpost.yaml", WHOLE)
    assert read_profile([shelf.folder]) == Setup(
        Profile(
            name="Guide",
            scope="careers",
            languages=("English", "Deutsch"),
            examples=("Can I come back?",),
            sides=(Side(label="Academia", words=("academia", "uni")),),
            glossary=(("no", "nope"), ("phd", "doctorate")),
            outside={"place": ("france", "germany")},
            ask="the office, 555-0100",
            care="the service",
            calibration={"base": 0.5, "answered": 2.0},
        ),
        ("README.md",),
    )


def test_a_later_folder_adds_and_replaces(shelf: Shelf) -> None:
    """So an installation names its own contacts and keeps what was shipped."""
    shelf.write("a/x.md", "")
    shelf.write("b/signpost.yaml", "name: B\nscope: bread\n")
    shelf.write("c/signpost.yaml", "name: C\nask: the baker\n")
    profile = read_profile([shelf.folder / name for name in "abc"]).profile
    assert (profile.name, profile.scope, profile.ask) == ("C", "bread", "the baker")


def test_no_profile_is_the_default_one(shelf: Shelf) -> None:
    """Nor is an empty one a mistake, or a key left empty."""
    assert read_profile([shelf.folder]) == Setup()
    shelf.write("signpost.yaml", "ask:\n")
    assert read_profile([shelf.folder]) == Setup()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: [a]", 'Write "name" as a text.'),
        ("languages: English", 'Write "languages" as a list of texts: [one, another].'),
        ("glossary: [a, b]", 'Write "glossary" as a list of lists of texts: one list for words that mean the same.'),
        (
            "sides: [{label: A}]",
            'Write "sides" as a list of sides, each with a label (a text) and words (a list of texts).',
        ),
        ("outside: [a]", 'Write "outside" as names with a list of texts each.'),
        ("calibration: {base: much}", CALIBRATION),
        ("calibration: {base: nan}", CALIBRATION),
        ("nmae: A", '"nmae" says nothing here. Did you mean "name"?'),
    ],
)
def test_a_mistake_is_told_and_the_rest_is_kept(shelf: Shelf, text: str, told: str) -> None:
    """What is wrong keeps its default."""
    shelf.write("signpost.yaml", f"scope: kept\n{text}\n")
    setup = read_profile([shelf.folder])
    assert [(each.line, each.message) for each in setup.problems] == [(2, told)]
    assert setup.profile == Profile(scope="kept")


def test_bytes_that_are_no_text_are_told(shelf: Shelf) -> None:
    """The defaults stand in."""
    (shelf.folder / "signpost.yaml").write_bytes(b"name: Caf\xe9\n")
    setup = read_profile([shelf.folder])
    assert setup.profile == Profile()
    assert setup.problems[0].message.startswith("The file cannot be read")


def test_a_second_folder_adds_to_the_lists_and_replaces_the_rest(shelf: Shelf) -> None:
    """What one folder ignores stays ignored, and its glossary stays in use."""
    own = shelf.folder / "own"
    own.mkdir()
    shelf.write("signpost.yaml", "name: A\nask: the office\nignore: [README.md]\nglossary: [[loaf, bread]]\n")
    (own / "signpost.yaml").write_text("name: B\nignore: [notes.md]\nglossary: [[rye, rogge]]\n")
    setup = read_profile([shelf.folder, own])
    assert (setup.profile.name, setup.profile.ask) == ("B", "the office")
    assert setup.ignore == ("README.md", "notes.md")
    assert setup.profile.glossary == (("loaf", "bread"), ("rye", "rogge"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "calibration:\n  base: 1.5\n  answered: 0.7\n"),
        ("name: Baker\n", "name: Baker\ncalibration:\n  base: 1.5\n  answered: 0.7\n"),
        (
            "# ours\nname: Baker\ncalibration:\n  base: -3\n  gap: 2\nask: me\n",
            "# ours\nname: Baker\ncalibration:\n  base: 1.5\n  answered: 0.7\nask: me\n",
        ),
        ("calibration: {base: 2}\nask: me\n", "calibration:\n  base: 1.5\n  answered: 0.7\nask: me\n"),
        ("\ufeffname: B\u00e4cker\r\n", "name: B\u00e4cker\ncalibration:\n  base: 1.5\n  answered: 0.7\n"),
    ],
)
def test_fitted_figures_replace_those_before(shelf: Shelf, before: str, after: str) -> None:
    """All else stays as it was written, comments too, and what was written is read."""
    path = shelf.write("signpost.yaml", before)
    figures = {"base": 1.5, "answered": 0.7}
    assert write_calibration(shelf.folder, figures) == path
    assert path.read_text(encoding="utf-8") == after
    assert [each.name for each in shelf.folder.iterdir()] == ["signpost.yaml"]
    setup = read_profile([shelf.folder])
    assert (dict(setup.profile.calibration), setup.problems) == (figures, ())


def test_fitted_figures_need_no_file_before(shelf: Shelf) -> None:
    """A folder of other people's documents has none."""
    write_calibration(shelf.folder, {"base": 1.5})
    assert read_profile([shelf.folder]).profile.calibration == {"base": 1.5}
