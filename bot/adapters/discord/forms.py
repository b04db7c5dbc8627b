"""What a sent form says, field by field."""

from typing import Any, cast

from bot.adapters.discord.sending import Interaction


def written(interaction: Interaction, field: str) -> str:
    """Return what was written into a field of a form, or chosen in it; nothing if it was left empty."""
    data = cast("dict[str, Any]", interaction.data)
    for label in data["components"]:
        # A field stands in a label, or in a row of older forms.
        for held in (label.get("component") or {}, *label.get("components", ())):
            if held.get("custom_id") == field:
                return str(held.get("value") or next(iter(held.get("values") or ()), ""))
    return ""


def chosen(interaction: Interaction) -> str:
    """Return what was chosen from a menu."""
    (value,) = cast("dict[str, Any]", interaction.data)["values"]
    return str(value)
