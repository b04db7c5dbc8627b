"""Pages become blocks: their main text, with their headings' own anchors."""

import pytest

from .leaf import leaf

LONG = "A loaf needs an hour in the oven, and a cake needs half of that. " * 5
HEAD = """<!doctype html><html><head><title>Rye bread | The bakery</title>
<meta name="author" content=" A  B "><meta property="article:published_time" content="2020-01-02T10:00:00+08:00">
<link rel="canonical" href="https://bread.example/rye"><style>p {color: red}</style><script>alert(1)</script></head>"""
AROUND = """<body><header><h1>The bakery</h1></header><nav><ul><li><a href="/">Home</a></li></ul></nav>
<div class="sidebar">Other pages</div>%s<footer>Imprint</footer></body></html>"""


def _page(main: str) -> list[str]:
    return leaf("page.html", HEAD + AROUND % f"<main>{main}<p>{LONG}</p></main>").shown[:-1]


def test_a_page_says_what_it_is() -> None:
    """Title without the name of the site, author, day and address."""
    found = leaf("page.html", HEAD + AROUND % f"<main><h1>Rye bread</h1><p>{LONG}</p></main>")
    document = found.known
    assert (document.title, document.author, document.published, document.url) == (
        "Rye bread",
        "A B",
        "2020-01-02",
        "https://bread.example/rye",
    )
    assert found.told == []


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>Rye bread</title><h1>Something else</h1>", "Rye bread"),
        ("<title>Rye bread | Bakery</title><h1>Bakery</h1><h1>Rye bread</h1>", "Rye bread"),
        ("<meta property='og:title' content='Rye &amp; wheat'><title>x</title>", "Rye & wheat"),
        ("<h1>Rye <i>bread</i></h1>", "Rye bread"),
        ("<h2>Rye bread</h2>", "Rye bread"),
        ("<p>Text.</p>", "my page"),
        ("<title> </title><p>Text.</p>", "my page"),
    ],
)
def test_a_title_is_found_where_the_page_has_one(page: str, title: str) -> None:
    """Else the file is named."""
    assert leaf("my-page.html", page).known.title == title


@pytest.mark.parametrize("name", ["article:published_time", "date", "citation_date"])
def test_a_day_is_found_where_the_page_has_one(name: str) -> None:
    """What is no day is passed over."""
    attribute = "property" if ":" in name else "name"
    assert leaf("a.html", f"<meta {attribute}='{name}' content='2020-01-02'>Text.").known.published == "2020-01-02"
    found = leaf("a.html", f"<meta {attribute}='{name}' content='soon'><time datetime='2019-05-06T00:00'>x</time>")
    assert found.known.published == "2019-05-06"


def test_an_address_that_no_browser_opens_is_told() -> None:
    """And is not one."""
    found = leaf("a.html", "<link rel=canonical href='javascript:alert(1)'><p>Text.</p>")
    assert found.known.url is None
    assert len(found.told) == 1
    relative = leaf("a.html", "<link rel=canonical href='/rye'><p>Text.</p>")
    assert (relative.known.url, relative.told) == (None, [])


def test_what_stands_around_the_text_is_not_shown() -> None:
    """Whether the page marks its main part or not."""
    marked = leaf("page.html", HEAD + AROUND % f"<main><p>{LONG}</p></main>")
    unmarked = leaf("page.html", HEAD + AROUND % f"<p>{LONG}</p>")
    assert marked.shown == unmarked.shown == [LONG.strip()]


@pytest.mark.parametrize("part", ["main", "article", "div id=content", "div class=post-content", "div role=main"])
def test_a_page_marks_its_main_part_in_many_ways(part: str) -> None:
    """Whatever stands beside it is none of it."""
    page = f"<body><p>Beside it.</p><{part}><p>{LONG}</p></{part.split(maxsplit=1)[0]}></body>"
    assert leaf("page.html", page).shown == [LONG.strip()]


def test_a_main_part_with_nothing_in_it_is_none() -> None:
    """Pages that are filled by a script leave one behind."""
    assert leaf("page.html", f"<body><main></main><p>{LONG}</p></body>").shown == [LONG.strip()]


def test_two_articles_are_both_read() -> None:
    """No one of them is the page."""
    assert leaf("page.html", "<article><p>One.</p></article><article><p>Two.</p></article>").shown == ["One.", "Two."]


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("<h2 id=pay>Pay</h2>", "## Pay {#pay}"),
        ("<h2><a name=pay></a>Pay</h2>", "## Pay {#pay}"),
        ("<h2><a id=pay href=#pay>Pay</a></h2>", "## Pay {#pay}"),
        ("<h2><span class=mw-headline id=pay>Pay</span><span class=mw-editsection>[edit]</span></h2>", "## Pay {#pay}"),
        ("<section id=pay><h3>Pay</h3></section>", "### Pay {#pay}"),
        ("<h2 id='die zeit'>Zeit</h2>", "## Zeit {#die%20zeit}"),
        ("<h2 id=pay>Pay<a class=headerlink href=#pay>¶</a></h2>", "## Pay {#pay}"),
        ("<h6>Pay</h6>", "###### Pay"),
    ],
)
def test_a_heading_has_the_anchor_of_its_page(heading: str, shown: str) -> None:
    """Wherever the page keeps it; the sign that shows it is no text."""
    assert _page(heading) == [shown]


def test_the_anchor_of_a_section_belongs_to_its_first_heading() -> None:
    """Not to the next one."""
    assert _page("<div id=a><h2>One</h2></div><h2>Two</h2>") == ["## One {#a}", "## Two"]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>One <b>bold</b>, <i>it</i>.<br>Two&nbsp;&amp; &lt;three&gt;.</p>", ["One bold, it. Two & <three>."]),
        ("One<p>Two", ["One", "Two"]),
        ("<blockquote><p>Quoted.</p></blockquote>", ["Quoted."]),
        (
            "<ul><li>One<ul><li>in it</li></ul></li><li><p>Two</p><p>more</p></li><li></li></ul>",
            ["- One: in it - Two: more"],
        ),
        ("<ol><li>One</ol>", ["- One"]),
        ("<details><summary>More</summary>Folded.</details>", ["More", "Folded."]),
        ("<figure><img src=x alt=no><figcaption>Caption.</figcaption></figure>", ["Caption."]),
        ("<table><tr><th>a<th>b<tr><td>1<td>2 <b>3</b></table>", ["| a | b\n| 1 | 2 3"]),
        ("<table><tr><td>a<td>b<tr><td>1<td>2</table>", ["| a | b\n| 1 | 2"]),
        ("<table><tr><td><h2>Head</h2><p>One</p><td>Two</table>", ["## Head", "One", "Two"]),
        ("<table><tr><td>only</table>", ["only"]),
        ("<dl><dt>Leaven</dt><dd>Raises dough.</dd></dl>", ["Leaven: Raises dough."]),
    ],
)
def test_structure_is_kept(markup: str, shown: list[str]) -> None:
    """Paragraphs, lists, tables, definitions; a table that only places its parts is none."""
    assert _page(markup) == shown


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=x></SCRIPT>",
        "<script>var a = '<p>not shown</p>'</script>",
        "<style>p {}</style>",
        "<noscript>Switch it on.</noscript>",
        "<template><p>not shown</p></template>",
        "<iframe src='javascript:alert(1)'>not shown</iframe>",
        "<object data=x>not shown</object>",
        "<svg onload=alert(1)><text>not shown</text></svg>",
        "<textarea>not shown</textarea><button>Buy</button><select><option>x</select>",
        "<pre><code>x = 1</code></pre>",
        "<p hidden>not shown</p>",
        "<p aria-hidden=true>not shown</p>",
        "<p style='display: none'>not shown</p>",
        "<nav>Home</nav>",
        "<div class=toc><ul><li>Pay</ul></div>",
        "<img src=x onerror=alert(1) alt='not shown'>",
        "<!-- not shown --><![CDATA[ not shown ]]>",
        "<?php echo 1 ?>",
        "<math><semantics><annotation>not shown</annotation></semantics></math>",
    ],
)
def test_what_is_no_text_is_not_shown(markup: str) -> None:
    """Scripts, code, controls, what is hidden, navigation."""
    assert _page(f"{markup}<p>Text.</p>") == ["Text."]


def test_a_page_in_one_form_is_read() -> None:
    """Some servers wrap all of a page in one."""
    assert leaf("a.html", f"<body><form><input value=x><h1>Rye</h1><p>{LONG}</p></form></body>").shown == [
        "# Rye",
        LONG.strip(),
    ]


def test_links_and_handlers_leave_their_text() -> None:
    """Where they lead stays behind."""
    assert _page("<p onclick=x()>See <a href='javascript:alert(1)'>this</a> or <a href=data:,x>that</a>.</p>") == [
        "See this or that."
    ]


def test_notes_join_the_sentence_that_calls_them() -> None:
    """And stand nowhere else."""
    notes = "<section class=footnotes><ol><li id=fn1><p>In warm rooms. <a href=#r1>↩</a></p></li></ol></section>"
    assert _page(f"<p>It rises.<sup id=r1><a href=#fn1>1</a></sup> Slowly.</p>{notes}") == [
        "It rises (In warm rooms). Slowly."
    ]


def test_a_page_names_its_encoding() -> None:
    """And is read by it."""
    found = leaf("a.htm", b"<head><meta charset='iso-8859-1'><title>Caf\xe9</title></head><p>Na\xefve.</p>")
    assert (found.known.title, found.shown) == ("Café", ["Naïve."])


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 10_000,
        "<b>" * 10_000,
        "<ul><li>" * 3_000,
        "<table><tr><td>" * 1_000,
        "<blockquote>" * 5_000,
        "<p><a href=x>" * 3_000,
    ],
)
def test_deep_pages_are_read(markup: str) -> None:
    """No nesting loses the text in it."""
    found = leaf("a.html", f"<p>Before.</p>{markup}In it.")
    assert found.shown[0] == "Before."
    assert "In it." in " ".join(found.shown)


def test_a_wide_table_is_cut() -> None:
    """Nobody reads sixty columns."""
    (table,) = leaf("a.html", f"<table><tr>{'<td>x' * 200}<tr>{'<td>y' * 200}</table>").shown
    assert table.count("x") == 60


@pytest.mark.parametrize(
    "markup", ["", "<", "<html", "</p></p>", "<p", "&#0;&#xd800;&#x110000;", "<!DOCTYPE", "\x00<p>"]
)
def test_no_markup_is_an_error(markup: str) -> None:
    """Browsers read it too."""
    assert leaf("a.html", f"{markup}").known.title == "a"
