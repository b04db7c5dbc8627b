"""A person on the imitated Discord: what they do becomes events, what they see is read from the messages."""

from collections.abc import Iterator
from typing import Any, cast

from tests.platforms.discord_interactions import AUTOCOMPLETE, COMMAND, COMPONENT, DEFERRED, DEFERRED_UPDATE, SUBMIT
from tests.platforms.discord_rules import BUTTON, LABEL, SELECT, texts, walk
from tests.platforms.discord_server import Server
from tests.platforms.discord_world import (
    APPLICATION,
    DIRECT,
    GROUP,
    ORDINARY,
    THINKING,
    Interaction,
    Json,
    public,
    snowflake,
)
from tests.platforms.protocol import Form, Seen

_CHAT, _MESSAGE_ACTION = 1, 3
_USER_CONTEXTS = {DIRECT: 1, GROUP: 2}


class DiscordPerson:
    """Somebody in a server, or alone with the bot."""

    def __init__(self, server: Server, number: str, guild: str, channel: str, allowed: int = ORDINARY) -> None:
        self._server = server
        self._world = server.world
        self.number = number
        self._guild = guild
        self.channel = channel
        self._allowed = allowed
        self.roles: list[str] = []
        # True where the app is installed by the person only, and may not speak publicly.
        self.external = False

    @property
    def name(self) -> str:
        """Return what the person is called."""
        return str(self._world.people[self.number]["username"])

    def in_channel(self, channel: str) -> "DiscordPerson":
        """Return the same person elsewhere."""
        other = DiscordPerson(self._server, self.number, self._guild, channel, self._allowed)
        other.roles, other.external = self.roles, self.external
        return other

    # -- commands

    def ask(self, question: str) -> Seen:
        """Use /ask."""
        return self._done(self.begin("ask", question=question))

    def command(self, name: str) -> Seen:
        """Use another command."""
        return self._done(self.begin(name))

    def begin(self, command: str, **options: str) -> Interaction:
        """Use a command without waiting for anything."""
        given = [{"name": name, "type": 3, "value": value} for name, value in options.items()]
        return self._interact(COMMAND, {**self._command(command, _CHAT), "options": given})

    def suggestions(self, begun: str) -> tuple[str, ...]:
        """Return what is suggested while a question is being written."""
        return self.choices(self.begin_suggestions(begun))

    def choices(self, asked: Interaction) -> tuple[str, ...]:
        """Wait for suggestions."""
        self._world.wait(lambda: asked.choices is not None, "suggestions")
        return tuple(choice["name"] for choice in asked.choices or ())

    def begin_suggestions(self, begun: str | None, command: str = "ask") -> Interaction:
        """Write at a question without waiting for anything; None is nowhere."""
        typed = {"name": "question", "type": 3, "value": begun or "", "focused": begun is not None}
        return self._interact(AUTOCOMPLETE, {**self._command(command, _CHAT), "options": [typed]})

    def ask_about(self, message: Seen) -> Seen:
        """Use the message action."""
        target = public(self._world.messages[message.id])
        data = {
            **self._command("Ask Signpost", _MESSAGE_ACTION),
            "target_id": message.id,
            "resolved": {"messages": {message.id: target}},
        }
        return self._done(self._interact(COMMAND, data))

    def _command(self, name: str, kind: int) -> Json:
        known = self._world.wait(
            lambda: [one for one in self._world.commands if (one["name"], one.get("type", 1)) == (name, kind)], name
        )
        return {"id": known[0]["id"], "name": name, "type": kind}

    # -- messages

    def say(self, text: str, *, after: Seen | None = None, calling: bool = False) -> Seen:
        """Say something; `calling` mentions the bot, in a reply by leaving its ping on."""
        payload: Json = {"content": text, "mentions": [self._world.people[APPLICATION]] if calling else []}
        if after is not None:
            replied = self._world.messages[after.id]
            payload |= {
                "type": 19,
                "message_reference": {"message_id": after.id, "channel_id": self.channel},
                "referenced_message": None if replied.get("_deleted") else public(replied),
            }
        made = self._world.add_message(self.channel, self.number, payload)
        if self._world.channels[self.channel]["type"] not in (DIRECT, GROUP):
            made["member"] = self._member()
        self._server.do(self._server.gateway.announce_message("MESSAGE_CREATE", made))
        return self._seen(made)

    def mention(self, text: str, *, after: Seen | None = None) -> Seen:
        """Call the bot and wait for its answer."""
        content = text if after is not None else f"<@{APPLICATION}> {text}"
        return self.answer_to(self.say(content, after=after, calling=True))

    def answer_to(self, said: Seen) -> Seen:
        """Wait for the bot's answer to a message."""
        return self._seen(self._world.wait(lambda: self._reply(said), f"a reply to {said.text!r}"))

    def _reply(self, said: Seen) -> Json | None:
        return next((one for one in self.replies_to(said) if not one["flags"] & THINKING), None)

    def replies_to(self, said: Seen) -> list[Json]:
        """Return the bot's replies to a message."""
        sent = self._world.sent
        return [one for one in sent if one.get("message_reference", {}).get("message_id") == said.id]

    def direct(self, text: str) -> Seen:
        """Write to the bot directly and wait for its answer."""
        there = self.alone()
        return there.answer_to(there.say(text))

    def alone(self) -> "DiscordPerson":
        """Return the same person in direct messages with the bot."""
        return self.in_channel(self._server.rest.direct_with(self.number)["id"])

    def delete(self, message: Seen) -> None:
        """Delete a message."""
        self._server.do(self._server.rest.remove(self._world.messages[message.id]))

    # -- presses

    def press(self, message: Seen, label: str) -> Seen | Form:
        """Press a button."""
        return self._outcome(self.begin_press(message, label))

    def begin_press(self, message: Seen, label: str) -> Interaction:
        """Press a button without waiting for anything."""
        buttons = [one for one in self._components(message) if one.get("label") == label and one["type"] == BUTTON]
        assert buttons, f"no button {label!r} among {message.buttons}"
        return self.press_raw(message, buttons[0]["custom_id"])

    def press_raw(self, message: Seen, custom_id: str, **more: Any) -> Interaction:  # noqa: ANN401 -- raw content
        """Press a button of any id under a message."""
        data = {"custom_id": custom_id, "component_type": BUTTON, **more}
        return self._interact(COMPONENT, data, self._world.messages[message.id])

    def choose(self, message: Seen, option: str) -> Seen:
        """Choose from a menu."""
        for one in self._components(message):
            for offered in one.get("options") or ():
                if offered["label"] == option:
                    data = {"custom_id": one["custom_id"], "component_type": SELECT, "values": [offered["value"]]}
                    return self._done(self._interact(COMPONENT, data, self._world.messages[message.id]))
        raise AssertionError(f"no option {option!r} among {message.options}")

    def submit(self, form: Form, **answers: str) -> Seen:
        """Send a form."""
        opened = self._world.interactions[form.id]
        modal = opened.modal or {}
        data = {"custom_id": modal["custom_id"], "components": [_filled(one, answers) for one in modal["components"]]}
        message = self._world.messages.get(opened.message or "")
        return self._done(self._interact(SUBMIT, data, message))

    # -- eyes

    def looks(self) -> tuple[Seen, ...]:
        """Return all the bot's messages that this person sees now."""
        mine = [one for one in self._world.sent if self._in_sight(one) and self._world.visible(one, self.number)]
        return tuple(map(self._seen, mine))

    def again(self, seen: Seen) -> Seen | None:
        """Return what a message looks like now, or nothing if it is gone."""
        message = self._world.messages[seen.id]
        return self._seen(message) if self._world.visible(message, self.number) else None

    def _in_sight(self, message: Json) -> bool:
        channel = self._world.channels[message["channel_id"]]
        return "recipients" not in channel or self.number in [one["id"] for one in channel["recipients"]]

    def _components(self, message: Seen) -> Iterator[Json]:
        return walk(self._world.messages[message.id].get("components") or [])

    def _seen(self, message: Json) -> Seen:
        components = list(walk(message.get("components") or []))
        return Seen(
            id=message["id"],
            place=message["channel_id"],
            text="\n".join(filter(None, texts(message))),
            private=message.get("_only_for") is not None,
            buttons=tuple(one["label"] for one in components if one["type"] == BUTTON),
            options=tuple(option["label"] for one in components for option in one.get("options") or ()),
            files=tuple(one.get("_content", "") for one in message.get("attachments") or ()),
        )

    def _done(self, interaction: Interaction) -> Seen:
        outcome = self._outcome(interaction)
        assert isinstance(outcome, Seen)
        return outcome

    def _outcome(self, interaction: Interaction) -> Seen | Form:
        end = self._world.wait(lambda: self.outcome(interaction), "an end of an interaction")
        return cast("Seen | Form", end)

    def outcome(self, interaction: Interaction) -> Seen | Form | None:
        """Return what came of an interaction, once something has."""
        if interaction.modal is not None:
            return _form(interaction)
        own = [one for one in self._world.sent if one["_interaction"] == interaction.id and not one.get("_deleted")]
        if interaction.answer == DEFERRED_UPDATE:
            changed = self._world.messages[str(interaction.message)]
            return self._seen(own[-1]) if own else self._settled(interaction, changed)
        if interaction.answer is None or (interaction.answer == DEFERRED and own and own[0]["flags"] & THINKING):
            return None
        return self._seen(self._world.messages[str(interaction.original)])

    def _settled(self, interaction: Interaction, changed: Json) -> Seen | None:
        touched = changed.get("_deleted") or changed["components"] is not interaction.before
        return self._seen(changed) if touched else None

    # -- events

    def _member(self) -> Json:
        return {
            "roles": self.roles, "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0,
            "nick": None, "avatar": None, "premium_since": None, "pending": False, "permissions": str(self._allowed),
            "communication_disabled_until": None,
        }  # fmt: skip

    def _interact(self, kind: int, data: Json, message: Json | None = None) -> Interaction:
        channel = self._world.channels[self.channel]
        person = self._world.people[self.number]
        made = Interaction(
            id=snowflake(), token=f"token-{snowflake()}", kind=kind, user=self.number, channel=self.channel,
            message=message["id"] if message else None, external=self.external,
            before=message["components"] if message else None,
        )  # fmt: skip
        owners = {"1": self.number} if self.external else {"0": self._guild}
        event: Json = {
            "id": made.id, "application_id": APPLICATION, "type": kind, "data": data, "token": made.token, "version": 1,
            "channel_id": self.channel, "channel": public(channel), "locale": "en-US", "entitlements": [],
            "app_permissions": str(channel["_allowed"]), "authorizing_integration_owners": owners,
            "context": _USER_CONTEXTS.get(channel["type"], 0), "attachment_size_limit": 10485760,
        }  # fmt: skip
        if "guild_id" in channel:
            event |= {"guild_id": channel["guild_id"], "guild_locale": "en-US",
                      "guild": {"id": channel["guild_id"], "locale": "en-US", "features": []},
                      "member": {"user": person, **self._member()}}  # fmt: skip
        else:
            event["user"] = person
        if message is not None:
            event["message"] = public(message)
        with self._world.change():
            self._world.interactions[made.id] = made
        self._server.do(self._server.gateway.announce("INTERACTION_CREATE", event))
        return made


def _form(opened: Interaction) -> Form:
    modal = opened.modal or {}
    fields = {
        one["label"]: tuple(option["label"] for option in one["component"].get("options") or ())
        for one in modal["components"]
        if one["type"] == LABEL
    }
    return Form(id=opened.id, title=modal["title"], fields=fields)


def _filled(one: Json, answers: dict[str, str]) -> Json:
    if one["type"] != LABEL:
        return {"type": one["type"], "id": 1}
    held = one["component"]
    given = answers.get(one["label"].split()[0].lower())
    answer: Json = {"type": held["type"], "custom_id": held["custom_id"], "id": 2}
    if held["type"] == SELECT:
        answer["values"] = [option["value"] for option in held["options"] if option["label"] == given]
    else:
        answer["value"] = given or ""
    return {"type": LABEL, "id": 1, "component": answer}
