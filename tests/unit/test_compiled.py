"""A kept build saves a second and changes nothing; it is used only if it is ours and fits."""

import os
import pickle
import sys
from pathlib import Path

import pytest

from bot import compiled
from bot.compiled import KEPT, knowledge_from
from bot.documents.readers import READERS
from tests.platforms.bakery import QUESTION, write_bakery

needs_owners = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's cache folder to that user")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Return a small knowledge folder."""
    return write_bakery(tmp_path / "bakery")


def builds(cache: Path) -> list[Path]:
    """Return what is kept."""
    return sorted(cache.glob("*.knowledge"))


def test_the_second_start_finds_the_first_ones_work(shelf: Path, tmp_path: Path) -> None:
    """And answers the same from it, without writing again."""
    cache = tmp_path / "cache"
    first = knowledge_from([shelf], cache)
    (kept,) = builds(cache)
    written = kept.stat().st_ino
    second = knowledge_from([shelf], cache)
    assert second.library == first.library
    assert second.searcher.search(QUESTION) == first.searcher.search(QUESTION)
    assert [build.stat().st_ino for build in builds(cache)] == [written]


def test_a_change_of_a_file_is_seen(shelf: Path, tmp_path: Path) -> None:
    """Whatever its time says."""
    cache = tmp_path / "cache"
    before = knowledge_from([shelf], cache).library.version
    document = next(shelf.glob("*.md"))
    times = document.stat()
    document.write_text(document.read_text(encoding="utf-8").replace("eight", "seven"), encoding="utf-8")
    os.utime(document, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert knowledge_from([shelf], cache).library.version != before


def test_a_new_file_is_seen(shelf: Path, tmp_path: Path) -> None:
    """Not only a change of those that were there."""
    cache = tmp_path / "cache"
    knowledge_from([shelf], cache)
    (shelf / "salt.md").write_text("---\ntitle: Salt\n---\n\n## Salt\n\nSalt slows yeast.\n", encoding="utf-8")
    assert len(knowledge_from([shelf], cache).library.documents) == 2


@pytest.mark.parametrize("content", [b"", b"nonsense", pickle.dumps("something else")])
def test_a_broken_build_is_built_again(shelf: Path, tmp_path: Path, content: bytes) -> None:
    """Whatever broke it."""
    cache = tmp_path / "cache"
    knowledge_from([shelf], cache)
    (kept,) = builds(cache)
    kept.write_bytes(content)
    assert knowledge_from([shelf], cache).searcher.search(QUESTION).hits
    assert kept.read_bytes() != content


class Planted:
    """Tells when somebody unpickles it."""

    def __init__(self, witness: Path) -> None:
        self.witness = witness

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """Make a folder on unpickling."""
        return os.mkdir, (str(self.witness),)


@needs_owners
@pytest.mark.parametrize("mode", [0o666, 0o620])
def test_a_build_that_others_could_write_is_not_opened(shelf: Path, tmp_path: Path, mode: int) -> None:
    """Unpickling runs what it finds."""
    cache, witness = tmp_path / "cache", tmp_path / "witness"
    knowledge_from([shelf], cache)
    (kept,) = builds(cache)
    kept.write_bytes(pickle.dumps(Planted(witness)))
    kept.chmod(mode)
    assert knowledge_from([shelf], cache).searcher.search(QUESTION).hits
    assert not witness.exists()


@needs_owners
def test_what_is_kept_is_for_this_user_only(shelf: Path, tmp_path: Path) -> None:
    """Folder and file."""
    cache = tmp_path / "cache"
    knowledge_from([shelf], cache)
    assert [path.stat().st_mode & 0o077 for path in (cache, *builds(cache))] == [0, 0]


def test_old_builds_go(shelf: Path, tmp_path: Path) -> None:
    """The newest stay."""
    cache = tmp_path / "cache"
    document = next(shelf.glob("*.md"))
    for number in range(KEPT + 3):
        with document.open("a", encoding="utf-8") as file:
            file.write(f"\nLoaf number {number} was good.\n")
        knowledge_from([shelf], cache)
    assert len(builds(cache)) == KEPT
    assert not [path for path in cache.iterdir() if path not in builds(cache)]


def test_without_a_place_to_keep_it_the_knowledge_is_built(shelf: Path, tmp_path: Path) -> None:
    """A read-only machine answers too."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert knowledge_from([shelf], blocked / "cache").searcher.search(QUESTION).hits


@needs_owners
def test_a_loose_umask_does_no_harm(shelf: Path, tmp_path: Path) -> None:
    """Many machines let a user's group write; the cache works there too."""
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o775)
    before = os.umask(0o002)
    try:
        knowledge_from([shelf], cache)
    finally:
        os.umask(before)
    (kept,) = builds(cache)
    written = kept.stat().st_ino
    knowledge_from([shelf], cache)
    assert [build.stat().st_ino for build in builds(cache)] == [written]


@needs_owners
def test_a_link_is_not_followed(shelf: Path, tmp_path: Path) -> None:
    """What it leads to may be anybody's."""
    cache, elsewhere = tmp_path / "cache", tmp_path / "elsewhere"
    knowledge_from([shelf], cache)
    (kept,) = builds(cache)
    elsewhere.write_bytes(pickle.dumps(Planted(tmp_path / "witness")))
    elsewhere.chmod(0o600)
    kept.unlink()
    kept.symlink_to(elsewhere)
    assert knowledge_from([shelf], cache).searcher.search(QUESTION).hits
    assert not (tmp_path / "witness").exists()


@needs_owners
def test_a_pipe_in_the_folder_does_not_stop_the_bot(shelf: Path, tmp_path: Path) -> None:
    """Nor would a film: only what has a reader is looked into."""
    os.mkfifo(shelf / "pipe.yaml")
    os.mkfifo(shelf / "pipe.mp4")
    assert knowledge_from([shelf], tmp_path / "cache").searcher.search(QUESTION).hits


def test_every_kind_of_file_with_a_reader_counts() -> None:
    """Else a change of it would not be seen."""
    assert set(READERS) | {".yaml"} == compiled._READ  # noqa: SLF001 -- the promise is about this very set
