"""No text costs more than its length, however it was made: a quadratic pattern would not come back from these."""

import pytest

from .leaf import leaf

_LAUGHS = "\n".join(f".. |a{at}| replace:: {' '.join([f'|a{at + 1}|'] * 10)}" for at in range(12))


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("page.md", "-   " * 19 + "x"),
        ("page.md", "<A" + "a" * 200_000),
        ("page.md", "{{< " * 50_000),
        ("page.md", "%%" * 100_000),
        ("page.md", "<font size=1>" * 20_000),
        ("page.html", "<p>a<sup><a href='#fn1'>1</a></sup></p><div id=fn1>b" + " " * 300_000 + "c</div>"),
        ("page.html", "<div>" * 200_000),
        (
            "page.rst",
            "\n".join(f".. |a{at}| replace:: {' '.join([f'|a{at + 1}|'] * 10)}" for at in range(12)) + "\n\n|a0|",
        ),
    ],
)
def test_odd_texts_are_read_in_time(name: str, odd: str) -> None:
    """What stands before them is still there."""
    before = "<p>First words.</p>" if name.endswith("html") else "First words.\n\n"
    assert any("First words." in shown for shown in leaf(name, f"{before}{odd}\n").shown)
