"""What is done before the site serves, and what a second start leaves out."""

import pytest
from django.contrib.auth import get_user_model

from signpost import preparation


@pytest.fixture
def called(monkeypatch):
    """The commands that preparation calls, which do nothing here."""
    names = []
    monkeypatch.setattr(preparation, "call_command", lambda name, **_: names.append(name))
    return names


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_is_not_migrated(called):
    assert (preparation.migrate(), called) == (False, [])


@pytest.mark.django_db
def test_an_empty_database_gets_the_starter_listings(called):
    assert (preparation.load_listings(), called) == (True, ["load_starter_listings"])


@pytest.mark.django_db
def test_the_first_staff_account_can_sign_in_with_the_password_returned():
    password = preparation.make_staff_account()
    account = get_user_model().objects.get(username=preparation.STAFF_NAME)
    assert (account.check_password(password), account.is_superuser) == (True, True)


@pytest.mark.django_db
def test_a_second_start_makes_no_account():
    preparation.make_staff_account()
    assert preparation.make_staff_account() is None


@pytest.mark.django_db
def test_two_sites_have_two_passwords():
    first = preparation.make_staff_account()
    get_user_model().objects.all().delete()
    assert preparation.make_staff_account() != first


@pytest.fixture
def static(settings, tmp_path):
    """A folder with one static file, collected into another."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.css").write_text("body{}")
    settings.DEBUG = False
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    return source


@pytest.mark.usefixtures("static")
def test_static_files_are_collected_once(settings):
    assert [preparation.collect_static(), preparation.collect_static()] == [True, False]
    assert (settings.STATIC_ROOT / "site.css").read_text() == "body{}"


def test_a_changed_static_file_is_collected_again(static, settings):
    preparation.collect_static()
    (static / "site.css").write_text("p{}")
    assert preparation.collect_static()
    assert (settings.STATIC_ROOT / "site.css").read_text() == "p{}"


def test_a_removed_static_file_is_no_longer_served(static, settings):
    preparation.collect_static()
    (static / "site.css").rename(static / "other.css")
    assert preparation.collect_static()
    assert [file.name for file in settings.STATIC_ROOT.iterdir()] == ["other.css"]
