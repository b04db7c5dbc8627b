"""YAML mappings with the line of every key, for the head of a file and for `signpost.yaml`."""

from dataclasses import dataclass
from typing import Any

import yaml

from bot.documents.findings import Findings

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[misc]
    """Read every scalar as the text that was written, except nothing: a title may be `2024` and a word may be `no`."""

    yaml_implicit_resolvers = {  # noqa: RUF012 -- the library's own way to name them
        first: [resolver for resolver in resolvers if resolver[0] == "tag:yaml.org,2002:null"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True, slots=True)
class Entry:
    """The value of a key and the line it stands on."""

    value: object
    line: int


def read_entries(text: str, findings: Findings, *, first_line: int = 1) -> dict[str, Entry]:
    """Read a YAML mapping, or say what keeps it from being one."""
    try:
        return _entries(text, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        findings.error(first_line + mark.line if mark else None, f"Mend the YAML: {error.problem or error.context}.")
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        findings.error(first_line, f"Mend the YAML: {' '.join(str(error).split())}.")
    return {}


def _entries(text: str, first_line: int) -> dict[str, Entry]:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            raise yaml.composer.ComposerError(None, None, 'expected lines like "key: value"', node.start_mark)
        return {
            str(loader.construct_object(key, deep=True)): Entry(
                loader.construct_object(value, deep=True), first_line + key.start_mark.line
            )
            for key, value in node.value
        }
    finally:
        loader.dispose()
