"""What several commands take, and how they speak beside their data: on standard error."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.config import Settings

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
    from bot.config import mistaken_names, read_settings  # noqa: PLC0415 -- `--help` answers at once

    for sentence in mistaken_names():
        say(sentence)
    return read_settings()
