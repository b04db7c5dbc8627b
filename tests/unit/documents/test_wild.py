"""What other tools add to Markdown: a reader sees what their own pages would show."""

import pytest

from .leaf import body, leaf


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Before {{ site.name }} after.", "Before after."),
        ("{% raw %}Kept{% endraw %} text.", "Kept text."),
        ("Text here.\n{: .note}", "Text here."),
        ('{% include figure.html src="a.png" %}\n\nText.', "Text."),
        ("See [that]({% post_url 2020-01-02-a %}) now.", "See that now."),
    ],
)
def test_jekyll_templates_are_not_shown(written: str, shown: str) -> None:
    """Nor are the classes that Kramdown puts below a paragraph."""
    assert body(written) == [shown]


def test_jekyll_code_is_no_text() -> None:
    """However it is marked."""
    assert body("One.\n\n{% highlight python %}\ncode = 1\n{% endhighlight %}\n\nTwo.\n") == ["One.", "Two."]


def test_a_place_for_the_contents_is_no_list() -> None:
    """Kramdown fills it in later."""
    assert [text for text in body("* TOC\n{:toc}\n\nText.\n") if text] == ["Text."]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('{{< figure src="a.png" caption="c" >}}\n\nText.', ["Text."]),
        ('Before {{< ref "a" >}} after.', ["Before after."]),
        ("{{% notice tip %}}\nA tip.\n{{% /notice %}}", ["A tip."]),
        ("{{< youtube\n  id >}}\n\nText.", ["Text."]),
        ("One.\n\n<!--more-->\n\nTwo.", ["One.", "Two."]),
    ],
)
def test_hugo_shortcodes_are_not_shown(written: str, shown: list[str]) -> None:
    """What stands between a pair of them is."""
    assert [text for text in body(written) if text] == shown


def test_quarto_divs_show_what_is_in_them() -> None:
    """Callouts, columns, and columns in columns."""
    divs = (
        ":::: {.columns}\n::: {.column width='40%'}\nLeft.\n:::\n\n::: {.callout-note}\n## Note\n\nIn it.\n:::\n::::\n"
    )
    assert body(divs + "\nAfter.\n") == ["Left.", "## Note", "In it.", "After."]


def test_quarto_code_and_numbers_of_headings_are_not_shown() -> None:
    """Cells are code; attributes are for the page."""
    found = leaf(
        "page.qmd", "# Head {.unnumbered #sec-a}\n\n```{r}\nx <- 1\n```\n\n### C {-}\n\n## B {#b .x}\n\nEnd.\n"
    )
    assert [text.partition(" {")[0] for text in found.shown] == ["# Head", "### C", "## B", "End."]
    assert found.shown[2] == "## B {#b}"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("See [[Rye bread]].", "See Rye bread."),
        ("See [[Rye bread|rye]].", "See rye."),
        ("See [[Rye bread#Water]].", "See Rye bread."),
        ("See [[#Water]].", "See Water."),
        ("Text ![[picture.png]] goes on.", "Text goes on."),
        ("The ==important words== stay.", "The important words stay."),
        ("Shown %%not shown%% again.", "Shown again."),
        ("A line of text. ^block-1", "A line of text."),
        ("> [!tip]+ Its title\n> Its text.", "Its title Its text."),
    ],
)
def test_obsidian_notes_are_read_like_notes(written: str, shown: str) -> None:
    """Links by their words, marks without their signs, no comments, no embedded files, no names of lines."""
    assert body(written) == [shown]


def test_obsidian_comments_may_be_long() -> None:
    """They end where they are closed, and what is never closed is shown."""
    assert [text for text in body("One.\n\n%%\nnot shown\n%%\n\nTwo.\n") if text] == ["One.", "Two."]
    assert body("One %% two.\n") == ["One %% two."]


def test_a_line_of_tags_says_nothing() -> None:
    """They sort the note and are no text; a number sign in a sentence is one."""
    assert body("#bread #rye/dark\n\nWe are #1 in bread.\n") == ["We are #1 in bread."]


def test_task_lists_are_lists() -> None:
    """Done or not."""
    assert body("- [ ] Feed the starter\n- [x] Buy flour\n") == ["- Feed the starter - Buy flour"]


def test_mdx_imports_and_exports_are_not_shown() -> None:
    """On one line or several."""
    imports = "import X from './x'\nimport {Y} from \"y\";\nexport const meta = {\n  title: 'x',\n}\n\n"
    found = leaf("page.mdx", imports + "Text {/* a comment */}stays.\n")
    assert (found.shown, found.told) == (["Text stays."], [])


def test_a_sentence_may_begin_with_import() -> None:
    """Only what looks like code is none."""
    assert body("import the flour from Italy, they said.\n\nexport is hard\n") == [
        "import the flour from Italy, they said.",
        "export is hard",
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<Callout type="info">\n  Inside **of it**.\n</Callout>', ["Inside of it."]),
        ('<Callout type="info">\n\nInside **of it**.\n\n</Callout>', ["Inside of it."]),
        ("<Chart data={[1, 2]} />\n\nText.", ["Text."]),
        ("Text <Icon name='x' /> goes on.", ["Text goes on."]),
    ],
)
def test_mdx_components_show_what_is_in_them(written: str, shown: list[str]) -> None:
    """As Markdown, with empty lines around it or without."""
    found = leaf("page.mdx", written)
    assert (found.shown, found.told) == (shown, [])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('!!! note "A title"\n    In it.\n\n    Still in it.\n\nAfter.', ["In it.", "Still in it.", "After."]),
        ("??? tip\n    Folded.", ["Folded."]),
        (":::tip Baking\nIn it.\n:::", ["In it."]),
        ('=== "A tab"\n\n    In it.', ["In it."]),
        ("> **Note**\n> In it.", ["Note In it."]),
    ],
)
def test_admonitions_are_text(written: str, shown: list[str]) -> None:
    """MkDocs, Docusaurus and GitHub each have their own."""
    assert [text for text in body(written) if text] == shown


def test_every_definition_stands_with_its_term() -> None:
    """A definition alone says nothing."""
    assert body("Leaven\n: A dough that rises.\n: What makes it rise.\n\nCrumb\n\n:   The inside of bread.\n") == [
        "Leaven: A dough that rises.",
        "Leaven: What makes it rise.",
        "Crumb: The inside of bread.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They pay $350K and $400K a year.",
        "It costs $5 or $6.",
        "A loaf for $3, two for $5 and a cake for $20.",
        "Between US$4 and US$6.",
        "Rates of 5% and 6%%.",
        "If a == b and c == d, stop.",
        "Braces {like these} are text.",
    ],
)
def test_prices_and_signs_are_text(text: str) -> None:
    """Dollars are maths only where they are written like it."""
    assert body(text) == [text]


def test_maths_in_a_sentence_stays_in_it() -> None:
    """As it is written: nothing here can draw it."""
    assert body("It grows as $x^2_i$ and costs $5.\n") == ["It grows as $x^2_i$ and costs $5."]


@pytest.mark.parametrize("text", ["{{ " * 3000, "[[" * 3000, "%%" * 3001, "==a " * 3000, "{% " * 3000, "[[a|" * 3000])
def test_what_is_never_closed_costs_little(text: str) -> None:
    """And is shown as it stands."""
    assert body(f"Begin {text.strip()}\n\nEnd.\n")[-1] == "End."
