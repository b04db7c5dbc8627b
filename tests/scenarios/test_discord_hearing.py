"""On Discord the bot hears what is said to it, needs no privileged intent for it, and leaves the rest alone."""

import pytest

from bot import wording
from bot.adapters.buttons import Press, Verb, write
from tests.platforms.bakery import FIRST, KNEADING, QUESTION
from tests.platforms.discord import Discord
from tests.platforms.discord_world import APPLICATION, DIRECT, GROUP, TEXT_CHANNEL, role, snowflake
from tests.platforms.protocol import Form, Seen

PUBLIC_THREAD = 11


def unanswered(lab: Discord, said: Seen) -> bool:
    """Tell whether a message is still without a reply after a later one has got one."""
    other = lab.person("other")
    other.mention(QUESTION)
    other.mention("hello")
    return other.replies_to(said) == []


def test_a_reply_without_its_ping_is_told_that_it_came_empty(lab: Discord) -> None:
    """Discord gives no text for it."""
    ada = lab.person("ada")
    said = ada.say("and by machine?", after=ada.mention(KNEADING))
    assert ada.answer_to(said).text == wording.REPLY_EMPTY


@pytest.mark.parametrize("calling", [True, False], ids=["care", "empty"])
def test_what_is_kept_nowhere_goes_with_its_question_too(lab: Discord, *, calling: bool) -> None:
    """A cry for help that somebody takes back least of all may stay answered before everybody."""
    ada = lab.person("ada")
    said = ada.say("I want to kill myself.", calling=calling, after=ada.mention(KNEADING))
    reply = ada.answer_to(said)
    ada.delete(said)
    lab.world.wait(lambda: ada.again(reply) is None, "an end of the reply")


def test_a_server_that_is_not_known_yet_is_no_private_place(lab: Discord) -> None:
    """Messages may come before Discord has told of the server they stand in."""
    elsewhere = lab.world.add_channel(lab.world.add_guild("a late lab"), TEXT_CHANNEL)
    seen = lab.person("ada").in_channel(elsewhere).mention(KNEADING)
    assert "ten minutes" in seen.text
    assert wording.FORGET not in seen.buttons
    assert seen.options == ()


def test_a_direct_message_needs_to_call_nobody(lab: Discord) -> None:
    """Not even by an empty list."""
    ada = lab.person("ada")
    there = ada.alone()
    made = lab.world.add_message(there.channel, ada.number, {"content": QUESTION})
    told = {name: value for name, value in made.items() if name not in {"mentions", "mention_roles"}}
    lab.server.do(lab.server.gateway.announce("MESSAGE_CREATE", told))
    said = Seen(id=made["id"], place=there.channel, text=QUESTION, private=False)
    assert FIRST in there.answer_to(said).text


def test_other_bots_are_not_answered(lab: Discord) -> None:
    """Two of them would never stop."""
    number = lab.world.add_person("other-bot", bot=True)
    bot = lab.person("ada")
    bot.number = number
    assert unanswered(lab, bot.say(QUESTION, calling=True))


def test_joins_and_pins_are_not_answered(lab: Discord) -> None:
    """They are messages of the platform's."""
    ada = lab.person("ada")
    made = lab.world.add_message(lab.channel, ada.number, {"type": 6, "mentions": [lab.world.people[APPLICATION]]})
    lab.server.do(lab.server.gateway.announce_message("MESSAGE_CREATE", made))
    assert unanswered(lab, Seen(id=made["id"], place=lab.channel, text="", private=False))


def test_an_edit_is_not_answered_again(lab: Discord) -> None:
    """One message, one reply."""
    ada = lab.person("ada")
    said = ada.say(QUESTION, calling=True)
    ada.answer_to(said)
    message = lab.world.messages[said.id]
    message |= {"content": f"<@{APPLICATION}> {KNEADING}", "edited_timestamp": "2026-11-20T12:00:05+00:00"}
    lab.server.do(lab.server.gateway.announce_message("MESSAGE_UPDATE", message))
    ada.mention("hello")
    assert len(ada.replies_to(said)) == 1


def test_a_call_to_everybody_is_not_meant_for_the_bot(lab: Discord) -> None:
    """Only a mention of its own is."""
    ada = lab.person("ada")
    made = lab.world.add_message(
        lab.channel, ada.number, {"content": f"@everyone {QUESTION}", "mention_everyone": True}
    )
    lab.server.do(lab.server.gateway.announce_message("MESSAGE_CREATE", made))
    assert unanswered(lab, Seen(id=made["id"], place=lab.channel, text="", private=False))


@pytest.mark.parametrize("own", [True, False], ids=["own", "of-others"])
def test_only_its_own_role_means_the_bot(lab: Discord, *, own: bool) -> None:
    """Discord offers it beside the bot under the same name, but gives no text for it."""
    ada, number = lab.person("ada"), snowflake()
    made = role(number, "Signpost", 0) | ({"tags": {"bot_id": APPLICATION}, "managed": True} if own else {})
    lab.server.do(lab.server.gateway.announce("GUILD_ROLE_CREATE", {"guild_id": lab.guild, "role": made}))
    called = lab.world.add_message(lab.channel, ada.number, {"content": "how?", "mention_roles": [number]})
    lab.server.do(lab.server.gateway.announce_message("MESSAGE_CREATE", called))
    said = Seen(id=called["id"], place=lab.channel, text="how?", private=False)
    ada.mention("hello")
    if own:
        assert ada.answer_to(said).text == wording.ROLE_EMPTY
    else:
        assert ada.replies_to(said) == []


def test_the_same_event_twice_is_answered_once(lab: Discord) -> None:
    """A gateway that resumes repeats itself."""
    ada = lab.person("ada")
    said = ada.say(QUESTION, calling=True)
    ada.answer_to(said)
    lab.server.do(lab.server.gateway.announce_message("MESSAGE_CREATE", lab.world.messages[said.id]))
    ada.mention("hello")
    assert len(ada.replies_to(said)) == 1


def test_the_same_press_twice_counts_once(lab: Discord) -> None:
    """And is acknowledged once: Discord refuses the second time."""
    ada = lab.person("ada")
    answer = ada.ask(QUESTION)
    ada.press(answer, wording.HELPFUL)
    told = lab.server.gateway.sessions[-1].told
    event = next(one["d"] for one in reversed(told) if one["t"] == "INTERACTION_CREATE")
    before = list(lab.world.refused)
    lab.server.do(lab.server.gateway.announce("INTERACTION_CREATE", event))
    ada.mention("hello")
    assert lab.world.refused == before
    assert "1 vote," in ada.command("privacy").text


def test_an_administrator_may_take_away_what_was_shared(lab: Discord) -> None:
    """Whatever else they may."""
    ada, chief = lab.person("ada"), lab.administrator("chief")
    preview = ada.press(ada.ask(QUESTION), wording.SHARE)
    assert isinstance(preview, Seen)
    ada.press(preview, wording.SHARE_BOTH)
    shared = [one for one in chief.looks() if wording.REMOVE in one.buttons][-1]
    chief.press(shared, wording.REMOVE)
    assert chief.again(shared) is None


def test_in_a_thread_it_is_heard(lab: Discord) -> None:
    """Also in one that began after the bot did."""
    thread = lab.world.add_channel(lab.guild, PUBLIC_THREAD)
    assert FIRST in lab.person("ada").in_channel(thread).mention(QUESTION).text


def test_in_a_group_the_command_works(lab: Discord) -> None:
    """Messages there are not heard; the command and the message action are."""
    ada, ben = lab.person("ada"), lab.person("ben")
    people = (ada.number, ben.number)
    group = ada.in_channel(lab.world.add_channel(None, GROUP, people=people))
    assert FIRST in group.ask(QUESTION).text
    assert FIRST in group.ask_about(group.say(QUESTION)).text


def test_installed_by_a_person_it_answers_where_it_is_no_member(lab: Discord) -> None:
    """Where others' apps may not speak, sharing is refused kindly."""
    elsewhere = lab.world.add_channel(lab.world.add_guild("another lab"), TEXT_CHANNEL, allowed=0)
    ada = lab.person("ada").in_channel(elsewhere)
    ada.external = True
    preview = ada.press(ada.ask(QUESTION), wording.SHARE)
    assert isinstance(preview, Seen)
    ada.press(preview, wording.SHARE_BOTH)
    lab.world.wait(
        lambda: [one for one in ada.looks() if one.text == wording.SHARED_NOWHERE.format(me=wording.SHARE_ME)],
        "that nothing could be shared",
    )


def test_installed_by_a_person_it_shares_in_a_group(lab: Discord) -> None:
    """By the interaction, as it is no member there."""
    ada, ben = lab.person("ada"), lab.person("ben")
    group = ada.in_channel(lab.world.add_channel(None, GROUP, people=(ada.number, ben.number)))
    preview = group.press(group.ask(QUESTION), wording.SHARE)
    assert isinstance(preview, Seen)
    group.press(preview, wording.SHARE_ANSWER)
    shared = [one for one in ben.looks() if wording.REMOVE in one.buttons][-1]
    assert FIRST in shared.text
    group.press(shared, wording.REMOVE)
    assert shared.id not in [one.id for one in ben.looks()]


def test_pressed_twice_in_a_group_it_is_shared_once(lab: Discord) -> None:
    """Though Discord knows no key there by which it would recognise the second one."""
    ada, ben = lab.person("ada"), lab.person("ben")
    group = ada.in_channel(lab.world.add_channel(None, GROUP, people=(ada.number, ben.number)))
    preview = group.press(group.ask(QUESTION), wording.SHARE)
    assert isinstance(preview, Seen)
    both = [group.begin_press(preview, wording.SHARE_BOTH), group.begin_press(preview, wording.SHARE_BOTH)]
    lab.world.wait(lambda: all(map(group.outcome, both)), "an end of both")
    group.ask(KNEADING)
    assert len([one for one in ben.looks() if one.place == group.channel and wording.REMOVE in one.buttons]) == 1


def test_there_is_nobody_to_share_with_in_direct_messages(lab: Discord) -> None:
    """The command there has no Share."""
    assert wording.SHARE not in lab.person("ada").alone().ask(QUESTION).buttons


def test_a_direct_channel_has_one_person(lab: Discord) -> None:
    """The same one each time."""
    ada = lab.person("ada")
    assert ada.alone().channel == ada.alone().channel
    assert lab.world.channels[ada.alone().channel]["type"] == DIRECT


@pytest.mark.parametrize(
    "custom_id", ["old:helpful:1", "signpost1:nonsense::0:", "signpost1:reason::0:", "", "x" * 100]
)
def test_a_button_of_another_version_is_met_kindly(lab: Discord, custom_id: str) -> None:
    """It says that it is not known."""
    ada = lab.person("ada")
    interaction = ada.press_raw(ada.ask(QUESTION), custom_id)
    lab.world.wait(lambda: ada.outcome(interaction), "an end")
    seen = ada.outcome(interaction)
    assert isinstance(seen, Seen)
    assert seen.text == wording.UNKNOWN_BUTTON


def test_a_command_of_another_version_is_met_kindly(lab: Discord) -> None:
    """Discord may know commands for an hour that the bot no longer has."""
    ada = lab.person("ada")
    lab.world.commands.append({"id": "1", "name": "gone", "type": 1})
    assert ada.command("gone").text == wording.UNKNOWN_COMMAND
    lab.world.commands.pop()


def test_a_command_that_cannot_be_read_is_met_kindly(lab: Discord) -> None:
    """The library gives up over it without a word."""
    ada = lab.person("ada")
    seen = ada.mention(QUESTION)
    lab.world.messages[seen.id].pop("channel_id")
    assert ada.ask_about(seen).text == wording.UNKNOWN_COMMAND
    lab.world.messages[seen.id]["channel_id"] = ada.channel


def test_suggestions_for_nothing_are_none(lab: Discord) -> None:
    """Neither a command of another version nor one that says not where somebody writes is left without an end."""
    ada = lab.person("ada")
    lab.world.commands.append({"id": "1", "name": "gone", "type": 1})
    before = len(lab.world.refused)
    for command, typed in (("gone", "x"), ("ask", None)):
        assert ada.choices(ada.begin_suggestions(typed, command)) == ()
    lab.world.commands.pop()
    assert not any("@original" in one for one in lab.world.refused[before:])


def test_a_mistake_of_ours_is_told_with_a_code(lab: Discord) -> None:
    """The log has it, with what led there."""
    ada = lab.person("ada")
    menu = write(Press(verb=Verb.RELATED))
    interaction = ada.press_raw(ada.ask(QUESTION), menu, values=[])
    lab.world.wait(lambda: ada.outcome(interaction), "an end")
    seen = ada.outcome(interaction)
    assert isinstance(seen, Seen)
    code = seen.text.rpartition(": ")[2].rstrip(".")
    assert seen.text == wording.TROUBLE.format(code=code)
    assert f"code {code}: a mistake of ours" in lab.log()
    assert "ValueError" in lab.log()


def test_a_mistake_of_ours_is_told_where_the_message_is(lab: Discord) -> None:
    """Whoever accepts no direct messages would hear nothing otherwise."""
    ada = lab.person("ada")
    lab.world.closed_to_direct.add(ada.number)
    words = {"content": None, "mentions": [lab.world.people[APPLICATION]]}
    made = lab.world.add_message(lab.channel, ada.number, words)
    lab.server.do(lab.server.gateway.announce_message("MESSAGE_CREATE", made))
    seen = ada.answer_to(Seen(id=made["id"], place=lab.channel, text="", private=False))
    assert seen.text.startswith(wording.TROUBLE.partition("{")[0])


def test_a_forwarded_message_can_be_asked_about(lab: Discord) -> None:
    """Its words stand in what was forwarded."""
    ada = lab.person("ada")
    forwarded = {"type": 0, "content": QUESTION, "embeds": [], "attachments": [], "edited_timestamp": None,
                 "timestamp": "2026-11-20T12:00:00+00:00", "mentions": [], "flags": 0}  # fmt: skip
    made = lab.world.add_message(lab.channel, ada.number, {"message_snapshots": [{"message": forwarded}]})
    assert FIRST in ada.ask_about(Seen(id=made["id"], place=lab.channel, text="", private=False)).text


def test_forms_are_not_answered_by_others(lab: Discord) -> None:
    """A form comes back from the one before whom it opened."""
    ada = lab.person("ada")
    form = ada.press(ada.mention(KNEADING), wording.FOLLOW_UP)
    assert isinstance(form, Form)
    assert ada.submit(form, question="and by machine?").private
