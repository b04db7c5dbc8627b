"""The Discord driver: the real bot in a process of its own, its library pointed at the imitated Discord.

This is the only file that knows private attributes of the library; run as a module it is the bot.
"""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import cast

from tests.platforms.discord_person import DiscordPerson
from tests.platforms.discord_rules import texts
from tests.platforms.discord_server import Server
from tests.platforms.discord_world import (
    ADMINISTRATOR,
    MANAGE_MESSAGES,
    ORDINARY,
    TEXT_CHANNEL,
    THINKING,
    TOKEN,
    World,
    role,
    snowflake,
)
from tests.platforms.protocol import Person
from tests.platforms.terminal import Terminal

_PORT = "TEST_DISCORD_PORT"
_SECONDS = 60
_GAP = re.compile(r"\{[a-z_]*\}")


class Discord:
    """One imitated Discord with one server on it, and one bot."""

    def __init__(self, folder: Path, knowledge: Path, **settings: str) -> None:
        self.server = Server()
        self.server.start()
        self.folder = folder
        self.guild = self.world.add_guild("lab")
        self.channel = self.world.add_channel(self.guild, TEXT_CHANNEL)
        self.settings = {
            "SIGNPOST_DISCORD_TOKEN": TOKEN,
            "SIGNPOST_KNOWLEDGE": str(knowledge),
            "SIGNPOST_DATABASE": str(folder / "signpost.db"),
            "XDG_DATA_HOME": str(folder / "data"),
            _PORT: str(self.server.port),
            **settings,
        }
        self.process: subprocess.Popen[bytes] | None = None
        self._log = folder / "log"

    @property
    def world(self) -> World:
        """Return what there is on this Discord."""
        return self.server.world

    def start(self, *, wait: bool = True) -> None:
        """Start the bot and wait until it listens."""
        before = self.server.gateway.identified
        environment = Terminal(folder=self.folder, settings=self.settings).environment
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.platforms.discord", "run"],
                env=environment, cwd=self.folder, stdout=log, stderr=log,
            )  # fmt: skip
        if wait:
            self.wait_for_identified(before + 1)

    def wait_for_identified(self, times: int) -> None:
        """Wait until a bot has said who it is so many times."""
        try:
            self.world.wait(lambda: self.server.gateway.identified >= times, "a bot that listens")
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.log()}") from None

    def stop(self) -> int:
        """Stop the bot as an operator does and return its exit code."""
        if self.process is None:
            return 0
        self.process.send_signal(signal.SIGTERM)
        return self.wait_for_exit()

    def wait_for_exit(self) -> int:
        """Wait until the bot has ended."""
        process = cast("subprocess.Popen[bytes]", self.process)
        code = process.wait(_SECONDS)
        self.process = None
        return code

    def kill(self) -> None:
        """End the bot without a warning."""
        process = cast("subprocess.Popen[bytes]", self.process)
        process.kill()
        process.wait(_SECONDS)
        self.process = None

    def restart(self) -> None:
        """Stop and start."""
        assert self.stop() == 0, self.log()
        self.start()

    def close(self) -> None:
        """End everything."""
        try:
            if self.process is not None:
                assert self.stop() == 0, self.log()
        finally:
            self.server.stop()

    def person(self, name: str, *, moderator: bool = False) -> DiscordPerson:
        """Bring a new person into the common channel."""
        allowed = ORDINARY | (MANAGE_MESSAGES if moderator else 0)
        number = self.world.add_person(name)
        return DiscordPerson(self.server, number, self.guild, self.channel, allowed)

    def administrator(self, name: str) -> DiscordPerson:
        """Bring an administrator of the server into the common channel."""
        number = self.world.add_person(name)
        return DiscordPerson(self.server, number, self.guild, self.channel, ORDINARY | ADMINISTRATOR)

    def add_role(self) -> str:
        """Add a role to the server and return its id."""
        number = snowflake()
        with self.world.change():
            self.world.guilds[self.guild]["roles"].append(role(number, "maintainers", 0))
        return number

    def maintainer(self, person: Person) -> str:
        """Return how the settings name somebody who looks after the bot."""
        return f"discord:user:{person.number}"

    def pinged(self) -> list[str]:
        """Return everybody who was notified by the bot."""
        return list(self.world.pinged)

    def violations(self) -> list[str]:
        """Return what Discord refused, and whatever was left thinking."""
        return [*self.world.violations, *self._left_thinking(), *self._left_open()]

    def _left_open(self) -> list[str]:
        """Return what was written with a gap that should have been filled."""
        written = [text for message in self.world.sent for text in texts(message)]
        return [text for text in written if _GAP.search(text)]

    def _left_thinking(self) -> list[str]:
        return [
            f"{message['id']} was left thinking"
            for message in self.world.messages.values()
            if message["flags"] & THINKING and not message.get("_excused")
        ]

    def log(self) -> str:
        """Return what the bot has written to its log so far."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def wait_for_log(self, words: str, times: int = 1) -> None:
        """Wait until the log has said something so many times."""
        end = time.monotonic() + _SECONDS
        while self.log().count(words) < times:
            assert time.monotonic() < end, f"{words!r} was never said:\n{self.log()}"
            time.sleep(0.02)


def _point_the_library_here() -> None:
    import discord  # noqa: PLC0415 -- the driver's own process does without
    import yarl  # noqa: PLC0415

    here = f"127.0.0.1:{os.environ[_PORT]}"
    discord.http.Route.BASE = f"http://{here}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{here}/gateway/")


if __name__ == "__main__":
    from bot.__main__ import main

    _point_the_library_here()
    main()
