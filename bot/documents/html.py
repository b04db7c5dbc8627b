"""HTML: the main text of a page, or of a piece of one, becomes blocks; scripts and navigation do not."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.documents.blocks import Block, Page
from bot.documents.decoding import decoded
from bot.documents.entries import Entry
from bot.documents.findings import Findings
from bot.documents.front_matter import Parted, part
from bot.documents.heads import DRAFT, describe, first_heading, is_draft, iso_date
from bot.documents.notes import LONGEST, called
from bot.documents.tree import Walk

# What is no text of the page, wherever it stands.
_NO_TEXT = (
    "script, style, del, s, strike, noscript, template, iframe, object, embed, applet, svg, math annotation, canvas, "
    "audio, video, "
    "button, input, select, textarea, nav, head, pre, .katex-html, [hidden], [aria-hidden=true], "
    "[style*='display:none'], [style*='display: none'], "
    "[style*='visibility:hidden'], [style*='visibility: hidden'], .visually-hidden, .post-meta, .entry-meta, .byline, "
    ".postmetadata, .comments-link, .post-navigation, .sharedaddy, .jp-relatedposts, .mw-jump-link, #jump-to-nav, "
    ".printfooter, .catlinks, .js-vote-count, .theme-doc-footer, .modern-footnotes-footnote__note, "
    "[role=navigation], [role=search], [role=banner], [role=contentinfo], [role=dialog], .headerlink, .anchor-link, "
    ".sr-only, .system-message, .system-messages, .toc, #toc, .mw-editsection, .navbox, .breadcrumb, .breadcrumbs"
)
# What stands around the text where a page does not mark its main part.
_AROUND = "header, footer, aside, .sidebar, .navbar, .footer, .menu, .share, .related, .cookie-banner, .pagination"
_MAIN = "main, [role=main], article, .post-content, .entry-content, .article-content, #content, .markdown-body"
# A main part says at least this much, or it is none.
_LEAST_MAIN = 200
# A page is mostly markup.
_MOST_MARKUP = 3_000_000
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,30})""", re.IGNORECASE)
# How pages mark the call of a footnote, and the way back from it.
_CALLS = (
    "a[role=doc-noteref], a.footnote-ref, a.footnote, sup a[href^='#fn'], sup a[href^='#cite_note'], "
    "a.brackets[href^='#']"
)
_BACK = re.compile(r"^\s*\[?\d{1,3}\]?\.?\s+|\s*(?:[↩↑^]\ufe0e?)+\s*|\[\s*\d{1,3}\s*\]")
_MOST_NOTES = 500
_ELEMENT = re.compile(r"<(/?)([a-zA-Z][\w-]{0,40})((?:[^<>]{0,3000}))>")
_MOST_ELEMENTS = 1_000
# These close themselves, or are closed by the next.
_FLAT = frozenset(
    """area base br col dd dt embed hr img input li link meta option p param path source td th tr track wbr
    circle line polygon rect use""".split()  # noqa: SIM905 -- a list of words
)


def read(key: str, data: bytes, findings: Findings) -> Page | None:
    """Read a page: what it says of itself, and its main text with its headings' own anchors."""
    declared = _DECLARED.search(data[:4_000])
    text = decoded(data, findings, declared[1].decode("ascii") if declared else None, most=_MOST_MARKUP)
    if text is None:
        return None
    # Jekyll and Hugo keep pages under a head like that of a note.
    parted = part(text, findings) if text.lstrip().startswith("---\n") else Parted(body=text)
    if is_draft(parted.entries):
        findings.note(1, DRAFT)
        return None
    tree = LexborHTMLParser(_shallow(parted.body, findings))
    entries = {**_metadata(tree), **parted.entries}
    _bring_notes(tree)
    return _page(key, _main(tree), entries, findings)


def page(key: str, tree: LexborHTMLParser, entries: Mapping[str, Entry], findings: Findings) -> Page:
    """Make a page of what is nothing but text, and what is known about it."""
    _bring_notes(tree)
    _strip(tree.root, _NO_TEXT)
    return _page(key, tree.body, entries, findings)


def _page(key: str, root: LexborNode | None, entries: Mapping[str, Entry], findings: Findings) -> Page:
    blocks = tuple(Walk().blocks(root))
    return Page(describe(key, entries, findings, heading=first_heading(blocks)), blocks)


def _shallow(markup: str, findings: Findings, line: int = 1) -> str:
    """Cut a text where its elements stand deeper in each other than in any page: a tree so deep takes too long."""
    depth = 0
    for found in _ELEMENT.finditer(markup):
        if found[2].lower() not in _FLAT and not found[3].endswith("/"):
            depth = max(0, depth - 1 if found[1] else depth + 1)
        if depth > _MOST_ELEMENTS:
            place = line + markup.count("\n", 0, found.start())
            findings.warning(place, f"What follows is read as plain text: it stands in {_MOST_ELEMENTS} elements.")
            return markup[: found.start()] + _ELEMENT.sub(" ", markup[found.start() :])
    return markup


def fragment(markup: str, line: int, findings: Findings) -> tuple[Block, ...]:
    """Read a piece of HTML that stands in another text."""
    tree = LexborHTMLParser(_shallow(markup, findings, line))
    _strip(tree.root, _NO_TEXT)
    return tuple(Walk(line).blocks(tree.body))


def _bring_notes(tree: LexborHTMLParser) -> None:
    """Bring the notes at the foot of a page to where they are called."""
    calls = tree.css(_CALLS)[:_MOST_NOTES]
    foot = {node.attributes.get("id"): node for node in tree.css("[id]")} if calls else {}
    brought: dict[str, LexborNode] = {}
    for call in calls:
        name = (call.attributes.get("href") or "")[1:]
        node = foot.get(name)
        if node is not None:
            # A note that is cut is longer than any that is brought.
            call.replace_with(called(_BACK.sub("", " ".join(node.text(deep=True).split())[: LONGEST + 50])))
            brought[name] = node
    for node in brought.values():
        node.decompose()


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """Find the main part of a page: the one it marks as such, else all that is not around it."""
    _strip(tree.root, _NO_TEXT)
    body = tree.body
    for selector in _MAIN.split(", "):
        found = tree.css(selector)
        if len(found) == 1 and len(found[0].text(deep=True)) >= _LEAST_MAIN:
            return found[0]
    _strip(body, _AROUND)
    return body


def _strip(root: LexborNode | None, selector: str) -> None:
    # From the last to the first, so that nothing is taken out of what is gone already.
    for node in reversed(root.css(selector) if root else []):
        node.decompose()


def _metadata(tree: LexborHTMLParser) -> dict[str, Entry]:
    """Gather what a page says about itself, under the names that a head uses."""
    found = {
        "title": _title(tree),
        "url": _attribute(tree, "link[rel=canonical]", "href")
        or _attribute(tree, "meta[property='og:url']", "content"),
        "author": _attribute(tree, "meta[name=author]", "content"),
        "published": _published(tree),
    }
    return {name: Entry(value, 0) for name, value in found.items() if value}


def _title(tree: LexborHTMLParser) -> str | None:
    """Return the title of a page without the name of the site: its heading, if the title holds that."""
    title = _attribute(tree, "meta[property='og:title']", "content") or _text_of(tree.css_first("title"))
    headings = [heading for node in tree.css("h1") if (heading := _text_of(node))]
    if title is None:
        return next(iter(headings), None)
    told = [heading for heading in headings if heading in title]
    return max(told, key=lambda heading: (title.startswith(heading), len(heading)), default=title)


def _published(tree: LexborHTMLParser) -> str | None:
    names = (
        "meta[property='article:published_time']",
        "meta[name=date]",
        "meta[name='dc.date']",
        "meta[name='citation_date']",
    )
    told = [_attribute(tree, name, "content") for name in names] + [_attribute(tree, "time[datetime]", "datetime")]
    return next((day for text in told if text and (day := iso_date(text))), None)


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str | None:
    node = tree.css_first(selector)
    value = node.attributes.get(name) if node else None
    return " ".join(value.split()) or None if value else None


def _text_of(node: LexborNode | None) -> str | None:
    return " ".join(node.text(deep=True).split()) or None if node else None
