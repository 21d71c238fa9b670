"""DATABASE_URL and EMAIL_URL."""

import pytest

from signpost import connections
from signpost.refusal import SettingRefused


@pytest.mark.parametrize("password", ["a%23b", "a#b"])
def test_a_postgresql_address_becomes_a_connection(password):
    settings = connections.database(f"postgres://staff:{password}@db.example.org:5433/help")
    named = [settings[name] for name in ("ENGINE", "USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert named == [connections.POSTGRESQL, "staff", "a#b", "db.example.org", 5433, "help"]


def test_a_postgresql_connection_gives_up_on_a_silent_server():
    options = connections.database("postgresql://db.example.org/help")["OPTIONS"]
    assert options == connections.POSTGRESQL_OPTIONS


def test_options_in_the_address_win():
    url = "postgres://db.example.org/help?sslmode=require&connect_timeout=9"
    options = connections.database(url)["OPTIONS"]
    assert (options["sslmode"], options["connect_timeout"]) == ("require", 9)


def test_an_sqlite_address_is_a_file_with_the_write_lock_taken_early(tmp_path):
    settings = connections.database(f"sqlite:///{tmp_path}/site.db")
    assert (settings["NAME"], settings["OPTIONS"]["transaction_mode"]) == (
        f"{tmp_path}/site.db",
        "IMMEDIATE",
    )


@pytest.mark.parametrize(
    "text",
    [
        "rubbish",
        "mysql://db.example.org/help",
        "postgres://db.example.org",
        "postgres://name:SECRET@db.example.org:abc/help",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:////no/such/folder/site.db",
    ],
)
def test_a_database_that_cannot_be_is_refused_by_name_without_its_password(text):
    with pytest.raises(SettingRefused, match="^DATABASE_URL ") as refusal:
        connections.database(text)
    assert "SEC" not in str(refusal.value)


def test_a_mail_server_is_asked_for_encryption_on_its_usual_port():
    assert connections.email("smtp+tls://staff:word@mail.example.org") == {
        "EMAIL_BACKEND": connections.SMTP,
        "EMAIL_HOST": "mail.example.org",
        "EMAIL_HOST_USER": "staff",
        "EMAIL_HOST_PASSWORD": "word",
        "EMAIL_PORT": 587,
        "EMAIL_USE_TLS": True,
    }


@pytest.mark.parametrize("text", ["rubbish", "foo://x", "smtp://", "smtp://SECRET@h:abc"])
def test_a_mail_server_that_cannot_be_is_refused_by_name_without_its_password(text):
    with pytest.raises(SettingRefused, match="^EMAIL_URL ") as refusal:
        connections.email(text)
    assert "SECRET" not in str(refusal.value)
