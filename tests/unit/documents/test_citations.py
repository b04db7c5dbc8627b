"""What sentences rest on."""

from bot.model import Passage

from .shelf import HEAD, Shelf

TOPIC = "---\ntitle: Coming back\nkind: topic\n---\n## How\n\n"


def _topic(shelf: Shelf, body: str) -> tuple[Passage, ...]:
    # The topic page sorts before the page that it cites.
    shelf.write("a-topic.md", TOPIC + body)
    shelf.write("page.md", HEAD + "## Moving between tracks {#move}\n\nOne.\n\n## Pay\n\nTwo.\n")
    return tuple(passage for passage in shelf.load().passages if passage.document.kind == "topic")


def _rests(passage: Passage) -> list[tuple[str, list[str]]]:
    return [(each.text, [place.slug for place in each.rests_on]) for each in passage.sentences]


def test_each_sentence_rests_on_what_it_cites(shelf: Shelf) -> None:
    """Before or after the full stop, several in one mark, each place once."""
    (passage,) = _topic(
        shelf,
        "It is hard [@page#moving-between-tracks;\n@page#pay]. It takes time. [@page#pay] "
        "It pays [@page#pay] little [@page#pay].\n",
    )
    assert _rests(passage) == [
        ("It is hard.", ["moving-between-tracks", "pay"]),
        ("It takes time.", ["pay"]),
        ("It pays little.", ["pay"]),
    ]
    assert passage.sentences[0].rests_on[0].url == "https://example.org/page#move"
    assert shelf.told() == []


def test_a_sentence_of_a_document_rests_on_its_own_section(shelf: Shelf) -> None:
    """A source cites nobody."""
    (passage,) = shelf.page("## Pay\n\nOne. Two.\n")
    assert _rests(passage) == [("One.", ["pay"]), ("Two.", ["pay"])]


def test_a_topic_sentence_without_a_mark_is_told(shelf: Shelf) -> None:
    """It rests on all that its passage cites, because a topic page is no source."""
    (passage,) = _topic(shelf, "One way is open. It is hard [@page#pay].\n")
    assert _rests(passage)[0] == ("One way is open.", ["pay"])
    assert shelf.told() == ['a-topic.md:7 warning Cite what this rests on: "One way is open."']


def test_a_row_rests_on_what_its_cells_cite(shelf: Shelf) -> None:
    """A row is one sentence."""
    cited, bare = _topic(shelf, "| a | b |\n|---|---|\n| x | y. Z [@page#pay] |\n| v | w |\n")
    assert _rests(cited) == [("x — b: y. Z", ["pay"])]
    assert _rests(bare) == [("v — b: w", ["how"])]
    assert shelf.told() == ['a-topic.md:10 warning Cite what this rests on: "v — b: w"']


def test_the_items_of_a_short_list_cite_for_themselves(shelf: Shelf) -> None:
    """The lead-in rests on all of them."""
    (passage,) = _topic(shelf, "Two ways:\n\n- one [@page#pay]\n- two [@page#moving-between-tracks]\n")
    assert _rests(passage) == [
        ("Two ways:", ["pay", "moving-between-tracks"]),
        ("one", ["pay"]),
        ("two", ["moving-between-tracks"]),
    ]


def test_a_wrong_citation_names_the_nearest_right_one(shelf: Shelf) -> None:
    """With the line of the mark, and the sentence is kept."""
    (passage,) = _topic(shelf, "It is hard\n[@page#moving-betwen-track]. It pays [@pag#pay].\n")
    assert passage.text == "It is hard. It pays."
    missing_heading = '[@page#moving-betwen-track] cites a heading that "page" does not have.'
    assert shelf.told() == [
        f'a-topic.md:8 error {missing_heading} Did you mean "moving-between-tracks"?',
        'a-topic.md:8 error [@pag#pay] cites a document that is not here. Did you mean "page"?',
    ]
