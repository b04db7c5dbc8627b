"""The Slack driver: the real bot in processes of its own, its library pointed at the imitated Slack.

This is the only file that reaches into the library; run as a module it is the bot.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from tests.platforms.protocol import Person
from tests.platforms.slack_person import SlackPerson
from tests.platforms.slack_server import Server
from tests.platforms.slack_world import APP_TOKEN, BOT_TOKEN, SECRET, TEAM, World
from tests.platforms.terminal import Terminal

MANIFEST = Path(__file__).parents[2] / "deploy" / "slack-manifest.yaml"
OVERHEARING = frozenset({"message.channels", "message.groups"})
_HOST = "TEST_SLACK_HOST"
_SECONDS = 30


def manifest() -> dict[str, Any]:
    """Return what operators paste into Slack."""
    read: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return read


class Slack:
    """One imitated Slack with one workspace on it, and one bot in one process or more."""

    http = False

    def __init__(self, folder: Path, knowledge: Path, *, events: frozenset[str] = frozenset(), **settings: str) -> None:
        app = manifest()
        self.events = frozenset(app["settings"]["event_subscriptions"]["bot_events"]) | events
        self.server = Server(frozenset(app["oauth_config"]["scopes"]["bot"]))
        self.server.start()
        self.folder = folder
        self.channel = self.world.add_channel()
        self.ways = {"SIGNPOST_SLACK_SIGNING_SECRET": SECRET} if self.http else {"SIGNPOST_SLACK_APP_TOKEN": APP_TOKEN}
        self.settings = {
            "SIGNPOST_SLACK_BOT_TOKEN": BOT_TOKEN,
            "SIGNPOST_KNOWLEDGE": str(knowledge),
            "SIGNPOST_DATABASE": str(folder / "signpost.db"),
            "XDG_DATA_HOME": str(folder / "data"),
            _HOST: self.server.api.address,
            **self.ways,
            **settings,
        }
        # A port that the next process is to listen on; otherwise any free one.
        self.port = 0
        self.processes: list[subprocess.Popen[bytes]] = []
        self._log = folder / "log"

    @property
    def world(self) -> World:
        """Return what there is on this Slack."""
        return self.server.world

    def start(self, *, wait: bool = True) -> None:
        """Start a process of the bot and wait until it listens."""
        port, connected, ready = self.port or _free_port(), self.server.connected, self.log().count("answers on Slack")
        settings = {**self.settings, "SIGNPOST_WEB_PORT": str(port)}
        with self._log.open("ab") as log:
            environment = Terminal(folder=self.folder, settings=settings).environment
            command = [sys.executable, "-m", "tests.platforms.slack", "run"]
            started = subprocess.Popen(command, env=environment, cwd=self.folder, stdout=log, stderr=log)
        self.processes.append(started)
        if wait:
            self.wait_for(lambda: self.log().count("answers on Slack") > ready, "a bot that listens")
        if wait and not self.http:
            self.world.wait(lambda: self.server.connected > connected, "a connection")
        if self.http:
            self.server.bots.append(f"http://127.0.0.1:{port}/slack/events")

    def stop(self, process: subprocess.Popen[bytes] | None = None) -> int:
        """Stop a process as an operator does and return its exit code."""
        (process or self.processes[-1]).send_signal(signal.SIGTERM)
        return self.wait_for_exit(process)

    def wait_for_exit(self, process: subprocess.Popen[bytes] | None = None) -> int:
        """Wait until a process of the bot has ended."""
        ended = process or self.processes[-1]
        place = self.processes.index(ended)
        code = ended.wait(_SECONDS)
        self.processes.remove(ended)
        if self.http:
            del self.server.bots[place]
        return code

    def kill(self) -> None:
        """End the bot without a warning."""
        self.processes[-1].kill()
        self.wait_for_exit()

    def restart(self) -> None:
        """Stop and start."""
        assert self.stop() == 0, self.log()
        self.start()

    def close(self) -> None:
        """End everything."""
        try:
            while self.processes:
                assert self.stop() == 0, self.log()
        finally:
            self.server.stop()

    def person(self, name: str, *, moderator: bool = False) -> SlackPerson:
        """Bring a new person into the common channel; who moderates on Slack administers the workspace."""
        return SlackPerson(self.server, self.world.add_person(name, admin=moderator), self.channel, self.events)

    def maintainer(self, person: Person) -> str:
        """Return how the settings name somebody who looks after the bot."""
        return f"slack:{TEAM}/{person.number}"

    def pinged(self) -> list[str]:
        """Return everybody who was notified by the bot."""
        return list(self.world.pinged)

    def violations(self) -> list[str]:
        """Return what Slack refused to accept for its form, and what no person should have to live with."""
        return [*self.world.violations, *(one for one in self.world.refused if "invalid_blocks" in one)]

    def log(self) -> str:
        """Return what the bot has written to its log so far."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def wait_for_log(self, words: str) -> None:
        """Wait until the log says something."""
        self.wait_for(lambda: words in self.log(), repr(words))

    def wait_for(self, look: Callable[[], object], what: str) -> None:
        """Wait until something is so."""
        end = time.monotonic() + _SECONDS
        while not look():
            assert time.monotonic() < end, f"{what} never came:\n{self.log()}"
            time.sleep(0.02)


class SlackOverHttp(Slack):
    """The same, called by signed requests."""

    http = True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _point_the_library_here() -> None:
    from slack_sdk.web.async_base_client import AsyncBaseClient  # noqa: PLC0415 -- the driver's own process does without

    ordinary = AsyncBaseClient.__init__

    def pointed(self: AsyncBaseClient, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 -- the library's own
        ordinary(self, *arguments, **named)
        self.base_url = f"http://{os.environ[_HOST]}/api/"

    AsyncBaseClient.__init__ = pointed  # type: ignore[method-assign]


if __name__ == "__main__":
    from bot.__main__ import main

    _point_the_library_here()
    main()
