"""A maintainer learns what to mend and how good the answers are."""

import json
import sys

from tests.platforms.terminal import Terminal


def test_check_says_where_and_what(terminal: Terminal) -> None:
    """Errors end with 1, warnings alone with 0; odd file names cannot do anything to a terminal."""
    good = terminal.run("check")
    assert good.code == 0
    assert good.out.startswith("signpost.yaml: note: Answers are given cautiously")
    assert good.err == "Nothing to mend in 1 document.\n"
    bad = terminal.folder / "bakery" / "o\u202edd.md"
    bad.write_text(
        "---\ntitle: A\nkind: essay\nurl: nowhere\nscope: x\nread: 2026-11-20\n---\nA word.\n", encoding="utf-8"
    )
    left = terminal.run("check")
    assert left.code == 1
    assert left.out.startswith("bakery/o\\u202edd.md:4: error: ".replace("/", "\\" if sys.platform == "win32" else "/"))
    assert left.err.startswith("1 error and ")
    assert terminal.run("check", "--json").json[0]["line"] == 4


def test_eval_judges_golden_questions(terminal: Terminal) -> None:
    """With figures, and what went wrong; a bad line is named."""
    golden = terminal.folder / "golden.jsonl"
    golden.write_text(
        '{"id": "a", "question": "How long does sourdough rise?", "facts": [["8", "eight hours"]], "sources": ["s9"]}\n'
        '{"id": "b", "question": "How long does sourdough rise?", "facts": [["nine hours"]]}\n'
        '{"id": "c", "question": "Which submarine crosses Antarctica?", "answerable": false}\n',
        encoding="utf-8",
    )
    report = terminal.run("eval", "golden.jsonl", "--json").json
    assert report["figures"]["covered"] == {"questions": 2, "found": 1, "declined": 0, "wrong": 1}
    assert report["figures"]["held_back"] == 1
    assert [each["id"] for each in report["troubles"]] == ["b"]
    assert "b: does not say nine hours" in terminal.run("eval", "golden.jsonl").out
    golden.write_text('{"question": "a", "facts": [["("]]}\n', encoding="utf-8")
    left = terminal.run("eval", "golden.jsonl")
    assert (left.code, left.out) == (1, "")
    assert left.err.startswith("Error: Line 1: the pattern '('")


def test_a_folder_is_fitted_to_labelled_questions(terminal: Terminal) -> None:
    """What `check` names is done: the figures stand in the folder's own file, and nothing else in it changed."""
    bakery = terminal.folder / "bakery"
    before = (bakery / "signpost.yaml").read_text(encoding="utf-8")
    asked = {"how long does sourdough rise": True, "does rye flour need water": True, "rising in a warm kitchen": True}
    asked |= {"which submarine rises": False, "cost of a kitchen": False, "water for a submarine": False}
    lines = [json.dumps({"question": question, "answerable": known}) for question, known in asked.items()]
    (terminal.folder / "golden.jsonl").write_text("\n".join(lines), encoding="utf-8")
    left = terminal.run("eval", "golden.jsonl", "--fit", "--save", "--json", "--knowledge", "bakery")
    assert (left.code, "signpost.yaml" in left.err) == (0, True)
    after = (bakery / "signpost.yaml").read_text(encoding="utf-8")
    assert after.startswith(before)
    assert all(f"  {name}: {figure}\n" in after for name, figure in left.json["calibration"].items())
    assert terminal.run("check", "--knowledge", "bakery").out == ""
