"""`signpost review`: the maintainers' commands, options in and exit codes out."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from bot.options import assistant_on, database_option, json_option, knowledge_option, say, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.adapters.terminal.reviewing import Reviewer
    from bot.config import Settings
    from bot.store.store import Store

# The commands import what they need themselves: `--help` and a wrong option answer at once.
# ruff: noqa: PLC0415

# More than any log holds, and no more than a database counts.
_MOST = 1_000_000_000


@click.group()
def review() -> None:
    """Look after what people asked: what needs you, and what to do about it.

    \b
    Try:
      signpost review list
      signpost review show 12
      signpost review teach 12
    """  # noqa: D301 -- click keeps the lines after this mark


@review.command(name="list")
@click.option("--most", default=20, show_default=True, type=click.IntRange(1, _MOST), help="Show so many at most.")
@click.option("--all", "everything", is_flag=True, help="Show what is closed too, and what needs nobody.")
@json_option
@knowledge_option
@database_option
def list_(knowledge: tuple[Path, ...], database: str | None, *, most: int, everything: bool, as_json: bool) -> None:
    """Show what needs you, the most valuable first, and why."""
    with _looking(knowledge, database) as reviewer:
        click.echo(reviewer.listed(most, everything=everything, as_json=as_json))


@review.command()
@click.argument("item")
@json_option
@knowledge_option
@database_option
def show(item: str, knowledge: tuple[Path, ...], database: str | None, *, as_json: bool) -> None:
    """Show an ITEM with its questions, votes, comments and history."""
    with _looking(knowledge, database) as reviewer:
        click.echo(reviewer.shown(item, as_json=as_json))


@review.command()
@click.argument("item")
@click.option("--passage", metavar="ID", help="The passage that answers it.")
@click.option("--question", "questions", multiple=True, metavar="TEXT", help="The question, in your own words.")
@click.option("--dry-run", "dry", is_flag=True, help="Only show what would change.")
@json_option
@knowledge_option
@database_option
def teach(  # noqa: PLR0913 -- one for each option
    item: str,
    knowledge: tuple[Path, ...],
    database: str | None,
    passage: str | None,
    questions: tuple[str, ...],
    *,
    dry: bool,
    as_json: bool,
) -> None:
    """Say which passage answers the questions of an ITEM.

    Without --passage and --question you are asked for them. It shows what the bot would now say to the questions of
    the item, and which others in the log it would answer differently, before it saves.

    \b
    Example:
      signpost review teach 12 --passage "handbook#rising/8f3a2c" --question "How long does dough rise?"
    """  # noqa: D301 -- click keeps the lines after this mark
    from bot.adapters.terminal.teaching import taught

    with _looking(knowledge, database) as reviewer:
        told = taught(reviewer, item, passage, questions, dry=dry, as_json=as_json)
    if told:
        click.echo(told)


@review.command()
@click.argument("item")
@click.option("--reason", required=True, metavar="TEXT", help="Why it needs nothing.")
@json_option
@knowledge_option
@database_option
def dismiss(item: str, knowledge: tuple[Path, ...], database: str | None, *, reason: str, as_json: bool) -> None:
    """Close an ITEM that needs nothing, or say that a source still holds."""
    from bot import wording
    from bot.adapters.terminal.reviewing import act_told
    from bot.review.sources import SOURCE

    # About a source there is something to write down before anybody has asked anything.
    opened = _working if item.startswith(SOURCE) else _looking
    with opened(knowledge, database) as reviewer:
        act = reviewer.run(reviewer.decisions.dismiss(item, reason))
        click.echo(act_told(act, wording.DISMISSED.format(item=item), as_json=as_json))


@review.command()
@click.argument("item")
@json_option
@knowledge_option
@database_option
def reopen(item: str, knowledge: tuple[Path, ...], database: str | None, *, as_json: bool) -> None:
    """Put an ITEM back into the queue; what was taught stays taught."""
    from bot import wording
    from bot.adapters.terminal.reviewing import act_told

    with _looking(knowledge, database) as reviewer:
        act = reviewer.run(reviewer.decisions.reopen(item))
        click.echo(act_told(act, wording.REOPENED.format(item=item), as_json=as_json))


@review.command()
@click.argument("item")
@json_option
@knowledge_option
@database_option
def undo(item: str, knowledge: tuple[Path, ...], database: str | None, *, as_json: bool) -> None:
    """Take back the last thing that was done to an ITEM; what was taught is no longer."""
    from bot import wording
    from bot.adapters.terminal.reviewing import act_told
    from bot.review.decide import missing

    with _looking(knowledge, database) as reviewer:
        act = reviewer.run(reviewer.decisions.undo(item))
        sentence = " ".join((wording.UNDONE.format(kind=act.details["kind"], item=item), *missing(act)))
        click.echo(act_told(act, sentence, as_json=as_json))


@review.command()
@click.option("--title", metavar="TEXT", help="What the note is about; otherwise the title in the head of FILE.")
@click.argument("file", type=click.File("rb"))
@json_option
@knowledge_option
@database_option
def write(
    knowledge: tuple[Path, ...], database: str | None, *, title: str | None, file: BinaryIO, as_json: bool
) -> None:
    """Add a note: the Markdown in FILE (- for standard input) becomes passages of the installation's own.

    A head of its own (front matter) may give its title and its url. A note that would break the knowledge is not kept.
    """
    from bot import wording
    from bot.adapters.terminal.reviewing import act_told, text_of

    with _working(knowledge, database) as reviewer:
        act, path = reviewer.run(reviewer.decisions.write(title or "", text_of(file)))
        passages = ", ".join(act.details["passages"])
        sentence = wording.NOTE_WRITTEN.format(path=path, passages=passages, note=act.subject)
        click.echo(act_told(act, sentence, as_json=as_json, path=str(path)))


@review.command()
@click.argument("words")
@click.option("--most", default=20, show_default=True, type=click.IntRange(1, _MOST), help="Show so many at most.")
@json_option
@knowledge_option
def search(words: str, knowledge: tuple[Path, ...], *, most: int, as_json: bool) -> None:
    """Search all passages for WORDS, the nearest first, with the ids that `teach --passage` takes.

    \b
    Example:
      signpost review search "rising time" --json
    """  # noqa: D301 -- click keeps the lines after this mark
    from bot.adapters.terminal.reviewing import found

    click.echo(found(assistant_on(settings(), knowledge).knowledge, words, most, as_json=as_json))


@review.command()
@click.option("--words", default="", metavar="TEXT", help="Only questions that share a word with this.")
@click.option("--most", default=2_000, show_default=True, type=click.IntRange(1, _MOST), help="Ask so many at most.")
@json_option
@knowledge_option
@database_option
def replay(knowledge: tuple[Path, ...], database: str | None, *, words: str, most: int, as_json: bool) -> None:
    """Ask the newest questions of the log again, and show which are answered differently today."""
    with _looking(knowledge, database) as reviewer:
        click.echo(reviewer.replayed(words, most, as_json=as_json))


@review.command()
@json_option
@database_option
def stats(database: str | None, *, as_json: bool) -> None:
    """Show how helpful the answers are: shares with the room that chance leaves them."""
    from bot.adapters.terminal.reviewing import stats as counted
    from bot.wiring import build_store, looked_into

    chosen = settings()
    with looked_into(chosen, database, say) as place:
        click.echo(counted(build_store(chosen, place), as_json=as_json))


@review.command()
@click.option("--format", "form", type=click.Choice(["csv", "jsonl"]), default="jsonl", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The same as --format jsonl.", hidden=True)
@database_option
def export(database: str | None, *, form: str, as_json: bool) -> None:
    """Write the log, an exchange a line with its votes."""
    import asyncio
    from contextlib import aclosing

    from bot import wording
    from bot.adapters.terminal.reviewing import exported, naming
    from bot.wiring import build_store, looked_into

    if as_json and form == "csv":
        raise click.UsageError(wording.ONE_FORM)

    async def write_all(store: "Store") -> None:
        # Whoever reads may stop in the middle: then the database is closed all the same.
        async with aclosing(exported(store, form)) as lines:
            async for line in lines:
                click.echo(line, nl=False)

    chosen = settings()
    with looked_into(chosen, database, say) as place:
        store = build_store(chosen, place)
        with naming(store):
            asyncio.run(write_all(store))


@contextmanager
def _working(knowledge: tuple[Path, ...], database: str | None) -> "Iterator[Reviewer]":
    """Open what is remembered to add something to it; it is made if it is not there."""
    with _reviewer(settings(), knowledge, database) as reviewer:
        yield reviewer


@contextmanager
def _looking(knowledge: tuple[Path, ...], database: str | None) -> "Iterator[Reviewer]":
    """Open what is remembered to find something in it; nothing is made where there is nothing."""
    from bot.wiring import looked_into

    chosen = settings()
    with looked_into(chosen, database, say) as place, _reviewer(chosen, knowledge, place) as reviewer:
        yield reviewer


def _reviewer(chosen: "Settings", knowledge: tuple[Path, ...], database: str | None) -> "Reviewer":
    from bot.wiring import build_reviewer

    return build_reviewer(chosen, assistant_on(chosen, knowledge), database)
