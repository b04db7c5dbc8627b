"""The command line: options in, exit codes out. What the commands do stands in `adapters/terminal`."""

from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from bot.keeping import db, people
from bot.options import assistant_on, database_option, json_option, knowledge_option, say, settings
from bot.review_cli import review

if TYPE_CHECKING:
    from bot.adapters.terminal.recording import Recorder

# The commands import what they need themselves: `--help` and a wrong option answer at once.
# ruff: noqa: PLC0415

PROBLEM, INTERRUPTED = 1, 130


class _Door(click.Group):
    """Turns whatever goes wrong into a sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- click's own signature
        """Run a command."""
        from bot.adapters.terminal.trouble import told, use_what_the_terminal_has

        use_what_the_terminal_has(ctx)
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo(err=True)
            ctx.exit(INTERRUPTED)
        except click.Abort as error:
            # At a prompt click makes the same of Ctrl-C and of the end of what is typed.
            if isinstance(error.__context__, KeyboardInterrupt):
                click.echo(err=True)
                ctx.exit(INTERRUPTED)
            raise
        except Exception as error:  # whatever it is, the person is told in a sentence
            if trouble := told(error):
                raise trouble from None
            raise


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 -- click's own signature
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"signpost {version('signpost-bot')}")
        except PackageNotFoundError:
            click.echo("signpost, run from a folder without being installed")
        ctx.exit()


@click.group(cls=_Door, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def signpost() -> None:
    """Answer questions from a small knowledge base, with the sources.

    Nothing is made up: every sentence of an answer stands in a document, and what the documents do not cover is not
    answered.

    \b
    Try:
      signpost ask "Can I change my mind later?"
      signpost ask
    """  # noqa: D301 -- click keeps the lines after this mark


@signpost.command()
@click.argument("question", nargs=-1)
@json_option
@click.option("--why", is_flag=True, help="Add the reasons: matched words, weights, confidence.")
@click.option(
    "--batch", type=click.File("rb"), metavar="FILE", help="Answer every line of a file (- for standard input)."
)
@click.option("--record", is_flag=True, help="Keep the questions and answers in the database, for review.")
@knowledge_option
@database_option
def ask(  # noqa: PLR0913 -- one for each option
    question: tuple[str, ...],
    knowledge: tuple[Path, ...],
    database: str | None,
    batch: BinaryIO | None,
    *,
    as_json: bool,
    why: bool,
    record: bool,
) -> None:
    """Answer a QUESTION.

    Without a QUESTION a conversation begins, in which you can follow up ("and later?"); where there is no terminal,
    the question is read from standard input.

    A batch has one question a line: bare text, or JSON like {"question": "...", "id": 7}. Each gets a line of JSON, in
    the same order. A line that cannot be used gets {"id": ..., "error": "..."}, and the exit code is 1. Empty lines are
    skipped.

    \b
    Examples:
      signpost ask "What should I know before I decide?"
      signpost ask "What should I know before I decide?" --why
      signpost ask --batch questions.jsonl --json > answers.jsonl
    """  # noqa: D301 -- click keeps the lines after this mark
    from bot.adapters.terminal import asking

    asking.check_usage(question, batch, as_json=as_json)
    chosen = settings()
    assistant = assistant_on(chosen, knowledge)
    with ExitStack() as open_things:

        @cache
        def recorder() -> "Recorder":
            from bot.wiring import build_recorder

            return open_things.enter_context(build_recorder(chosen, assistant, database, say))

        keep = recorder().keep if record else None
        if batch:
            complete = asking.ask_batch(assistant, batch, why=why, keep=keep)
            click.get_current_context().exit(0 if complete else PROBLEM)
        if not question and asking.is_terminal():
            from bot.adapters.terminal.notebook import Notebook

            asking.converse(assistant, Notebook(recorder, recording=record), why=why)
        else:
            asking.ask_once(assistant, question, as_json=as_json, why=why, keep=keep)


@signpost.command()
@json_option
@knowledge_option
def check(knowledge: tuple[Path, ...], *, as_json: bool) -> None:
    """Say what is wrong with the knowledge, with file and line.

    Ends with exit code 1 if there are errors; warnings alone are fine.

    \b
    Example:
      signpost check --knowledge my-documents
    """  # noqa: D301 -- click keeps the lines after this mark
    from bot.adapters.terminal import mend
    from bot.adapters.terminal.answer_json import line
    from bot.adapters.terminal.progress import Progress
    from bot.documents.check import check as find_problems
    from bot.model import Severity
    from bot.wiring import read_library

    library = read_library(settings(), knowledge, Progress())
    problems = find_problems(library)
    if as_json:
        click.echo(line([mend.fields(problem) for problem in problems]))
    else:
        for problem in problems:
            click.echo(mend.told(problem))
    click.echo(mend.summary(problems, len(library.documents)), err=True)
    if any(problem.severity is Severity.ERROR for problem in problems):
        click.get_current_context().exit(PROBLEM)


@signpost.command(name="eval")
@click.argument("file", type=click.File("rb"), required=False)
@click.option("--fit", is_flag=True, help="Fit the confidence instead; without FILE, to the listed questions.")
@click.option("--save", is_flag=True, help="With --fit: write the figures into signpost.yaml of the last folder.")
@json_option
@knowledge_option
def evaluate(file: BinaryIO | None, knowledge: tuple[Path, ...], *, fit: bool, save: bool, as_json: bool) -> None:
    """Ask the golden questions in FILE, and what was taught, and say how good the answers are.

    \b
    Each line of FILE is JSON; only "question" is needed:
      {"question": "...", "answerable": true, "facts": [["one way to say it", "another"]], "sources": ["file name"]}

    Every taught question is asked too, of knowledge that does not list it under its passage; then FILE may be left out.
    It is found if the answer begins with its passage, and lost if that is gone.

    With --fit, print the lines for signpost.yaml that make the bot as sure as these questions warrant, and what each
    threshold would cost; --save writes them there. Without FILE it asks every question listed in the knowledge, each
    of knowledge without it.
    """  # noqa: D301 -- click keeps the lines after this mark
    from bot import wording
    from bot.adapters.terminal import evaluate as evaluation
    from bot.adapters.terminal.answer_json import line
    from bot.adapters.terminal.progress import Progress
    from bot.review import fitting
    from bot.review.golden import read_golden
    from bot.review.judging import judge
    from bot.review.proof import prove

    if save and not fit:
        raise click.UsageError("--save goes with --fit: it writes what was fitted.")
    assistant = assistant_on(settings(), knowledge)
    taught, lost = assistant.knowledge.library.taught, assistant.knowledge.library.lost
    if file is None and not fit and not taught and not lost:
        raise click.UsageError(wording.NO_GOLDEN)
    golden = read_golden(file) if file else ()
    if fit:
        labelled = [(one.question, one.answerable) for one in golden]
        found = fitting.examples(assistant.knowledge, labelled) if file else fitting.held_out(assistant.knowledge)
        result = fitting.fitted(list(found))
        click.echo(line(result) if as_json else evaluation.fit_told(result))
        if save:
            _save(knowledge, result["calibration"])
    else:
        judged = list(judge(assistant, golden))
        proofs = list(prove(assistant.knowledge, Progress(wording.REPLAYING)))
        click.echo(line(evaluation.report(judged, proofs, lost)) if as_json else evaluation.told(judged, proofs, lost))


@signpost.command()
@knowledge_option
@database_option
def run(knowledge: tuple[Path, ...], database: str | None) -> None:
    """Answer at every configured door until told to stop.

    Which doors there are is in the settings: SIGNPOST_DISCORD_TOKEN opens the one on Discord, SIGNPOST_SLACK_BOT_TOKEN
    with SIGNPOST_SLACK_APP_TOKEN or SIGNPOST_SLACK_SIGNING_SECRET the one on Slack. SIGTERM and Ctrl-C end it after
    what has begun is finished, within ten seconds.

    \b
    Example:
      SIGNPOST_DISCORD_TOKEN=... signpost run
    """  # noqa: D301 -- click keeps the lines after this mark
    import asyncio

    from bot.adapters.service import keep_a_log
    from bot.wiring import check_doors
    from bot.wiring import run as serve

    chosen = settings()
    check_doors(chosen)
    keep_a_log()
    asyncio.run(serve(chosen, knowledge, assistant_on(chosen, knowledge), say, database))


def _save(knowledge: tuple[Path, ...], figures: dict[str, float]) -> None:
    from bot import wording
    from bot.documents.profile import write_calibration
    from bot.wiring import writable_folder

    path = write_calibration(writable_folder(settings(), knowledge), figures)
    say(wording.SAVED.format(path=path))


signpost.add_command(people)
signpost.add_command(db)
signpost.add_command(review)
