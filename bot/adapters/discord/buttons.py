"""What was pressed, chosen or written, read from what Discord tells of it."""

from typing import Any, cast

import discord

from bot.adapters.buttons import read
from bot.adapters.discord.sending import Interaction
from bot.adapters.discord.turn import Turn
from bot.adapters.presses.presses import Presses


class Buttons:
    """Hands presses and sent forms over."""

    def __init__(self, presses: Presses) -> None:
        self._presses = presses

    async def obey(self, turn: Turn) -> None:
        """Do what was pressed, or sent with a form."""
        interaction = turn.interaction
        press = read(interaction.custom_id or "")
        if interaction.type is discord.InteractionType.modal_submit:
            await self._presses.take(turn, press, _written(interaction))
        else:
            await self._presses.press(turn, press, _chosen(interaction))


def _written(interaction: Interaction) -> dict[str, str]:
    """Return what was written into the fields of a form, or chosen in it; nothing where one was left empty."""
    found: dict[str, str] = {}
    for label in cast("dict[str, Any]", interaction.data)["components"]:
        # A field stands in a label, or in a row of older forms.
        for held in (label.get("component") or {}, *label.get("components", ())):
            if name := held.get("custom_id"):
                found[name] = str(held.get("value") or next(iter(held.get("values") or ()), ""))
    return found


def _chosen(interaction: Interaction) -> str:
    """Return what was chosen from a menu; nothing of a button."""
    values = cast("dict[str, Any]", interaction.data).get("values")
    if values is None:
        return ""
    (value,) = values
    return str(value)
