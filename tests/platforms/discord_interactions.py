"""Interactions on the imitated Discord: answered once, within three seconds, and followed up for fifteen minutes."""

import re
import time

from tests.platforms.discord_rest import Answer, Handler, Rest
from tests.platforms.discord_rules import check_choices, check_message, check_modal
from tests.platforms.discord_world import EPHEMERAL, THINKING, Interaction, Json, RefusedError, World, public

DEADLINE, LIFETIME = 3.0, 15 * 60.0
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5
MOST_FOLLOWUPS = 5
_FITS = {
    COMMAND: {MESSAGE, DEFERRED, MODAL},
    COMPONENT: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL},
    AUTOCOMPLETE: {CHOICES},
    SUBMIT: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE},
}


class Interactions:
    """The addresses that need an interaction's token instead of the bot's."""

    def __init__(self, world: World, rest: Rest) -> None:
        self._world = world
        self._rest = rest
        webhook = r"/webhooks/\d+/([\w.-]+)"
        self.routes: list[tuple[str, re.Pattern[str], Handler]] = [
            ("POST", re.compile(r"/interactions/(\d+)/([\w.-]+)/callback"), self._answer),
            ("POST", re.compile(webhook), self._follow_up),
            ("GET", re.compile(rf"{webhook}/messages/@original"), self._original),
            ("PATCH", re.compile(rf"{webhook}/messages/(@original|\d+)"), self._edit),
            ("DELETE", re.compile(rf"{webhook}/messages/(@original|\d+)"), self._delete),
        ]

    async def _answer(self, body: Json, number: str, token: str) -> Answer:
        found = self._world.interactions.get(number)
        if found is None or found.token != token or found.expired:
            raise RefusedError(404, 10062, "Unknown interaction")
        if found.answer is not None:
            raise RefusedError(400, 40060, "Interaction has already been acknowledged.")
        if time.monotonic() - found.began > DEADLINE:
            self._world.blame(f"an interaction was acknowledged after {time.monotonic() - found.began:.1f} seconds")
            raise RefusedError(404, 10062, "Unknown interaction")
        kind, data = body["type"], body.get("data") or {}
        if kind not in _FITS[found.kind]:
            raise RefusedError(400, 50035, f"Invalid Form Body: type {kind} does not answer type {found.kind}")
        await self._take(found, kind, data)
        with self._world.change():
            found.answer = kind
        return self._told(found)

    async def _take(self, found: Interaction, kind: int, data: Json) -> None:
        flags = data.get("flags") or 0
        match kind:
            case 4:
                check_message(data, flags)
                await self._show(found, data, flags)
            case 5:
                await self._show(found, {}, flags | THINKING)
            case 6:
                found.original = found.message
            case 7:
                found.original = found.message
                self._rest.change(self._world.messages[str(found.message)], data)
            case 8:
                check_choices(data["choices"])
                found.choices = data["choices"]
            case 9:
                check_modal(data)
                found.modal = data

    async def _show(self, found: Interaction, data: Json, flags: int) -> None:
        # Where apps of other places may not speak, Discord makes every reply private.
        private = bool(flags & EPHEMERAL) or found.external
        only_for = found.user if private else None
        message = await self._rest.publish(found.channel, data, only_for=only_for, interaction=found)
        message["flags"] = flags | (EPHEMERAL if private else 0)
        found.original = message["id"]

    def _told(self, found: Interaction) -> Json:
        told: Json = {"id": found.id, "type": found.kind, "response_message_id": found.original}
        message = self._world.messages.get(found.original or "")
        resource: Json = {"type": found.answer}
        if message is not None:
            resource["message"] = public(message)
        return {"interaction": told, "resource": resource}

    def _by(self, token: str) -> Interaction:
        found = next((one for one in self._world.interactions.values() if one.token == token), None)
        if (
            found is None
            or found.user in self._world.late
            or found.expired
            or time.monotonic() - found.began > LIFETIME
        ):
            raise RefusedError(401, 50027, "Invalid Webhook Token")
        if found.answer is None:
            raise RefusedError(404, 10015, "Unknown Webhook")
        return found

    async def _follow_up(self, body: Json, token: str) -> Answer:
        found = self._by(token)
        flags = body.get("flags") or 0
        check_message(body, flags)
        found.followups += 1
        if found.external and found.followups > MOST_FOLLOWUPS:
            raise RefusedError(400, 40094, "Maximum number of follow up messages")
        original = self._world.messages.get(found.original or "")
        if found.answer == DEFERRED and original is not None and original["flags"] & THINKING:
            # The first one after "thinking" takes its place, as private or public as that was.
            return public(self._replace(original, body))
        private = bool(flags & EPHEMERAL) or found.external
        made = await self._rest.publish(
            found.channel, body, only_for=found.user if private else None, interaction=found
        )
        made["flags"] = flags | (EPHEMERAL if private else 0)
        return public(made)

    def _message(self, found: Interaction, which: str) -> Json:
        message = self._world.messages.get((found.original or "") if which == "@original" else which)
        if message is None or message.get("_deleted"):
            raise RefusedError(404, 10008, "Unknown Message")
        return message

    async def _original(self, _: Json, token: str) -> Answer:
        return public(self._message(self._by(token), "@original"))

    async def _edit(self, body: Json, token: str, which: str) -> Answer:
        return public(self._replace(self._message(self._by(token), which), body))

    def _replace(self, message: Json, body: Json) -> Json:
        with self._world.change():
            message["flags"] &= ~THINKING
            return self._rest.change(message, body)

    async def _delete(self, _: Json, token: str, which: str) -> Answer:
        await self._rest.remove(self._message(self._by(token), which))
        return None
