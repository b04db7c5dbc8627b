"""Raw ids become keyed pseudonyms, addresses are sealed: what doors hand on has no id of a platform in it."""

import base64
import hashlib
import hmac
import os
import secrets
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from bot import wording
from bot.errors import SettingsError, StoreError
from bot.record import Asker, Message
from bot.store.notes import Notes

KEY_FILE = "signpost.key"
_LENGTH = 20
_NOTE = "key"
_SHORTEST_KEY = 16


class People:
    """Makes askers of raw ids; whoever has the key can tell which pseudonym is whose, and nobody else."""

    def __init__(self, key: str) -> None:
        if len(key) < _SHORTEST_KEY:
            raise SettingsError(f"SIGNPOST_PSEUDONYM_KEY: use at least {_SHORTEST_KEY} random characters.")
        self._pseudonyms = _derived(key, b"pseudonyms")
        # A key of its own: one that leaks does not open what the other closed.
        self._seal = Fernet(base64.urlsafe_b64encode(_derived(key, b"addresses")))

    def asker(  # noqa: PLR0913 -- this is where what a platform tells apart comes together
        self,
        platform: str,
        *,
        person: str,
        place: str,
        private: bool,
        thread: str = "",
        event: str | None = None,
        reply_to: str | None = None,
    ) -> Asker:
        """Return who asks; every text is a raw id or address of the platform, unique on it."""
        return Asker(
            platform=platform,
            person=self.person(platform, person),
            place=self.pseudonym("place", platform, place) if private else f"{platform}:{place}",
            private=private,
            conversation=self.pseudonym("conversation", platform, person, place, thread),
            event=self.event(platform, event) if event else None,
            reply_to=self.sealed(reply_to) if reply_to else None,
        )

    def person(self, platform: str, person: str) -> str:
        """Return a person's pseudonym."""
        return self.pseudonym("person", platform, person)

    def event(self, platform: str, event: str) -> str:
        """Return the key by which an event is known to have been handled."""
        return self.pseudonym("event", platform, event)

    def message(self, platform: str, address: str) -> Message:
        """Return where a message of ours stands, to be kept."""
        return Message(key=self.pseudonym("message", platform, address), sealed=self.sealed(address))

    def pseudonym(self, *names: str) -> str:
        """Return the same letters for the same names; no two sets of names look alike."""
        spelt = b"".join(len(name.encode()).to_bytes(4) + name.encode() for name in names)
        digest = hmac.digest(self._pseudonyms, spelt, hashlib.sha256)
        return base64.b32encode(digest).decode().lower()[:_LENGTH]

    def fingerprint(self) -> str:
        """Return what tells this key from another one, and nothing of it."""
        return self.pseudonym("fingerprint")

    def sealed(self, text: str) -> str:
        """Return a text that only the key opens."""
        return self._seal.encrypt(text.encode()).decode()

    def opened(self, sealed: str) -> str | None:
        """Return what was sealed; None if it was with another key."""
        try:
            return self._seal.decrypt(sealed).decode()
        except InvalidToken:
            return None


def key_beside(database: Path) -> str:
    """Return the key kept beside a database, in a file for this user alone; make it the first time."""
    file = database.with_name(KEY_FILE)
    try:
        if not file.exists():
            _refuse_if_used(database)
            _create(file)
        key = file.read_text(encoding="ascii").strip()
    except UnicodeDecodeError:
        raise StoreError(wording.ODD_KEY) from None
    except OSError as error:
        raise StoreError(wording.NO_KEY.format(reason=error.strerror or type(error).__name__)) from error
    if len(key) < _SHORTEST_KEY:
        raise StoreError(wording.ODD_KEY)
    return key


def _refuse_if_used(database: Path) -> None:
    """Refuse a new key where people are kept under another one: nobody would find what is theirs."""
    if not database.is_file():
        return
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            used = opened.execute("SELECT 1 FROM exchange LIMIT 1").fetchone()
    except sqlite3.Error:
        return  # nothing is kept there yet; whoever opens it says what is wrong with it
    if used:
        raise StoreError(wording.KEY_GONE)


def _create(file: Path) -> None:
    """Write a new key in one step: of two processes that start together, the first one's key is used by both."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent)  # readable by this user alone
    try:
        with os.fdopen(handle, "w", encoding="ascii") as written:
            written.write(f"{secrets.token_urlsafe(32)}\n")
            written.flush()
            os.fsync(written.fileno())
        try:
            os.link(name, file)
        except FileExistsError:
            return
    finally:
        Path(name).unlink()


def _derived(key: str, purpose: bytes) -> bytes:
    return hmac.digest(key.encode(), b"signpost " + purpose, hashlib.sha256)


async def check_key(notes: Notes, people: People) -> None:
    """Refuse another key than the one that people are kept under here; the first one is noted."""
    known, mine = await notes.read(_NOTE), people.fingerprint()
    if known is None:
        await notes.write(_NOTE, mine)
    elif known != mine:
        raise SettingsError(wording.OTHER_KEY)
