"""The embedded postcode table and tree, opened once a run."""

from collections.abc import Callable

import pytest
from django.conf import settings

from services.geography import Answer, AreaTree, PostcodeTable, resolve


@pytest.fixture(scope="session")
def table() -> PostcodeTable:
    """The table of the repository, expanded in the tests' state folder."""
    return PostcodeTable.open(settings.SIGNPOST_STATE_DIR)


@pytest.fixture(scope="session")
def tree() -> AreaTree:
    return AreaTree.embedded()


@pytest.fixture(scope="session")
def ask(table: PostcodeTable, tree: AreaTree) -> Callable[[str], Answer]:
    """What `resolve` says of a text."""
    return lambda text: resolve(text, table=table, tree=tree)
