"""The ledger's file: made, kept, refused, read where nothing may be written, and never the worse for an error."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from make import actor, document, reading
from sqlalchemy import Engine, event

from parley.documents import Document
from parley.errors import StoreError
from parley.store import Outcome, migrations
from parley.store.sqlite import SqliteStore
from parley.store.tables import metadata

posix = pytest.mark.skipif(os.name != "posix", reason="file permissions of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def talks() -> Document:
    return document()


@pytest.fixture
def ledger(path: Path, talks: Document) -> Path:
    """A ledger with one document and a record of every kind, closed."""
    with SqliteStore.open(path) as store:
        store.add(talks, reading(talks).values())
    return path


def whole(path: Path, *, read_only: bool = True) -> bool:
    """True if the ledger holds the document of ``ledger`` and its records, as they were."""
    with SqliteStore.open(path, read_only=read_only) as store:
        talks = document()
        return store.document(talks.id) == talks and list(store.records(document=talks.id)) == list(reading(talks).values())


def sound_and_empty(path: Path) -> bool:
    with SqliteStore.open(path, read_only=True) as store:
        return not list(store.documents())


def refused(path: Path, *, create: bool = True, read_only: bool = False) -> str:
    """The reason for which a ledger is not opened."""
    with pytest.raises(StoreError) as caught:
        SqliteStore.open(path, create=create, read_only=read_only, timeout=0.05)
    assert caught.value.where == str(path)
    assert "\n" not in str(caught.value)
    return caught.value.reason


class TestMaking:
    def test_makes_its_folders(self, tmp_path: Path) -> None:
        path = tmp_path / "new" / "er" / "ledger.sqlite"
        SqliteStore.open(path).close()
        assert path.is_file()

    @posix
    def test_for_its_owner_only(self, tmp_path: Path) -> None:
        path = tmp_path / "new" / "ledger.sqlite"
        with SqliteStore.open(path) as store:
            store.add(document(), [])
            assert {file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {0o600}
        assert path.parent.stat().st_mode & 0o777 == 0o700

    def test_leaves_one_file(self, ledger: Path) -> None:
        assert [file.name for file in ledger.parent.iterdir()] == [ledger.name]

    def test_is_in_write_ahead_mode(self, ledger: Path) -> None:
        with closing(sqlite3.connect(ledger)) as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)

    @pytest.mark.parametrize("name", ["a b.sqlite", "100%?x=1#y.sqlite", "Übergabe.sqlite", "-", "'quoted\".db"])
    def test_any_name(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        with SqliteStore.open(path) as store:
            store.add(document(), [])
        assert [file.name for file in tmp_path.iterdir()] == [name]
        with SqliteStore.open(os.fspath(path), read_only=True) as store:
            assert len(list(store.documents())) == 1

    @posix
    def test_a_name_that_is_no_utf8(self, tmp_path: Path) -> None:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/ledger\xff.sqlite"))
        with SqliteStore.open(path) as store:
            store.add(document(), [])
        assert list(tmp_path.iterdir()) == [path]

    def test_an_empty_file_becomes_a_ledger(self, path: Path) -> None:
        path.touch()
        with SqliteStore.open(path) as store:
            assert store.add(document(), []) is Outcome.ADDED

    @posix
    def test_through_a_link_the_side_files_lie_beside_the_ledger(self, ledger: Path, tmp_path: Path) -> None:
        name = tmp_path / "links" / "mine.sqlite"
        name.parent.mkdir()
        name.symlink_to(ledger)
        with SqliteStore.open(name) as store:
            store.add(document("Moren left."), [])
            assert [file.name for file in name.parent.iterdir()] == [name.name]
        with SqliteStore.open(ledger) as store:
            assert len(list(store.documents())) == 2

    def test_by_many_at_once(self, tmp_path: Path) -> None:
        # Turning on write-ahead logging fails at once when others do it too; a few rounds show whether that is waited for.
        with ThreadPoolExecutor(6) as pool:
            for number in range(15):
                path = tmp_path / f"{number}.sqlite"
                stores = [pool.submit(SqliteStore.open, path) for _ in range(6)]
                for store in stores:
                    store.result().close()
                assert sound_and_empty(path)

    def test_opening_again_keeps_what_was_stored(self, ledger: Path) -> None:
        assert whole(ledger, read_only=False)
        assert whole(ledger)


class TestRefused:
    def test_missing(self, path: Path) -> None:
        assert "there is no ledger here" in refused(path, create=False)
        assert "there is no ledger here" in refused(path, read_only=True)
        assert not path.exists()

    def test_a_folder(self, tmp_path: Path) -> None:
        assert "folder" in refused(tmp_path)

    def test_in_a_file_as_if_it_were_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        assert "cannot be used" in refused(tmp_path / "file" / "ledger.sqlite")

    def test_an_impossible_name(self, tmp_path: Path) -> None:
        assert "too long" in refused(tmp_path / ("x" * 5_000))
        assert "embedded null" in refused(tmp_path / "a\0b")

    @posix
    def test_no_regular_file(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        assert "no regular file" in refused(tmp_path / "pipe")
        assert "no regular file" in refused(Path("/dev/null"), read_only=True)

    @pytest.mark.parametrize("content", [b"x", b"Notes on the talks.\n" * 500, b"\x89PNG\r\n\x1a\n" + bytes(5_000)])
    def test_not_a_database(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        assert "not a SQLite database" in refused(path)
        assert "not a SQLite database" in refused(path, read_only=True)
        assert path.read_bytes() == content

    def test_a_database_of_another_program(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE places (url TEXT)")
        content = path.read_bytes()
        assert "another program" in refused(path)
        assert "another program" in refused(path, read_only=True)
        assert path.read_bytes() == content

    def test_an_empty_file_has_nothing_to_read(self, path: Path) -> None:
        path.touch()
        assert "empty" in refused(path, read_only=True)
        assert path.stat().st_size == 0

    def test_a_newer_format(self, ledger: Path) -> None:
        with closing(sqlite3.connect(ledger)) as connection:
            connection.execute("PRAGMA user_version = 99")
        assert "a newer Parley" in refused(ledger)
        assert "format 99" in refused(ledger, read_only=True)

    def test_a_damaged_file(self, ledger: Path) -> None:
        content = bytearray(ledger.read_bytes())
        content[1024 : len(content) // 2] = b"\xa5" * (len(content) // 2 - 1024)
        ledger.write_bytes(content)
        with pytest.raises(StoreError, match="damaged"), SqliteStore.open(ledger, read_only=True) as store:
            list(store.records())

    def test_a_truncated_file(self, ledger: Path) -> None:
        with ledger.open("r+b") as file:
            file.truncate(ledger.stat().st_size // 2)
        with pytest.raises(StoreError, match="damaged"), SqliteStore.open(ledger, read_only=True) as store:
            list(store.records())

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            ("payload = replace(payload, 'Ilka Moren', 'Olga Moren')", "changed from outside"),
            ('payload = replace(payload, \'"kind":"actor"\', \'"kind":"alien"\')', "another version"),
            ("payload = replace(payload, '\"end\":', '\"end\":1')", "another version"),
            ("payload = substr(payload, 1, 80)", "another version"),
        ],
    )
    def test_a_record_that_was_changed_from_outside(self, ledger: Path, change: str, reason: str) -> None:
        with closing(sqlite3.connect(ledger)) as connection:
            connection.execute(f"UPDATE records SET {change} WHERE kind = 'actor'")
            connection.commit()
        with SqliteStore.open(ledger) as store:
            with pytest.raises(StoreError, match=reason):
                list(store.records())
            assert len(list(store.records("statement"))) == 1
            # Reading the document again mends it.
            assert store.add(document(), reading(document()).values(), replace=True) is Outcome.REPLACED
        assert whole(ledger)


class TestFormats:
    def test_the_tables_are_those_that_the_store_speaks_of(self, ledger: Path) -> None:
        with closing(sqlite3.connect(ledger)) as connection:
            for table in metadata.tables.values():
                columns = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
                found = [(name, kind, bool(required)) for _, name, kind, required, _, key in columns if not key]
                assert found == [(column.name, str(column.type), not column.nullable) for column in table.c if not column.primary_key]

    def test_an_older_ledger_is_brought_up_to_date(self, ledger: Path) -> None:
        steps = (*migrations.STEPS, ("ALTER TABLE documents ADD COLUMN checked TEXT", "UPDATE documents SET checked = 'no'"))
        with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
            with pytest.raises(StoreError, match="older format"):
                migrations.require_current(connection, "ledger", steps)
            migrations.bring_up_to_date(connection, "ledger", 1.0, steps)
            migrations.require_current(connection, "ledger", steps)
            assert connection.execute("SELECT checked FROM documents").fetchall() == [("no",)]
        assert "newer Parley" in refused(ledger)

    def test_a_step_that_fails_changes_nothing(self, ledger: Path) -> None:
        steps = (*migrations.STEPS, ("DROP TABLE link_ends", "DROP TABLE nothing"))
        with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
            with pytest.raises(sqlite3.OperationalError):
                migrations.bring_up_to_date(connection, "ledger", 1.0, steps)
            assert connection.in_transaction is False
        assert whole(ledger)


class TestLocked:
    @contextmanager
    def writer(self, ledger: Path, begin: str = "BEGIN IMMEDIATE") -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
            connection.execute(begin)
            connection.execute("DELETE FROM records")
            yield connection
            connection.execute("ROLLBACK")

    def test_a_writer_does_not_keep_readers_out(self, ledger: Path) -> None:
        with self.writer(ledger):
            assert whole(ledger)
            assert whole(ledger, read_only=False)

    def test_a_second_writer_is_told(self, ledger: Path) -> None:
        later = document("Moren left.")
        with SqliteStore.open(ledger, timeout=0.05) as store:
            with self.writer(ledger), pytest.raises(StoreError, match="another program holds the ledger"):
                store.add(later, [actor(later, "Moren")])
            assert later.id not in store
            assert store.add(later, [actor(later, "Moren")]) is Outcome.ADDED
        assert whole(ledger)

    def test_a_ledger_that_is_locked_whole_cannot_be_opened(self, ledger: Path) -> None:
        with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            assert "another program holds" in refused(ledger)
            assert "another program holds" in refused(ledger, read_only=True)
        assert whole(ledger)


@contextmanager
def somebody_else() -> Iterator[None]:
    """As an ordinary user: the superuser may write what is read-only."""
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(65534)
    try:
        yield
    finally:
        if superuser:
            os.seteuid(0)


@posix
class TestReadOnly:
    @pytest.fixture
    def shared(self, ledger: Path) -> Iterator[Path]:
        """The ledger in a folder that everybody may read and nobody write."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(shutil.copy(ledger, folder))
            path.chmod(0o444)
            path.parent.chmod(0o555)
            yield path
            path.parent.chmod(0o755)

    def test_a_read_only_ledger_in_a_read_only_folder_can_be_read(self, shared: Path) -> None:
        with somebody_else():
            assert whole(shared)
        assert [file.name for file in shared.parent.iterdir()] == [shared.name]

    def test_in_a_folder_that_may_be_written_no_file_is_left_behind(self, shared: Path) -> None:
        shared.parent.chmod(0o777)
        with somebody_else():
            assert whole(shared)
        assert [file.name for file in shared.parent.iterdir()] == [shared.name]

    def test_search_and_find_work(self, shared: Path) -> None:
        with somebody_else(), SqliteStore.open(shared, read_only=True) as store:
            assert [hit.document for hit in store.search('"Velm Front"')] == [document()]
            assert store.find("document-") == document()

    @pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
    def test_it_cannot_be_opened_for_writing(self, shared: Path, file: int, folder: int) -> None:
        shared.chmod(file)
        shared.parent.chmod(folder)
        with somebody_else():
            assert "read-only" in refused(shared)

    def test_nothing_is_added_through_a_reader(self, ledger: Path) -> None:
        with SqliteStore.open(ledger, read_only=True) as store, pytest.raises(StoreError, match="read-only"):
            store.add(document("Moren left."), [])
        assert whole(ledger)

    def test_what_another_user_writes_meanwhile_is_seen(self, shared: Path) -> None:
        with closing(sqlite3.connect(shared)) as connection:
            connection.execute("UPDATE documents SET analysis = '7'")
            connection.commit()
            with somebody_else():
                assert whole(shared)
                with SqliteStore.open(shared, read_only=True) as store:
                    assert store.analysis(document().id) == "7"

    def test_changes_in_a_log_that_cannot_be_used_are_not_passed_over(self, ledger: Path, shared: Path) -> None:
        with closing(sqlite3.connect(ledger)) as connection:
            connection.execute("UPDATE documents SET analysis = '7'")
            connection.commit()
            shutil.copy(f"{ledger}-wal", f"{shared}-wal")
        with somebody_else():
            assert f"{shared.name}-wal" in refused(shared, read_only=True)

    def test_one_that_may_not_be_read(self, shared: Path) -> None:
        shared.chmod(0o000)
        with somebody_else():
            assert "may not read" in refused(shared, read_only=True)

    def test_one_in_a_folder_that_may_not_be_entered(self, shared: Path) -> None:
        shared.parent.chmod(0o000)
        with somebody_else():
            assert "Permission denied" in refused(shared, read_only=True)

    def test_a_folder_that_cannot_be_made(self, shared: Path) -> None:
        with somebody_else():
            assert "Permission denied" in refused(shared.parent / "new" / "ledger.sqlite")


class TestFullDisk:
    def test_what_was_stored_is_kept(self, ledger: Path) -> None:
        def limit(connection: sqlite3.Connection, _: object) -> None:
            connection.execute(f"PRAGMA max_page_count = {ledger.stat().st_size // 4096 + 20}")

        event.listen(Engine, "connect", limit)
        try:
            stored = add_until_refused(ledger, "the disk is full")
        finally:
            event.remove(Engine, "connect", limit)
        assert_kept(ledger, stored)

    @posix
    def test_an_error_of_the_operating_system(self, ledger: Path) -> None:
        script = (
            "import resource, sys; from pathlib import Path; from test_sqlite_file import add_until_refused\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
            "print(add_until_refused(Path(sys.argv[1]), 'the disk failed'))"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, ledger], cwd=Path(__file__).parent, capture_output=True, text=True, check=True, timeout=60
        )
        assert_kept(ledger, int(done.stdout))


def numbered(number: int) -> Document:
    return document(f"Moren spoke {number} times. " + " ".join(f"word{number}x{each}" for each in range(2_000)), url=None)


def add_until_refused(ledger: Path, reason: str) -> int:
    """How many documents went in before the disk was full."""
    with SqliteStore.open(ledger) as store:
        for number in range(200):
            each = numbered(number)
            try:
                store.add(each, [actor(each, "Moren")])
            except StoreError as error:
                refusal = error.reason
                break
        assert refusal.startswith(reason)
        assert each.id not in store
        return number


def assert_kept(ledger: Path, count: int) -> None:
    """The ledger is whole, holds just the first ``count`` documents, and takes more."""
    assert count > 0
    assert whole(ledger)
    with SqliteStore.open(ledger) as store:
        expected = {numbered(number).id: [actor(numbered(number), "Moren")] for number in range(count)}
        found = {each.id: list(store.records(document=each.id)) for each in store.documents() if each != document()}
        assert found == expected
        assert store.add(numbered(count), []) is Outcome.ADDED
    with closing(sqlite3.connect(ledger)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
