"""A person on the imitated Slack: what they do becomes events and payloads, what they see is read from the messages."""

import html
import re
import time
from collections.abc import Iterator
from typing import Any, cast

from tests.platforms.protocol import Form, Seen
from tests.platforms.slack_server import Server
from tests.platforms.slack_world import BOT_USER, TEAM, Deed, Json, number, public

_JOINER = "\u2060"
_LINK = re.compile(r"<([^<>|]+)\|([^<>|]*)>")
_ITALIC = re.compile(r"(?m)^_(.*)_$")
_QUOTE = re.compile(r"(?m)^>")
_BOLD = re.compile(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])")


class SlackPerson:
    """Somebody in a workspace, or alone with the bot."""

    def __init__(self, server: Server, user: str, channel: str, events: frozenset[str]) -> None:
        self._server, self._world = server, server.world
        self.number, self.channel, self._events = user, channel, events

    @property
    def name(self) -> str:
        """Return what the person is called."""
        return str(self._world.people[self.number]["name"])

    def in_channel(self, channel: str) -> "SlackPerson":
        """Return the same person elsewhere."""
        return SlackPerson(self._server, self.number, channel, self._events)

    def alone(self) -> "SlackPerson":
        """Return the same person in direct messages with the bot."""
        return self.in_channel(self._world.direct_with(self.number))

    # -- commands

    def ask(self, question: str) -> Seen:
        """Use /ask."""
        return self._done(self.begin(question))

    def command(self, name: str) -> Seen:
        """Slack has one command; what are others elsewhere are words after it."""
        return self.ask(name)

    def begin(self, text: str) -> Deed:
        """Use the command without waiting for anything but the acknowledgement."""
        deed = self.deed()
        self._deliver("command", self.command_payload(deed, text))
        return deed

    def command_payload(self, deed: Deed, text: str) -> Json:
        """Return what Slack says of a command."""
        return {
            "command": "/ask", "text": _whole(text), "trigger_id": deed.key, "response_url": self._address(deed),
            "user_id": self.number, "user_name": self.name, "team_id": TEAM, "channel_id": self.channel,
            "channel_name": "lab", "api_app_id": "A0", "token": "x", "is_enterprise_install": "false",
        }  # fmt: skip

    def suggestions(self, begun: str) -> tuple[str, ...]:
        """Return what the app's page suggests: Slack suggests nothing for a command."""
        self.open_home()
        (asked,) = [block["accessory"] for block in self.home()["blocks"] if "accessory" in block]
        deed = self.deed()
        payload = {**self._who(deed), "type": "block_suggestion", "action_id": asked["action_id"], "block_id": "b",
                   "value": begun, "container": {"type": "view", "view_id": "V"}}  # fmt: skip
        self._deliver("interactive", payload)
        return tuple(one["text"]["text"] for one in deed.options or ())

    def open_home(self) -> None:
        """Open the page of the app."""
        self._world.homes.pop(self.number, None)
        self.look_at_home()
        self._world.wait(lambda: self._world.homes.get(self.number), "the page of the app")

    def look_at_home(self) -> None:
        """Come back to the page of the app, which Slack then describes to it, and wait for nothing."""
        opened = {"type": "app_home_opened", "user": self.number, "tab": "home", "channel": self.alone().channel}
        view = self._world.homes.get(self.number)
        self.event({**opened, "view": view} if view else opened)

    def home(self) -> Json:
        """Return the page of the app."""
        return self._world.homes[self.number]

    def press_at_home(self, label: str) -> Seen | Form:
        """Press a button on the page of the app, and return the page as it is then, or the form that opened."""
        shown = self.home()
        deed = self.begin_press_at_home(label)
        self._world.wait(lambda: deed.form is not None or self.home() is not shown, "a page that changes")
        return _form(deed.form) if deed.form is not None else self.page()

    def begin_press_at_home(self, label: str) -> Deed:
        """Press a button on the page of the app without waiting for anything."""
        (action,) = {
            element["action_id"]
            for element in _elements(self.home())
            if element["type"] == "button" and element["text"]["text"] == label
        }
        deed = self.deed()
        payload = {**self._who(deed), "type": "block_actions", "container": {"type": "view", "view_id": "V"},
                   "view": {"id": "V", "type": "home"},
                   "actions": [{"type": "button", "action_id": action, "block_id": "b"}]}  # fmt: skip
        self._deliver("interactive", payload)
        return deed

    def submit_at_home(self, form: Form, words: str, **answers: str) -> Seen:
        """Send a form that opened from the page of the app, and return the page once it says something."""
        opened = next(deed for deed in self._world.deeds.values() if deed.form and deed.form["id"] == form.id)
        deed = self.deed()
        state = _state(cast("Json", opened.form), answers)
        self._deliver("interactive", {**self._who(deed), "type": "view_submission", "view": state, "response_urls": []})
        self._world.wait(lambda: words in self.page().text, f"{words!r} on the page")
        return self.page()

    def page(self) -> Seen:
        """Return what one reads on the page of the app."""
        return self.seen({"ts": "", "channel": "", **self.home()})

    def choose_at_home(self, question: str) -> Seen:
        """Choose a suggested question; the answer is a direct message."""
        (asked,) = [block["accessory"] for block in self.home()["blocks"] if "accessory" in block]
        before = len(self._world.messages)
        deed = self.deed()
        action = {"action_id": asked["action_id"], "block_id": "b", "type": "external_select",
                  "selected_option": {"value": question}}  # fmt: skip
        container = {"type": "view", "view_id": "V"}
        self._deliver("interactive", {**self._who(deed), "type": "block_actions", "container": container,
                                      "actions": [action], "view": {"id": "V", "type": "home"}})  # fmt: skip
        there = self.alone().channel
        made = self._world.wait(
            lambda: [one for one in self._world.messages[before:] if one["channel"] == there], "a direct message"
        )
        return self.seen(made[0])

    def ask_about(self, message: Seen, action: str = "ask_signpost") -> Seen:
        """Use the message action."""
        found = self.message_of(message)
        deed = self.deed(message=found)
        # A message action has nothing of ours to replace.
        deed.message = None
        payload = {**self._who(deed), "type": "message_action", "callback_id": action,
                   "response_url": self._address(deed), "channel": {"id": self.channel}, "message_ts": found["ts"],
                   "message": public(found)}  # fmt: skip
        self._deliver("interactive", payload)
        return self._done(deed)

    # -- messages

    def say(self, text: str, *, after: Seen | None = None, calling: bool = False) -> Seen:
        """Say something; `calling` mentions the bot, `after` says it in the thread of a message."""
        made = self.write(text, after=after, calling=calling)
        self.tell_of(made, calling=calling)
        return self.seen(made)

    def write(self, text: str, *, after: Seen | None = None, calling: bool = False) -> Json:
        """Write a message of which the bot is not told yet."""
        payload: Json = {"text": f"<@{BOT_USER}> {_typed(text)}" if calling else _typed(text)}
        if after is not None:
            replied = self.message_of(after)
            payload["thread_ts"] = replied.get("thread_ts") or replied["ts"]
        return self._world.add_message(self.channel, self.number, payload)

    def tell_of(self, message: Json, *, calling: bool = False) -> None:
        """Tell the bot of a message, as far as the app is subscribed to such."""
        direct = self.channel.startswith("D")
        kind = {"C": "channel", "D": "im", "G": "group"}[self.channel[0]]
        wanted = {"C": "message.channels", "D": "message.im", "G": "message.groups"}[self.channel[0]]
        if calling and not direct:
            self.event({**public(message), "type": "app_mention"})
        if wanted in self._events:
            self.event({**public(message), "channel_type": kind})

    def mention(self, text: str, *, after: Seen | None = None) -> Seen:
        """Call the bot and wait for its answer."""
        return self.answer_to(self.say(text, after=after, calling=True))

    def answer_to(self, said: Seen) -> Seen:
        """Wait for the bot's answer to a message."""
        return self.seen(self._world.wait(lambda: self.replies_to(said), f"a reply to {said.text!r}")[0])

    def replies_to(self, said: Seen) -> list[Json]:
        """Return the bot's replies to a message."""
        asked = self.message_of(said)
        thread = asked.get("thread_ts") or asked["ts"]
        later = self._world.messages[self._world.messages.index(asked) :]
        return [
            one for one in later
            if one["user"] == BOT_USER and one["channel"] == self.channel and not one.get("_deleted")
            and one.get("_only_for") is None
            and (one.get("thread_ts") == thread or (self.channel.startswith("D") and "thread_ts" not in one))
        ]  # fmt: skip

    def direct(self, text: str) -> Seen:
        """Write to the bot directly and wait for its answer."""
        there = self.alone()
        return there.answer_to(there.say(text))

    def delete(self, message: Seen) -> None:
        """Delete a message; the bot is told only where it reads all messages."""
        gone = self.message_of(message)
        with self._world.change():
            gone["_deleted"] = True
        told = {"type": "message", "subtype": "message_deleted", "hidden": True, "channel": gone["channel"],
                "deleted_ts": gone["ts"], "ts": self._world.moment(), "previous_message": public(gone)}  # fmt: skip
        if any(one.get("thread_ts") == gone["ts"] and one is not gone for one in self._world.messages):
            # What has replies is not deleted: something is put in its place.
            left = {"type": "message", "subtype": "tombstone", "user": "USLACKBOT", "hidden": True, "ts": gone["ts"],
                    "thread_ts": gone["ts"], "text": "This message was deleted."}  # fmt: skip
            told = {**told, "subtype": "message_changed", "message": left}
            del told["deleted_ts"]
        wanted = {"C": "message.channels", "D": "message.im", "G": "message.groups"}[gone["channel"][0]]
        if wanted in self._events:
            self.event(told)

    def event(self, event: Json, *, name: str = "", retry: int = 0) -> None:
        """Tell the bot of an event."""
        payload = {"type": "event_callback", "team_id": TEAM, "api_app_id": "A0", "event_id": name or number("Ev"),
                   "event_time": int(time.time()), "token": "x",
                   "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
                   "event": {"event_ts": event.get("ts", "1.1"), **event}}  # fmt: skip
        self._server.do(self._server.deliver("event_callback", payload, retry=retry))

    # -- presses

    def press(self, message: Seen, label: str) -> Seen | Form:
        """Press a button."""
        return self._outcome(self.begin_press(message, label))

    def begin_press(self, message: Seen, label: str) -> Deed:
        """Press a button without waiting for anything but the acknowledgement."""
        return self.press_raw(message, self.button(message, label))

    def button(self, message: Seen, label: str) -> str:
        """Return the id of a button under a message."""
        for element in _elements(self.message_of(message)):
            if element["type"] == "button" and element["text"]["text"] == label:
                return str(element["action_id"])
        raise AssertionError(f"no button {label!r} among {message.buttons}")

    def press_raw(self, message: Seen, action_id: str, **more: Any) -> Deed:  # noqa: ANN401 -- raw content
        """Press a button of any id under a message."""
        deed = self.deed(message=self.message_of(message))
        self._deliver("interactive", self.press_payload(deed, action_id, **more))
        return deed

    def press_payload(self, deed: Deed, action_id: str, **more: Any) -> Json:  # noqa: ANN401 -- raw content
        """Return what Slack says of a press."""
        message = cast("Json", deed.message)
        ephemeral = message.get("_only_for") is not None
        container = {"type": "message", "message_ts": message["ts"], "channel_id": message["channel"],
                     "is_ephemeral": ephemeral}  # fmt: skip
        if "thread_ts" in message:
            container["thread_ts"] = message["thread_ts"]
        action = {"type": "button", "action_id": action_id, "block_id": "b", "action_ts": "1.1", **more}
        payload = {**self._who(deed), "type": "block_actions", "container": container, "actions": [action]}
        payload |= {"response_url": self._address(deed), "channel": {"id": message["channel"], "name": "lab"}}
        # Of a message that one person sees alone Slack tells nothing.
        return payload if ephemeral else {**payload, "message": public(message)}

    def choose(self, message: Seen, option: str) -> Seen:
        """Choose from a menu."""
        for element in _elements(self.message_of(message)):
            for offered in element.get("options") or ():
                if offered["text"]["text"] == option:
                    more = {"type": "static_select", "selected_option": offered}
                    return self._done(self.press_raw(message, element["action_id"], **more))
        raise AssertionError(f"no option {option!r} among {message.options}")

    def submit(self, form: Form, **answers: str) -> Seen:
        """Send a form; its result is shown where it was opened."""
        opened = next(deed for deed in self._world.deeds.values() if deed.form and deed.form["id"] == form.id)
        before = len(opened.responses)
        state = _state(cast("Json", opened.form), answers)
        deed = self.deed()
        self._deliver("interactive", {**self._who(deed), "type": "view_submission", "view": state, "response_urls": []})
        self._world.wait(lambda: len(opened.responses) > before, "a word after a form")
        return self.seen(opened.responses[-1])

    # -- eyes

    def looks(self) -> tuple[Seen, ...]:
        """Return all the bot's messages that this person sees now."""
        return tuple(
            self.seen(one)
            for one in self._world.messages
            if one["user"] == BOT_USER and self._world.visible(one, self.number)
        )

    def again(self, seen: Seen) -> Seen:
        """Return what a message looks like now."""
        return self.seen(self.message_of(seen))

    def message_of(self, seen: Seen) -> Json:
        """Return a message as Slack has it."""
        return next(one for one in self._world.messages if one["ts"] == seen.id)

    def seen(self, message: Json) -> Seen:
        """Return a message as people see it."""
        elements = list(_elements(message))
        return Seen(
            id=message["ts"],
            place=message["channel"],
            text="\n".join(map(_read, _texts(message))),
            private=message.get("_only_for") is not None,
            buttons=tuple(one["text"]["text"] for one in elements if one["type"] == "button"),
            options=tuple(option["text"]["text"] for one in elements for option in one.get("options") or ()),
            files=tuple(message.get("_files", ())),
        )

    def _done(self, deed: Deed) -> Seen:
        outcome = self._outcome(deed)
        assert isinstance(outcome, Seen)
        return outcome

    def _outcome(self, deed: Deed) -> Seen | Form:
        return cast("Seen | Form", self._world.wait(lambda: self.outcome(deed), "an end of something done"))

    def outcome(self, deed: Deed) -> Seen | Form | None:
        """Return what came of something done, once something has."""
        if deed.form is not None:
            return _form(deed.form)
        files = [one for one in self._world.messages[deed.before :] if one.get("_files")]
        if files and self._world.visible(files[-1], self.number):
            return self.seen(files[-1])
        if deed.responses:
            return self.seen(deed.responses[-1])
        if deed.message is not None and (deed.touched or deed.message.get("_deleted")):
            return self.seen(deed.message)
        return None

    # -- payloads

    def deed(self, message: Json | None = None) -> Deed:
        """Begin to do something."""
        made = Deed(
            key=number("trigger"), user=self.number, message=message, before=len(self._world.messages),
            channel=message["channel"] if message else self.channel,
        )  # fmt: skip
        with self._world.change():
            self._world.deeds[made.key] = made
        return made

    def _who(self, deed: Deed) -> Json:
        return {"trigger_id": deed.key, "team": {"id": TEAM, "domain": "lab"}, "token": "x", "api_app_id": "A0",
                "user": {"id": self.number, "username": self.name, "team_id": TEAM}}  # fmt: skip

    def _address(self, deed: Deed) -> str:
        return f"http://{self._server.api.address}/response/{deed.key}"

    def _deliver(self, kind: str, payload: Json) -> None:
        self._server.do(self._server.deliver(kind, payload))


def _typed(text: str) -> str:
    """Write what somebody typed as Slack hands it on."""
    return html.escape(_whole(text), quote=False)


def _whole(text: str) -> str:
    """Put the halves of characters together, as every keyboard does."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _elements(message: Json) -> Iterator[Json]:
    for block in message.get("blocks") or ():
        if block["type"] == "actions":
            yield from block["elements"]


def _texts(message: Json) -> Iterator[str]:
    """Give what is read of a message: its blocks, or its text where it has none."""
    for block in message.get("blocks") or [_section(message)]:
        if block["type"] == "section":
            yield block["text"]["text"]
        elif block["type"] == "context":
            yield from (element["text"] for element in block["elements"])


def _section(message: Json) -> Json:
    return {"type": "section", "text": {"text": message.get("text", "")}}


def _read(text: str) -> str:
    """Return Slack's markup as the Markdown that scenarios are written in."""
    linked = _LINK.sub(r"[\2](\1)", _BOLD.sub(r"**\1**", text))
    return html.unescape(_QUOTE.sub("> ", _ITALIC.sub(r"*\1*", linked))).replace(_JOINER, "").replace("> > ", "> ")


def _form(view: Json) -> Form:
    fields = {
        block["label"]["text"]: tuple(option["text"]["text"] for option in block["element"].get("options") or ())
        for block in view["blocks"]
        if block["type"] == "input"
    }
    return Form(id=view["id"], title=view["title"]["text"], fields=fields)


def _state(view: Json, answers: dict[str, str]) -> Json:
    values: Json = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            values[block["block_id"]] = {block["element"]["action_id"]: _filled(block, answers)}
    return {**view, "state": {"values": values}}


def _filled(block: Json, answers: dict[str, str]) -> Json:
    given, element = answers.get(block["label"]["text"].split()[0].lower()), block["element"]
    if element["type"] == "static_select":
        chosen = [option for option in element["options"] if option["text"]["text"] == given]
        return {"type": "static_select", "selected_option": chosen[0] if chosen else None}
    return {"type": "plain_text_input", "value": given or None}
