"""`signpost review teach`: by options, or a question after the other; nothing is filled in beforehand."""

import json
from typing import Any

import click

from bot import wording
from bot.adapters.terminal import review_json, review_text
from bot.adapters.terminal.asking import is_terminal
from bot.adapters.terminal.reviewing import Reviewer
from bot.errors import InputError
from bot.record import Item
from bot.review import teach, telling
from bot.review.queue import Near
from bot.review.trial import Tried


def taught(  # noqa: PLR0913 -- one for each option
    reviewer: Reviewer, name: str, passage: str | None, questions: tuple[str, ...], *, dry: bool, as_json: bool
) -> str | None:
    """Teach an item, and return what came of it as JSON if that is wanted."""
    item = reviewer.run(reviewer.queue.item(name))
    teach.check_open(item)
    asked = not (passage and questions)
    given = questions
    if asked:
        passage, questions = _prompted(reviewer, name, passage, questions, as_json=as_json)
    for question in given:  # whoever is asked is told at once
        if reviewer.run(teach.is_in_the_log(reviewer.store, question)):
            click.echo(wording.SOMEBODYS, err=True)
    tried = reviewer.tried(item, passage or "", questions)
    if not as_json:
        _show(tried)
    if dry or (asked and not click.confirm(wording.SURE_TO_SAVE, err=True)):
        click.echo(wording.NOT_SAVED, err=True)
        return json.dumps(_fields(item, tried, None)) if as_json else None
    saved = reviewer.saved(item, tried)
    if as_json:
        return json.dumps(_fields(item, tried, saved))
    for one, file in zip(tried.proposed, saved.files, strict=True):
        click.echo(wording.TAUGHT.format(question=one.question))
        click.echo(wording.WRITTEN.format(path=file), err=True)
    if saved.told:
        click.echo(wording.TOLD.format(told=saved.told), err=True)
    return None


def _prompted(
    reviewer: Reviewer, name: str, passage: str | None, questions: tuple[str, ...], *, as_json: bool
) -> tuple[str, tuple[str, ...]]:
    if as_json or not is_terminal():
        raise click.UsageError(wording.NEEDS_BOTH)
    found = reviewer.run(reviewer.queue.show(name))
    click.echo(review_text.item(found))
    passage = passage or _picked(reviewer, found.entry.nearest)
    return passage, questions or (_question(reviewer, passage),)


def _question(reviewer: Reviewer, passage: str) -> str:
    """Ask until it is a question in other words than anybody's, or they are kept; no slip loses what was picked."""
    kept: str | None = None
    while True:
        prompt = wording.OTHER_WORDS if kept else wording.WRITE_QUESTION
        typed: str = click.prompt(prompt, default=kept, show_default=False, err=True)
        try:
            teach.propose(reviewer.knowledge, passage, [typed], reviewer.by, reviewer.store.database.now())
        except InputError as error:
            click.echo(str(error), err=True)
            continue
        if typed == kept or not reviewer.run(teach.is_in_the_log(reviewer.store, typed)):
            return typed
        click.echo(wording.SOMEBODYS, err=True)
        kept = typed


def _picked(reviewer: Reviewer, near: tuple[Near, ...]) -> str:
    """Ask until a passage is named; anything else is searched for."""
    while True:
        typed = click.prompt(wording.PICK_PASSAGE, err=True).strip()
        if _is_number(typed):
            if 0 < int(typed) <= len(near):
                return near[int(typed) - 1].passage
            click.echo(wording.NO_SUCH_NUMBER.format(number=int(typed)), err=True)
            continue
        try:
            return teach.passage_of(reviewer.knowledge, typed).id
        except InputError:
            near = reviewer.queue.search(typed)
            click.echo(review_text.nearest(near) or wording.NO_PASSAGE_FOUND)


def _is_number(typed: str) -> bool:
    """Tell a place in the list from words; a year, which people search for, has four digits."""
    return typed.isascii() and typed.isdigit() and len(typed) < len("2026")


def _show(tried: Tried) -> None:
    for effect in tried.group:
        click.echo(review_text.effect(effect))
    click.echo(telling.reach(tried))
    for one, said in zip(tried.proposed, tried.taught, strict=True):
        click.echo(wording.TO_TEACH.format(question=one.question, passage=one.passage))
        if sentence := telling.doubt(one, said):
            click.echo(sentence, err=True)
    click.echo(review_text.changes(tried.changed, tried.asked))


def _fields(item: Item, tried: Tried, saved: teach.Saved | None) -> dict[str, Any]:
    return {
        "item": str(item.id),
        "passage": tried.proposed[0].passage,
        "taught": [
            {"question": one.question, "now": review_json.said(said)}
            for one, said in zip(tried.proposed, tried.taught, strict=True)
        ],
        "group": [review_json.effect(each) for each in tried.group],
        "reached": dict(zip(("answered", "of"), telling.reached(tried), strict=True)),
        "replay": {"asked": tried.asked, "changed": [review_json.effect(each) for each in tried.changed]},
        "saved": [str(file) for file in saved.files] if saved else [],
        "told": saved.told if saved else 0,
    }
