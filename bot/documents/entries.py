"""YAML mappings with the line of every key, for the head of a file and for `signpost.yaml`."""

from dataclasses import dataclass

import yaml

from bot.documents.findings import Findings

# Reading YAML takes long; nobody writes more of it by hand.
_LONGEST = 400_000


# The parser in C is ten times as fast, and a folder of ours has little YAML; deep nesting takes it, and us, down.
class _Loader(yaml.SafeLoader):
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
    if len(text) > _LONGEST:
        findings.error(first_line, f"Shorten the YAML: it is longer than {_LONGEST} characters.")
        return {}
    try:
        return _entries(text, findings, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        findings.error(first_line + mark.line if mark else None, f"Mend the YAML: {error.problem or error.context}.")
    except RecursionError:
        findings.error(first_line, "Mend the YAML: it is nested too deeply.")
    except (yaml.YAMLError, ValueError, TypeError) as error:
        findings.error(first_line, f"Mend the YAML: {' '.join(str(error).split())}.")
    return {}


def _entries(text: str, findings: Findings, first_line: int) -> dict[str, Entry]:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            raise yaml.composer.ComposerError(None, None, 'expected lines like "key: value"', node.start_mark)
        entries: dict[str, Entry] = {}
        for key, value in node.value:
            name, line = str(loader.construct_object(key, deep=True)), first_line + key.start_mark.line
            if name in entries:
                findings.error(line, f'Write "{name[:60]}" once: line {entries[name].line} says it already.')
            else:
                entries[name] = Entry(loader.construct_object(value, deep=True), line)
        return entries
    finally:
        loader.dispose()
