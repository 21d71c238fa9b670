"""The secret key, given or made."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from signpost import secret_key
from signpost.refusal import SettingRefused

LONG = "abcde" * 10


def test_a_long_key_is_used_as_it_is():
    assert secret_key.checked("SECRET_KEY", LONG) == LONG


@pytest.mark.parametrize("text", ["short", "x" * 60, LONG[:-1]])
def test_a_key_easy_to_guess_is_refused_by_name_and_not_repeated(text):
    with pytest.raises(SettingRefused, match="^SECRET_KEY must") as refusal:
        secret_key.checked("SECRET_KEY", text)
    assert text not in str(refusal.value)


def test_a_key_is_made_once_and_kept(tmp_path):
    assert secret_key.kept_in(tmp_path) == secret_key.kept_in(tmp_path)


def test_two_folders_have_two_keys(tmp_path):
    (tmp_path / "other").mkdir()
    assert secret_key.kept_in(tmp_path) != secret_key.kept_in(tmp_path / "other")


def test_a_key_made_here_would_pass_as_a_given_one(tmp_path):
    made = secret_key.kept_in(tmp_path)
    assert secret_key.checked("SECRET_KEY", made) == made


def test_only_its_owner_may_read_the_kept_key(tmp_path):
    secret_key.kept_in(tmp_path)
    mode = (tmp_path / secret_key.FILE_NAME).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_processes_that_start_together_agree_on_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(secret_key.kept_in, [tmp_path] * 32))
    assert len(keys) == 1


def test_nothing_but_the_key_stays_in_the_folder(tmp_path):
    secret_key.kept_in(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [secret_key.FILE_NAME]


@pytest.mark.parametrize("content", [b"", b"half a key", b"\xff" * 60])
def test_a_damaged_key_file_stops_the_start(tmp_path, content):
    (tmp_path / secret_key.FILE_NAME).write_bytes(content)
    with pytest.raises(SettingRefused, match="^SECRET_KEY is not set, and .* (whole key|used)"):
        secret_key.kept_in(tmp_path)
