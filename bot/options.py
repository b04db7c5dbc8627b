"""What the commands share: their options, the settings, and the assistant that they name."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.assistant import Assistant
    from bot.config import Settings

# The commands import what they need themselves: `--help` and a wrong option answer at once.
# ruff: noqa: PLC0415

knowledge_option = click.option(
    "--knowledge",
    "knowledge",
    multiple=True,
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Read this folder instead of the shipped knowledge; may be given several times.",
)
database_option = click.option(
    "--database", metavar="PATH|URL", help="Remember in this database instead of that of the settings."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")


def say(sentence: str) -> None:
    """Tell a person something that is no data."""
    click.echo(sentence, err=True)


def settings() -> "Settings":
    """Read the settings, and say which names are none."""
    from bot.config import mistaken_names, read_settings

    for sentence in mistaken_names():
        say(sentence)
    return read_settings()


def assistant_on(chosen: "Settings", knowledge: tuple[Path, ...]) -> "Assistant":
    """Return an assistant on the chosen folders; what could not be read is told."""
    from bot.adapters.terminal.mend import left_out
    from bot.adapters.terminal.progress import Progress
    from bot.wiring import build_assistant

    assistant = build_assistant(chosen, knowledge, Progress())
    if sentence := left_out(assistant.knowledge.library):
        say(sentence)
    return assistant
