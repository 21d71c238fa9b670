"""All settings of the environment together."""

import pytest

from signpost.environment import NAMES, read
from signpost.refusal import SettingRefused


def test_an_empty_environment_has_every_default(tmp_path):
    found = read({}, root=tmp_path)
    assert (
        (found.host, found.port, found.base_url.origin, found.workers, found.debug)
        == ("127.0.0.1", 8000, "http://127.0.0.1:8000", 2, False)
    )  # fmt: skip


def test_mail_is_written_to_the_console_until_a_server_is_named(tmp_path):
    found = read({}, root=tmp_path)
    assert found.email["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"


def test_an_empty_value_means_the_default(tmp_path):
    assert read(dict.fromkeys(NAMES, ""), root=tmp_path) == read({}, root=tmp_path)


def test_the_port_is_part_of_the_default_base_url(tmp_path):
    assert read({"PORT": "8123"}, root=tmp_path).base_url.origin == "http://127.0.0.1:8123"


def test_the_site_answers_to_its_own_host_and_to_this_machine(tmp_path):
    hosts = read({"BASE_URL": "https://help.example.org"}, root=tmp_path).allowed_hosts
    assert hosts == ["help.example.org", "localhost", "127.0.0.1", "[::1]"]


def test_a_relative_state_folder_is_below_the_repository(tmp_path):
    found = read({"SIGNPOST_STATE_DIR": "kept/here"}, root=tmp_path)
    assert found.state_dir == (tmp_path / "kept/here").resolve()


def test_the_default_database_is_in_the_state_folder(tmp_path):
    found = read({}, root=tmp_path)
    assert found.database["NAME"] == found.state_dir / "signpost.sqlite3"


@pytest.mark.parametrize(("text", "debug"), [("yes", True), ("TRUE", True), ("0", False)])
def test_debug_is_a_yes_or_a_no(tmp_path, text, debug):
    assert read({"DEBUG": text}, root=tmp_path).debug is debug


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("DEBUG", "maybe"),
        ("WEB_CONCURRENCY", "0"),
        ("WEB_CONCURRENCY", "65"),
        ("WEB_CONCURRENCY", "two"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY_FALLBACKS", "short,"),
        ("SIGNPOST_STATE_DIR", __file__),
        ("SIGNPOST_STATE_DIR", "/proc/nowhere"),
    ],
)
def test_nonsense_is_refused_by_name(tmp_path, name, text):
    with pytest.raises(SettingRefused, match=f"^{name} ") as refusal:
        read({name: text}, root=tmp_path)
    assert refusal.value.name == name


def test_a_refused_setting_leaves_no_folder_behind(tmp_path):
    with pytest.raises(SettingRefused):
        read({"PORT": "abc", "SIGNPOST_STATE_DIR": "kept"}, root=tmp_path)
    assert not (tmp_path / "kept").exists()
