"""Shorter JSON is the same JSON."""

import json

from hypothesis import given
from hypothesis import strategies as st
from plotly.io.json import to_json_plotly

from dashboard.short_json import shortened

TEXTS = st.lists(st.sampled_from(["<p>", "</p>", "\\", "\\u003c", "u002f", '"', "ą", "\n"]) | st.text()).map("".join)


@given(TEXTS)
def test_every_text_comes_back_as_it_was(text):
    assert json.loads(shortened(to_json_plotly({"data": text}).encode())) == {"data": text}


def test_markup_is_written_as_it_is():
    assert b'"<p>a</p>"' in shortened(to_json_plotly({"data": "<p>a</p>"}).encode())
