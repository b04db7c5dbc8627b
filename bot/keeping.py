"""The commands that look after what is kept: people's requests, copies of the database."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.options import database_option, say, settings

if TYPE_CHECKING:
    from bot.store.people import People
    from bot.store.store import Store

# The commands import what they need themselves: `--help` and a wrong option answer at once.
# ruff: noqa: PLC0415


@click.group()
def people() -> None:
    """Serve a person who asks in writing what is kept about them.

    \b
    PERSON is the platform and the id there:
      discord:123456789012345678
      slack:T0123456/U0123456
    It becomes a pseudonym at once and is written nowhere.
    """  # noqa: D301 -- click keeps the lines after this mark


@people.command(name="export")
@click.argument("person")
@database_option
def export_person(person: str, database: str | None) -> None:
    """Write all that is kept about a PERSON as JSON.

    \b
    Example:
      signpost people export discord:123456789012345678 > kept.json
    """  # noqa: D301 -- click keeps the lines after this mark
    from bot.adapters.terminal.people import export

    click.echo(export(*_store_and_people(database), person))


@people.command(name="delete")
@click.argument("person")
@click.option("--yes", is_flag=True, help="Do not ask whether you are sure.")
@database_option
def delete_person(person: str, database: str | None, *, yes: bool) -> None:
    """Delete all that is kept about a PERSON.

    \b
    Example:
      signpost people delete slack:T0123456/U0123456
    """  # noqa: D301 -- click keeps the lines after this mark
    from bot import wording
    from bot.adapters.terminal.people import delete

    opened = _store_and_people(database)
    if not yes:
        click.confirm(wording.SURE_TO_DELETE, abort=True, err=True)
    say(delete(*opened, person))


@click.group()
def db() -> None:
    """Look after the database."""


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
@database_option
def backup(file: Path, database: str | None) -> None:
    """Copy the SQLite database into a new FILE, consistent even while the bot runs.

    A PostgreSQL database is copied by pg_dump.

    \b
    Example:
      signpost db backup signpost-backup.sqlite
    """  # noqa: D301 -- click keeps the lines after this mark
    from bot.wiring import back_up

    back_up(settings(), database, file)


def _store_and_people(database: str | None) -> "tuple[Store, People]":
    from bot.wiring import build_kept

    return build_kept(settings(), database)
