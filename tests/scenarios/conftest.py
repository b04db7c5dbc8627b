"""The doors at which scenarios are played."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.platforms.bakery import write_almanac, write_bakery, write_large_bakery
from tests.platforms.discord import Discord
from tests.platforms.protocol import Person, Platform
from tests.platforms.slack import Slack, SlackOverHttp
from tests.platforms.terminal import Terminal

T = TypeVar("T")
# Every chat platform at which the same scenarios are played.
PLATFORMS: dict[str, Callable[..., Discord | Slack]] = {"discord": Discord, "slack": Slack, "slack-http": SlackOverHttp}
# Over HTTP what people do comes by another way; what is answered goes by the same, and is played once.
_OVER_HTTP = {"test_asking", "test_restarts", "test_slack_hearing", "test_voting"}
# A whole session of people asks in one channel.
UNLIMITED: dict[str, Any] = {"SIGNPOST_LIMIT_PLACE": "100000", "SIGNPOST_LIMIT_PERSON": "1000"}


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """Give a terminal whose settings name the bakery."""
    return Terminal(folder=tmp_path, settings={"SIGNPOST_KNOWLEDGE": str(write_bakery(tmp_path / "bakery"))})


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Play what is about one platform only there, and the rest on all of them; over HTTP what is about hearing."""
    if "_looked_after" in metafunc.fixturenames:
        names = [name for name in PLATFORMS if name != "slack-http"]
        metafunc.parametrize("_looked_after", names, indirect=True, scope="session")
    if "_running" in metafunc.fixturenames:
        only = {"lab": "discord", "workspace": "slack"}
        wanted = [name for fixture, name in only.items() if fixture in metafunc.fixturenames]
        names = [name for name in PLATFORMS if not wanted or name.startswith(wanted[0])]
        if metafunc.module.__name__.rpartition(".")[2] not in _OVER_HTTP:
            names = [name for name in names if name != "slack-http"]
        metafunc.parametrize("_running", names, indirect=True, scope="session")


@pytest.fixture(scope="session")
def _running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """Give a platform with a bot on it that all scenarios share."""
    folder = tmp_path_factory.mktemp(request.param)
    made = PLATFORMS[request.param](folder, write_large_bakery(folder / "bakery"), **UNLIMITED)
    made.start()
    yield made
    made.close()


@pytest.fixture
def platform(_running: Platform) -> Iterator[Platform]:
    """Give the shared platform; nobody is pinged and nothing is refused while a scenario is played."""
    yield _running
    assert _running.violations() == []
    assert _running.pinged() == []


@dataclass(frozen=True, kw_only=True)
class LookedAfter:
    """A platform with somebody who looks after its bot, there and at the terminal beside it."""

    platform: Platform
    mae: Person
    terminal: Terminal

    def wait(self, look: Callable[[], T | None], what: str) -> T:
        """Wait until something is there to be seen."""
        assert isinstance(self.platform, (Discord, Slack))
        return self.platform.world.wait(look, what)


@pytest.fixture(scope="session")
def _looked_after(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LookedAfter]:
    """Give a platform whose knowledge changes while the scenarios that share it are played."""
    folder = tmp_path_factory.mktemp(request.param)
    made = PLATFORMS[request.param](folder, write_large_bakery(folder / "bakery"), **UNLIMITED)
    write_almanac(folder / "own")
    mae = made.person("mae")
    made.settings["SIGNPOST_MAINTAINERS"] = made.maintainer(mae)
    made.start()
    yield LookedAfter(platform=made, mae=mae, terminal=Terminal(folder=folder, settings=made.settings))
    made.close()


@pytest.fixture
def looked_after(_looked_after: LookedAfter) -> Iterator[LookedAfter]:
    """Give the platform that is looked after; nobody is pinged and nothing is refused while a scenario is played."""
    yield _looked_after
    assert _looked_after.platform.violations() == []
    assert _looked_after.platform.pinged() == []


@pytest.fixture
def lab(_running: Platform) -> Iterator[Discord]:
    """Give the Discord that all scenarios share, for what only Discord can do; its faults end with the test."""
    assert isinstance(_running, Discord)
    yield _running
    _running.world.faults.clear()
    assert _running.violations() == []
    assert _running.pinged() == []


@pytest.fixture
def discord(tmp_path: Path) -> Iterator[Callable[..., Discord]]:
    """Give the maker of a Discord of its own, for what would disturb others."""
    made: list[Discord] = []

    def make(*, start: bool = True, **settings: str) -> Discord:
        folder = tmp_path / str(len(made))
        folder.mkdir()
        made.append(Discord(folder, write_large_bakery(folder / "bakery"), **settings))
        if start:
            made[-1].start()
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def workspace(_running: Platform) -> Iterator[Slack]:
    """Give the Slack that all scenarios share, for what only Slack can do; its faults end with the test."""
    assert isinstance(_running, Slack)
    yield _running
    _running.world.faults.clear()
    assert _running.violations() == []
    assert _running.pinged() == []


@pytest.fixture
def slack(tmp_path: Path) -> Iterator[Callable[..., Slack]]:
    """Give the maker of a Slack of its own, for what would disturb others."""
    made: list[Slack] = []

    def make(kind: type[Slack] = Slack, *, start: bool = True, **settings: Any) -> Slack:  # noqa: ANN401 -- settings
        folder = tmp_path / str(len(made))
        folder.mkdir()
        made.append(kind(folder, write_large_bakery(folder / "bakery"), **settings))
        if start:
            made[-1].start()
        return made[-1]

    yield make
    for one in made:
        one.close()
