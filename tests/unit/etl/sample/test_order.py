"""What may be asked for."""

import pytest

from data.errors import UserError
from data.language import texts_in
from etl.sample.order import order_from
from tests.unit.etl.sample.files import CATALOG


def order(**options: str):
    return order_from({"out": "demo", **options}, CATALOG, "slaskie")


def test_only_the_folder_must_be_named():
    found = order()
    assert (found.entities, found.attendance, found.seed, found.noise) == (2_000, 20_000, 1, 0.01)
    assert (found.region.id, found.snapshots) == ("slaskie", 16)


def test_a_large_set_has_the_newest_snapshot_and_one_before():
    assert order(entities="200000").snapshots == 2
    assert order(entities="200000", snapshots="3").snapshots == 3


def test_noise_is_written_with_a_dot_or_a_comma():
    assert order(noise="0,05").noise == order(noise="0.05").noise == 0.05


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"entities": "0"}, "--entities „0”: oczekiwano liczby całkowitej od 1 do 500000."),
        ({"entities": "sto"}, "--entities „sto”"),
        ({"attendance": "-1"}, "--attendance „-1”"),
        ({"attendance": "99999999999999999999999"}, "--attendance"),
        ({"seed": "1.5"}, "--seed „1.5”"),
        ({"snapshots": "17"}, "--snapshots „17”: oczekiwano liczby całkowitej od 1 do 16."),
        ({"noise": "2"}, "--noise „2”: oczekiwano udziału wierszy od 0 do 1"),
        ({"noise": "5%"}, "--noise „5%”"),
        ({"region": "mazowieckie"}, "--region „mazowieckie”: oczekiwano jednego z: "),
        ({"out": " "}, "sample: brakuje --out"),
    ],
)
def test_a_wrong_argument_is_named_in_polish(options, message):
    with pytest.raises(UserError) as caught:
        order(**options)
    assert texts_in("pl").of_error(caught.value).startswith(message)
