"""Markup of component trees: escaped, closed, without what is not given."""

from html import escape, unescape
from html.parser import HTMLParser

import pytest
from dash import dcc
from hypothesis import given
from hypothesis import strategies as st

from dashboard import html
from dashboard.markup import to_html


def test_element_with_attributes_and_children():
    tree = html.P(["a ", html.Strong("b"), None, 3], className="lead", tabindex="-1", **{"data-go": ""})
    assert to_html(tree) == '<p class="lead" tabindex="-1" data-go="">a <strong>b</strong>3</p>'


def test_void_element_is_not_closed():
    assert to_html(html.Input(type="text", name="kto")) == '<input type="text" name="kto">'


def test_styles_are_written_as_css():
    assert to_html(html.Div(style={"--accent": "#0B4F8A"})) == '<div style="--accent:#0B4F8A"></div>'


def test_attribute_without_a_value_is_left_out():
    assert to_html(html.Option("x", value="x", selected=None)) == '<option value="x">x</option>'


@given(st.text())
def test_every_text_comes_back_as_it_was(text):
    written = to_html(html.P(text))
    assert written == f"<p>{escape(text, quote=False)}</p>"
    assert unescape(written[3:-4]) == unescape(escape(text))


@given(st.text(st.sampled_from("\"'<>&=/ a\n;#39") | st.characters(codec="utf-8")))
def test_no_text_leaves_its_attribute(text):
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, attributes))
    parser.feed(to_html(html.P("", **{"data-x": text, "id": "p"})))
    assert found == [("p", [("data-x", text), ("id", "p")])]


def test_json_keeps_its_quotation_marks():
    assert to_html(html.P(**{"data-x": '{"a":"it\'s"}'})) == """<p data-x='{"a":"it&#39;s"}'></p>"""


def test_an_element_of_dash_is_a_fault_of_the_program():
    with pytest.raises(TypeError, match="Graph has no markup"):
        to_html(dcc.Graph())


def test_so_is_an_attribute_with_a_wrong_name():
    with pytest.raises(TypeError, match="clasName is no attribute"):
        to_html(html.Section(html.P(clasName="lead")))
