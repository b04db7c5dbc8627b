"""Good documents, one in every format: each knows one thing that no other one does."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.platforms.paper import pdf, word, word_paragraph

_MORE = "Whoever bakes here writes down what was done, so that the next one finds it and need not ask again."


@dataclass(frozen=True, kw_only=True)
class Good:
    """A document, a question that it answers and what the answer has to say."""

    name: str
    content: bytes
    question: str
    says: str


def _markdown(title: str, fact: str) -> str:
    return f"---\ntitle: {title}\n---\n\n# {title}\n\n{fact}\n\n{_MORE}\n"


def _html(title: str, fact: str) -> str:
    links = "".join(f"<li><a href='/{number}'>Page {number}</a></li>" for number in range(9))
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><nav><ul>{links}</ul></nav><main>"
        f"<h1 id=top>{title}</h1><p>{fact}</p><p>{_MORE}</p></main><footer>Imprint</footer></body></html>"
    )


def _text(title: str, fact: str) -> str:
    return f"{title}\n{'=' * len(title)}\n\n{fact}\n\n{_MORE}\n"


def _lektor(title: str, fact: str) -> str:
    return f"_model: page\n---\ntitle: {title}\n---\nbody:\n\n{fact}\n\n{_MORE}\n"


def _word(title: str, fact: str) -> bytes:
    return word(word_paragraph(title, "Heading1") + word_paragraph(fact) + word_paragraph(_MORE))


_FACTS = (
    ("good.md", "Rye", "The Falkland rye rises for 19 hours.", "How long does the Falkland rye rise?", "19 hours"),
    ("good-wheat.markdown", "Wheat", "Marmot wheat costs 4217 crowns.", "What does Marmot wheat cost?", "4217"),
    ("good-oven.mdx", "Oven", "The Okapi oven is lit on Thursday.", "When is the Okapi oven lit?", "Thursday"),
    ("good-salt.qmd", "Salt", "Zibeline salt comes from Bergen.", "Where does Zibeline salt come from?", "Bergen"),
    ("good-cake.Rmd", "Cake", "The Tamarisk cake needs 83 eggs.", "How many eggs does the Tamarisk cake need?", "83"),
    ("good-yeast.lr", "Yeast", "Bramble yeast keeps for 11 weeks.", "How long does Bramble yeast keep?", "11 weeks"),
    ("good-boats.txt", "Boats", "Quokka boats carry 31 sacks.", "How many sacks do Quokka boats carry?", "31"),
    ("good-mill.rst", "Mill", "The Juniper mill turns at 72 rounds.", "How fast does the Juniper mill turn?", "72"),
    ("good-tarts.html", "Tarts", "Lantana tarts rest for 4 days.", "How long do Lantana tarts rest?", "4 days"),
    ("good-parking.htm", "Carts", "Edelweiss carts stand in Zug.", "Where do Edelweiss carts stand?", "Zug"),
    ("GOOD-UPPER.MD", "Crust", "Saxifrage crust is 6 inches thick.", "How thick is Saxifrage crust?", "6 inches"),
    ("deep/er/good-kit.md", "Kit", "The Kestrel kit holds 12 knives.", "How many knives are in the Kestrel kit?", "12"),
    ("good name & 'quotes'.md", "Signs", "Pangolin signs are 117 wide.", "How wide are Pangolin signs?", "117"),
    ("good-crlf.md", "Rota", "The Gecko rota changes on the ninth.", "When does the Gecko rota change?", "ninth"),
    ("good-latin1.txt", "Brot", "Das Ibexbrot kostet fünf Gulden.", "Was kostet das Ibexbrot?", "fünf Gulden"),
    ("good-chinese.md", "藤面包", "青藤面包每年五月二十日开卖。", "青藤面包哪天开卖？", "五月二十日"),  # noqa: RUF001 -- their mark
    ("good-keys.docx", "Keys", "A lost Wombat key costs 26 francs.", "What does a lost Wombat key cost?", "26 francs"),
    ("good-alps.pdf", "Alps", "The Narwhal hut lies at 3114 metres.", "How high does the Narwhal hut lie?", "3114"),
)


_SHAPES: dict[str, Callable[[str, str], str | bytes]] = {
    "html": _html,
    "htm": _html,
    "rst": _text,
    "txt": _text,
    "lr": _lektor,
    "docx": _word,
    "pdf": lambda title, fact: pdf([title, fact, _MORE]),
}


def _content(name: str, title: str, fact: str) -> bytes:
    """Write a fact in the format of the ending; three of the names say how it is encoded."""
    written = _SHAPES.get(name.rpartition(".")[2].lower(), _markdown)(title, fact)
    if isinstance(written, bytes):
        return written
    if "chinese" in name:
        return written.replace(_MORE, "烤面包的人都把做过的事写下来。").encode("gb18030")
    if "crlf" in name:
        return b"\xef\xbb\xbf" + written.replace("\n", "\r\n").encode()
    return written.encode("latin-1" if "latin1" in name else "utf-8")


GOOD = tuple(
    Good(name=name, content=_content(name, title, fact), question=question, says=says)
    for name, title, fact, question, says in _FACTS
)
