"""reStructuredText: docutils makes a page of it, which is read like any other; what it cannot read is read as text."""

import re
from io import StringIO
from types import MappingProxyType
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser

from bot.documents import html, plain
from bot.documents.blocks import Page
from bot.documents.decoding import decoded
from bot.documents.entries import Entry
from bot.documents.findings import Findings

# docutils takes seconds for more characters.
_LONGEST = 150_000
_SAFE: Final = MappingProxyType(
    {
        "file_insertion_enabled": False,
        "raw_enabled": False,
        "halt_level": 5,
        "report_level": 2,
        "_disable_config": True,
        "embed_stylesheet": False,
        "stylesheet_path": None,
        "syntax_highlight": "none",
        "line_length_limit": _LONGEST,
    }
)
# Other tools add boxes, which are read for their content, and roles, which are read as their text; these have none.
_SILENT = frozenset(
    """toctree code-block sourcecode literalinclude highlight index automodule autoclass autofunction bibliography
    mermaid graphviz plot jupyter-execute ipython sectionauthor codeauthor currentmodule""".split()  # noqa: SIM905 -- a list
)
_DIRECTIVE, _ROLE = re.compile(r"^\s*\.\. ([\w:+.-]{1,60})::", re.MULTILINE), re.compile(r":([\w:+.-]{1,60}):`")
_MOST_NAMES = 200
# What stands for what else stands for something: a few lines can mean more than a memory holds.
_SUBSTITUTION, _MOST_SUBSTITUTIONS = re.compile(r"^\s*\.\. \|[^|\n]+\| replace::.*\|[^|\n]+\|", re.MULTILINE), 3
_MESSAGE, _MOST_MESSAGES = re.compile(r"^[^\n:]*:(\d+): \((?:WARNING|ERROR|SEVERE)/\d\) ([^\n]+)", re.MULTILINE), 20
# What would bring in other files, or be shown as it stands.
_REFUSED = re.compile(r"^\s*\.\. (include|raw|literalinclude)::|^\s+:(file|url):", re.MULTILINE)


def read(key: str, data: bytes, findings: Findings) -> Page | None:
    """Read a reStructuredText file."""
    text = decoded(data, findings)
    if text is None:
        return None
    if refused := _REFUSED.search(text):
        line = text.count("\n", 0, refused.start()) + 1
        findings.warning(line, f'"{refused.group().strip()}" is left out: nothing is brought in from elsewhere.')
    too_much = len(text) > _LONGEST or len(_SUBSTITUTION.findall(text)) > _MOST_SUBSTITUTIONS
    parts = None if too_much else _parts(text, findings)
    if parts is None:
        findings.note(None, "Read as plain text: this is no reStructuredText that can be read in time.")
        return plain.page(key, text, findings)
    tree = LexborHTMLParser(parts["html_body"])
    entries = _docinfo(tree)
    if parts["title"]:
        entries["title"] = Entry(_plain(parts["title"]), 0)
    return html.page(key, tree, entries, findings)


def _parts(text: str, findings: Findings) -> dict[str, str] | None:
    from docutils import ApplicationError, DataError  # noqa: PLC0415 -- most folders hold none of these files
    from docutils.core import publish_parts  # noqa: PLC0415 -- the same

    _teach(text)
    told = StringIO()
    try:
        parts = publish_parts(text, writer="html5", settings_overrides={**_SAFE, "warning_stream": told})
        return {name: str(parts[name]) for name in ("html_body", "title")}
    except (ApplicationError, DataError, RecursionError, LookupError, ValueError, TypeError, AttributeError):
        return None  # its parser stumbles over some inputs; they are read as text, and that is noted
    finally:
        for line, message in _MESSAGE.findall(told.getvalue())[:_MOST_MESSAGES]:
            findings.warning(int(line), f"Mend the reStructuredText: {message[:200]}")


def _teach(text: str) -> None:
    """Make docutils pass over what it does not know: boxes are read for their content, roles for their words."""
    from docutils import nodes  # noqa: PLC0415 -- as above
    from docutils.parsers.rst import Directive, directives, roles  # noqa: PLC0415 -- as above

    def role(name: str, rawtext: str, text: str, *_: Any, **__: Any) -> tuple[list[nodes.Node], list[Any]]:  # noqa: ANN401
        return [nodes.inline(rawtext, text.partition(" <")[0].lstrip("~!"), classes=[name])], []

    class Box(Directive):
        has_content = True
        optional_arguments = 1
        final_argument_whitespace = True

        def run(self) -> list[nodes.Node]:
            box = nodes.container()
            if self.arguments and self.name not in _SILENT:
                box += nodes.paragraph(text=self.arguments[0])
            if self.name not in _SILENT:
                self.state.nested_parse(self.content, self.content_offset, box)
            return [box]

    known = {**directives._directive_registry, **directives._directives}  # type: ignore[attr-defined] # noqa: SLF001 -- it has no other list of them
    for name in sorted(set(_DIRECTIVE.findall(text)) - known.keys())[:_MOST_NAMES]:
        directives.register_directive(name, Box)
    taught = {**roles._role_registry, **roles._roles}  # type: ignore[attr-defined] # noqa: SLF001 -- the same
    for name in sorted(set(_ROLE.findall(text)) - taught.keys())[:_MOST_NAMES]:
        roles.register_local_role(name, role)  # type: ignore[arg-type] # its types name one kind of node only


def _docinfo(tree: LexborHTMLParser) -> dict[str, Entry]:
    """Take the fields at the beginning of the file for what the document says of itself."""
    names = [_plain(node.html or "").strip(" :").lower() for node in tree.css("dl.docinfo > dt")]
    values = [_plain(node.html or "") for node in tree.css("dl.docinfo > dd")]
    for node in tree.css("dl.docinfo"):
        node.decompose()
    return {name: Entry(value, 0) for name, value in zip(names, values, strict=False) if value}


def _plain(markup: str) -> str:
    return " ".join(LexborHTMLParser(markup).text().split())
