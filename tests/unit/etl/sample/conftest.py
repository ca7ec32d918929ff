"""Small demonstration sets, written once."""

import pytest

from tests.unit.etl.sample.files import Written, written


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """300 entities and 900 rows of lists without a misspelling."""
    return written(tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="session")
def noisy(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The same with a misspelt cell in every third row."""
    return written(tmp_path_factory.mktemp("noisy"), noise=0.33)
