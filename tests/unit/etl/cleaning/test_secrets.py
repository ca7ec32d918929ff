"""No way of showing, keeping or sending a secret gives its value away. The people are invented."""

import copy
import io
import json
import logging
import pickle

import pandas as pd
import pytest

from etl.cleaning.person_columns import personal_columns
from etl.cleaning.person_keys import pseudonyms, same_people
from etl.cleaning.secret import Secret, SecretColumn
from etl.cleaning.spellings import read_spellings

CANARIES = [f"Kanarek{number} Zmyslony{number}" for number in range(1_000)]
E_MAILS = [f"kanarek{number}@example.org" for number in range(1_000)]
KEY = Secret(b"k" * 32)


def shows_a_canary(text: str) -> bool:
    return "kanarek" in text.lower() or "zmyslony" in text.lower()


@pytest.mark.parametrize("secret", [Secret(CANARIES[0]), SecretColumn(pd.Series(CANARIES, dtype=str))], ids=repr)
def test_secret_is_shown_in_no_way(secret):
    log = io.StringIO()
    logging.getLogger("canaries").addHandler(logging.StreamHandler(log))
    logging.getLogger("canaries").warning("%s %r", secret, secret)
    shown = [str(secret), repr(secret), f"{secret}", f"{secret:>20}", f"{[secret]}", f"{vars}", log.getvalue()]
    shown += [repr(pd.Series([secret], dtype=object)), str({"k": secret})]
    assert not any(map(shows_a_canary, shown))


@pytest.mark.parametrize("send", [pickle.dumps, copy.deepcopy, copy.copy, json.dumps])
def test_secret_is_not_sent_anywhere(send):
    with pytest.raises(TypeError) as caught:
        send(SecretColumn(pd.Series(CANARIES, dtype=str)))
    assert not shows_a_canary(str(caught.value))


def test_nothing_returned_holds_a_name_or_an_e_mail():
    nips = pd.Series("1234563218", index=range(1_000), dtype=str)
    keys = pseudonyms(
        SecretColumn(pd.Series(CANARIES, dtype=str)), SecretColumn(pd.Series(E_MAILS, dtype=str)), nips, nips, KEY
    )
    frame = pd.DataFrame({"Kto": CANARIES, "Kontakt": E_MAILS}, dtype=str)
    for returned in (keys, same_people(keys), personal_columns(frame, read_spellings())):
        assert not any(map(shows_a_canary, (repr(returned), str(returned), pickle.dumps(returned).decode("latin-1"))))
    assert not shows_a_canary(keys.to_csv())
