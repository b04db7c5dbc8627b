"""The page of the app on the imitated Slack, as somebody uses it."""

from typing import cast

from tests.platforms import slack_sight as sight
from tests.platforms.protocol import Form, Seen
from tests.platforms.slack_hands import Hands
from tests.platforms.slack_world import Deed, Json


class AtHome(Hands):
    """Somebody who looks at the page of the app."""

    def suggestions(self, begun: str) -> tuple[str, ...]:
        """Return what the app's page suggests: Slack suggests nothing for a command."""
        self.open_home()
        (asked,) = [block["accessory"] for block in self.home()["blocks"] if "accessory" in block]
        deed = self.deed()
        payload = {**self.who(deed), "type": "block_suggestion", "action_id": asked["action_id"], "block_id": "b",
                   "value": begun, "container": {"type": "view", "view_id": "V"}}  # fmt: skip
        self.deliver("interactive", payload)
        return tuple(one["text"]["text"] for one in deed.options or ())

    def open_home(self) -> None:
        """Open the page of the app."""
        self.world.homes.pop(self.number, None)
        self.look_at_home()
        self.world.wait(lambda: self.world.homes.get(self.number), "the page of the app")

    def look_at_home(self) -> None:
        """Come back to the page of the app, which Slack then describes to it, and wait for nothing."""
        opened = {
            "type": "app_home_opened",
            "user": self.number,
            "tab": "home",
            "channel": self.world.direct_with(self.number),
        }
        view = self.world.homes.get(self.number)
        self.event({**opened, "view": view} if view else opened)

    def home(self) -> Json:
        """Return the page of the app."""
        return self.world.homes[self.number]

    def press_at_home(self, label: str) -> Seen | Form:
        """Press a button on the page of the app, and return the page as it is then, or the form that opened."""
        shown = self.home()
        deed = self.begin_press_at_home(label)
        self.world.wait(lambda: deed.form is not None or self.home() is not shown, "a page that changes")
        return sight.form(deed.form) if deed.form is not None else self.page()

    def begin_press_at_home(self, label: str) -> Deed:
        """Press a button on the page of the app without waiting for anything."""
        (action,) = {
            element["action_id"]
            for element in sight.elements(self.home())
            if element["type"] == "button" and element["text"]["text"] == label
        }
        deed = self.deed()
        payload = {**self.who(deed), "type": "block_actions", "container": {"type": "view", "view_id": "V"},
                   "view": {"id": "V", "type": "home"},
                   "actions": [{"type": "button", "action_id": action, "block_id": "b"}]}  # fmt: skip
        self.deliver("interactive", payload)
        return deed

    def submit_at_home(self, form: Form, words: str, **answers: str) -> Seen:
        """Send a form that opened from the page of the app, and return the page once it says something."""
        opened = next(deed for deed in self.world.deeds.values() if deed.form and deed.form["id"] == form.id)
        deed = self.deed()
        state = sight.filled(cast("Json", opened.form), answers)
        self.deliver("interactive", {**self.who(deed), "type": "view_submission", "view": state, "response_urls": []})
        self.world.wait(lambda: words in self.page().text, f"{words!r} on the page")
        return self.page()

    def page(self) -> Seen:
        """Return what one reads on the page of the app."""
        return self.seen({"ts": "", "channel": "", **self.home()})

    def choose_at_home(self, question: str) -> Seen:
        """Choose a suggested question; the answer is a direct message."""
        (asked,) = [block["accessory"] for block in self.home()["blocks"] if "accessory" in block]
        before = len(self.world.messages)
        deed = self.deed()
        action = {"action_id": asked["action_id"], "block_id": "b", "type": "external_select",
                  "selected_option": {"value": question}}  # fmt: skip
        container = {"type": "view", "view_id": "V"}
        self.deliver("interactive", {**self.who(deed), "type": "block_actions", "container": container,
                                      "actions": [action], "view": {"id": "V", "type": "home"}})  # fmt: skip
        there = self.world.direct_with(self.number)
        made = self.world.wait(
            lambda: [one for one in self.world.messages[before:] if one["channel"] == there], "a direct message"
        )
        return self.seen(made[0])
