"""The commands as Discord is told of them; it is told again only when they have changed."""

import hashlib
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands

from bot import wording
from bot.adapters.cards import sentence
from bot.adapters.discord.listen import words
from bot.adapters.discord.patience import Patience
from bot.adapters.discord.sending import Interaction, persistently
from bot.adapters.discord.turn import Turn
from bot.errors import StoreError
from bot.store.notes import Notes

_log = logging.getLogger(__name__)
AnyCommand = app_commands.Command[Any, ..., None]
Obey = Callable[[Turn], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What the commands do: each takes a turn; `serve` sees to it that every turn ends in a reply."""

    serve: Callable[[Interaction, Obey], Awaitable[None]]
    ask: Callable[[Turn, str], Awaitable[None]]
    ask_about: Callable[[Turn, str], Awaitable[None]]
    suggest: Callable[[Turn, str], Awaitable[None]]
    show_sources: Obey
    show_privacy: Obey
    show_help: Obey
    review: Obey


def tree_of(client: discord.Client, served: Served) -> app_commands.CommandTree[discord.Client]:
    """Lay out the commands: usable in servers, direct and group messages, installed by a server or a person."""
    tree = app_commands.CommandTree(
        client,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
    )

    async def suggest(interaction: Interaction, begun: str) -> list[app_commands.Choice[str]]:
        await served.serve(interaction, lambda turn: served.suggest(turn, begun))
        return []

    @app_commands.describe(question=wording.COMMAND_QUESTION)
    @app_commands.autocomplete(question=suggest)
    async def ask(interaction: Interaction, question: str) -> None:
        await served.serve(interaction, lambda turn: served.ask(turn, question))

    async def ask_about(interaction: Interaction, message: discord.Message) -> None:
        await served.serve(interaction, lambda turn: served.ask_about(turn, words(message)))

    tree.command(name="ask", description=wording.COMMAND_ASK)(ask)
    tree.context_menu(name=wording.ASK_ABOUT)(ask_about)
    for name, (description, work) in {
        "sources": (wording.COMMAND_SOURCES, served.show_sources),
        "privacy": (wording.COMMAND_PRIVACY, served.show_privacy),
        "help": (wording.COMMAND_HELP, served.show_help),
        "review": (wording.COMMAND_REVIEW, served.review),
    }.items():
        tree.add_command(_plain(name, description, served, work))

    @tree.error
    async def on_error(interaction: Interaction, error: app_commands.AppCommandError) -> None:
        # All else ends within `serve`.
        _log.info("a command is not known: %s", type(error).__name__)
        await served.serve(interaction, not_known)

    return tree


async def not_known(turn: Turn) -> None:
    """Meet what no command of ours can read: it may be another version's."""
    if turn.interaction.type is discord.InteractionType.autocomplete:
        await turn.suggest(())
    else:
        await turn.reply(sentence(wording.UNKNOWN_COMMAND))


def _plain(name: str, description: str, served: Served, work: Obey) -> AnyCommand:
    async def command(interaction: Interaction) -> None:
        await served.serve(interaction, work)

    return app_commands.Command(name=name, description=description, callback=command)


async def synchronise(tree: app_commands.CommandTree[discord.Client], notes: Notes, patience: Patience) -> None:
    """Tell Discord of the commands, unless it was told the same before."""
    client = tree.client
    name = f"discord commands {client.application_id}"
    fingerprint = _fingerprint(tree)
    try:
        if await notes.read(name) == fingerprint:
            return
        await persistently(patience, tree.sync)
        await notes.write(name, fingerprint)
    except StoreError:
        _log.warning("it is not known which commands Discord was told of; telling it")
        await persistently(patience, tree.sync)


def _fingerprint(tree: app_commands.CommandTree[discord.Client]) -> str:
    told = [command.to_dict(tree) for command in tree.walk_commands(type=discord.AppCommandType.chat_input)]
    told += [command.to_dict(tree) for command in tree.walk_commands(type=discord.AppCommandType.message)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
