"""The words of both languages over a record made by hand."""

import pytest

from seuil.asking.wording import RecordWording
from seuil.data_files import DataFiles
from tests.asking.made import ENTITIES, EVENTS

_DATA = DataFiles()


@pytest.fixture
def data():
    return _DATA


@pytest.fixture(params=["en", "fr"])
def say(request):
    return RecordWording(_DATA, request.param, ENTITIES, EVENTS)


@pytest.fixture
def english():
    return RecordWording(_DATA, "en", ENTITIES, EVENTS)
