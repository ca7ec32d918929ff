"""No way of showing, keeping or sending a secret gives its value away. The people are invented."""

import copy
import io
import json
import logging
import pickle

import pandas as pd
import pytest

from etl.cleaning.secret import Secret, SecretColumn

CANARIES = [f"Kanarek{number} Zmyslony{number}" for number in range(1_000)]


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
