"""A person on the imitated Slack: they ask, say, press and send things, and see what comes of it."""

from typing import Any, cast

from tests.platforms import slack_sight as sight
from tests.platforms.protocol import Form, Seen
from tests.platforms.slack_hands import typed
from tests.platforms.slack_home import AtHome
from tests.platforms.slack_world import BOT_USER, Deed, Json, public


class SlackPerson(AtHome):
    """Somebody in a workspace, or alone with the bot."""

    def in_channel(self, channel: str) -> "SlackPerson":
        """Return the same person elsewhere."""
        return SlackPerson(self.server, self.number, channel, self.events)

    def alone(self) -> "SlackPerson":
        """Return the same person in direct messages with the bot."""
        return self.in_channel(self.world.direct_with(self.number))

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
        self.deliver("command", self.command_payload(deed, text))
        return deed

    def ask_about(self, message: Seen, action: str = "ask_signpost") -> Seen:
        """Use the message action."""
        found = self.message_of(message)
        deed = self.deed(message=found)
        # A message action has nothing of ours to replace.
        deed.message = None
        payload = {**self.who(deed), "type": "message_action", "callback_id": action,
                   "response_url": self.address_of(deed), "channel": {"id": self.channel}, "message_ts": found["ts"],
                   "message": public(found)}  # fmt: skip
        self.deliver("interactive", payload)
        return self._done(deed)

    # -- messages

    def say(self, text: str, *, after: Seen | None = None, calling: bool = False) -> Seen:
        """Say something; `calling` mentions the bot, `after` says it in the thread of a message."""
        made = self.write(text, after=after, calling=calling)
        self.tell_of(made, calling=calling)
        return self.seen(made)

    def write(self, text: str, *, after: Seen | None = None, calling: bool = False) -> Json:
        """Write a message of which the bot is not told yet."""
        payload: Json = {"text": f"<@{BOT_USER}> {typed(text)}" if calling else typed(text)}
        if after is not None:
            replied = self.message_of(after)
            payload["thread_ts"] = replied.get("thread_ts") or replied["ts"]
        return self.world.add_message(self.channel, self.number, payload)

    def tell_of(self, message: Json, *, calling: bool = False) -> None:
        """Tell the bot of a message, as far as the app is subscribed to such."""
        direct = self.channel.startswith("D")
        kind = {"C": "channel", "D": "im", "G": "group"}[self.channel[0]]
        wanted = {"C": "message.channels", "D": "message.im", "G": "message.groups"}[self.channel[0]]
        if calling and not direct:
            self.event({**public(message), "type": "app_mention"})
        if wanted in self.events:
            self.event({**public(message), "channel_type": kind})

    def mention(self, text: str, *, after: Seen | None = None) -> Seen:
        """Call the bot and wait for its answer."""
        return self.answer_to(self.say(text, after=after, calling=True))

    def answer_to(self, said: Seen) -> Seen:
        """Wait for the bot's answer to a message."""
        return self.seen(self.world.wait(lambda: self.replies_to(said), f"a reply to {said.text!r}")[0])

    def replies_to(self, said: Seen) -> list[Json]:
        """Return the bot's replies to a message."""
        asked = self.message_of(said)
        thread = asked.get("thread_ts") or asked["ts"]
        later = self.world.messages[self.world.messages.index(asked) :]
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
        with self.world.change():
            gone["_deleted"] = True
        told = {"type": "message", "subtype": "message_deleted", "hidden": True, "channel": gone["channel"],
                "deleted_ts": gone["ts"], "ts": self.world.moment(), "previous_message": public(gone)}  # fmt: skip
        if any(one.get("thread_ts") == gone["ts"] and one is not gone for one in self.world.messages):
            # What has replies is not deleted: something is put in its place.
            left = {"type": "message", "subtype": "tombstone", "user": "USLACKBOT", "hidden": True, "ts": gone["ts"],
                    "thread_ts": gone["ts"], "text": "This message was deleted."}  # fmt: skip
            told = {**told, "subtype": "message_changed", "message": left}
            del told["deleted_ts"]
        wanted = {"C": "message.channels", "D": "message.im", "G": "message.groups"}[gone["channel"][0]]
        if wanted in self.events:
            self.event(told)

    # -- presses

    def press(self, message: Seen, label: str) -> Seen | Form:
        """Press a button."""
        return self._outcome(self.begin_press(message, label))

    def begin_press(self, message: Seen, label: str) -> Deed:
        """Press a button without waiting for anything but the acknowledgement."""
        return self.press_raw(message, self.button(message, label))

    def button(self, message: Seen, label: str) -> str:
        """Return the id of a button under a message."""
        for element in sight.elements(self.message_of(message)):
            if element["type"] == "button" and element["text"]["text"] == label:
                return str(element["action_id"])
        raise AssertionError(f"no button {label!r} among {message.buttons}")

    def press_raw(self, message: Seen, action_id: str, **more: Any) -> Deed:  # noqa: ANN401 -- raw content
        """Press a button of any id under a message."""
        deed = self.deed(message=self.message_of(message))
        self.deliver("interactive", self.press_payload(deed, action_id, **more))
        return deed

    def choose(self, message: Seen, option: str) -> Seen:
        """Choose from a menu."""
        for element in sight.elements(self.message_of(message)):
            for offered in element.get("options") or ():
                if offered["text"]["text"] == option:
                    more = {"type": "static_select", "selected_option": offered}
                    return self._done(self.press_raw(message, element["action_id"], **more))
        raise AssertionError(f"no option {option!r} among {message.options}")

    def submit(self, form: Form, **answers: str) -> Seen:
        """Send a form; its result is shown where it was opened."""
        opened = next(deed for deed in self.world.deeds.values() if deed.form and deed.form["id"] == form.id)
        before = len(opened.responses)
        state = sight.filled(cast("Json", opened.form), answers)
        deed = self.deed()
        self.deliver("interactive", {**self.who(deed), "type": "view_submission", "view": state, "response_urls": []})
        self.world.wait(lambda: len(opened.responses) > before, "a word after a form")
        return self.seen(opened.responses[-1])

    # -- eyes

    def looks(self) -> tuple[Seen, ...]:
        """Return all the bot's messages that this person sees now."""
        return tuple(
            self.seen(one)
            for one in self.world.messages
            if one["user"] == BOT_USER and self.world.visible(one, self.number)
        )

    def again(self, seen: Seen) -> Seen:
        """Return what a message looks like now."""
        return self.seen(self.message_of(seen))

    def message_of(self, seen: Seen) -> Json:
        """Return a message as Slack has it."""
        return next(one for one in self.world.messages if one["ts"] == seen.id)

    def _done(self, deed: Deed) -> Seen:
        outcome = self._outcome(deed)
        assert isinstance(outcome, Seen)
        return outcome

    def _outcome(self, deed: Deed) -> Seen | Form:
        return cast("Seen | Form", self.world.wait(lambda: self.outcome(deed), "an end of something done"))

    def outcome(self, deed: Deed) -> Seen | Form | None:
        """Return what came of something done, once something has."""
        if deed.form is not None:
            return sight.form(deed.form)
        files = [one for one in self.world.messages[deed.before :] if one.get("_files")]
        if files and self.world.visible(files[-1], self.number):
            return self.seen(files[-1])
        if deed.responses:
            return self.seen(deed.responses[-1])
        if deed.message is not None and (deed.touched or deed.message.get("_deleted")):
            return self.seen(deed.message)
        return None
