"""Who may look after the bot on Discord: whom the settings name today, by their number or by a role of one server."""

from collections.abc import Callable

from bot import wording
from tests.platforms.discord import Discord
from tests.platforms.discord_world import TEXT_CHANNEL
from tests.platforms.protocol import Form, Seen

Made = Callable[..., Discord]
ODD = "Does rye swim to Neptune?"


def test_a_role_counts_in_its_server(discord: Made) -> None:
    """Held by the one who acts, there and nowhere else."""
    lab = discord(start=False)
    role, other = lab.add_role(), lab.add_role()
    lab.settings["SIGNPOST_MAINTAINERS"] = f"discord:role:{lab.guild}/{role}"
    lab.start()
    mae, eve = lab.person("mae"), lab.person("eve")
    mae.roles, eve.roles = [other, role], [other]
    assert wording.REVIEW_TITLE in mae.command("review").text
    assert eve.command("review").text == wording.NO_MAINTAINER
    assert mae.alone().command("review").text == wording.NO_MAINTAINER
    mae.roles = []
    assert mae.command("review").text == wording.NO_MAINTAINER


def test_a_role_of_the_same_number_elsewhere_is_another(discord: Made) -> None:
    """Anybody can install an app where they make the roles."""
    lab = discord(start=False)
    role = lab.add_role()
    lab.settings["SIGNPOST_MAINTAINERS"] = f"discord:role:1{lab.guild}/{role}"
    lab.start()
    mae = lab.person("mae")
    mae.roles = [role]
    assert mae.command("review").text == wording.NO_MAINTAINER


def test_who_is_named_no_longer_is_refused(discord: Made) -> None:
    """At the next press and the next form, under messages of before too."""
    lab = discord(start=False)
    mae = lab.person("mae")
    lab.settings["SIGNPOST_MAINTAINERS"] = lab.maintainer(mae)
    lab.start()
    lab.person("ada").ask(ODD)
    assert mae.in_channel(lab.world.add_channel(lab.guild, TEXT_CHANNEL)).command("review").private
    page, other = mae.command("review"), mae.alone().command("review")
    item = mae.press(page, wording.REVIEW_OPEN.format(number=1))
    assert isinstance(item, Seen)
    form = mae.press(item, wording.REVIEW_DISMISS)
    assert isinstance(form, Form)
    assert lab.stop() == 0
    lab.settings["SIGNPOST_MAINTAINERS"] = ""
    lab.start()
    assert mae.submit(form, reason="still me").text == wording.NO_MAINTAINER
    for message in (item, other):
        for label in message.buttons:
            seen = mae.press(message, label)
            assert isinstance(seen, Seen)
            assert seen.text == wording.NO_MAINTAINER
