"""Codes that people copy from a wall by hand, and what is kept of them."""

from hypothesis import given
from hypothesis import strategies as st

from data.screens import CODE_SIGNS, SIGNS, digest_of, new_code, new_token, read_code, read_token, shown_code

CODES = st.text(SIGNS, min_size=CODE_SIGNS, max_size=CODE_SIGNS)


def test_no_sign_is_taken_for_another_from_afar():
    assert not set("01258BGIOQSZ6") & set(SIGNS)


@given(CODES)
def test_a_code_is_read_however_it_is_typed(code):
    assert read_code(shown_code(code)) == code
    assert read_code(f" {shown_code(code).lower().replace('-', ' ')} ") == code


@given(st.text(max_size=20))
def test_what_is_no_code_is_nothing(text):
    found = read_code(text)
    assert found == "" or (len(found) == CODE_SIGNS and set(found) <= set(SIGNS))


def test_nothing_is_ever_the_same_or_kept_in_clear():
    codes, tokens = {new_code() for _ in range(200)}, {new_token() for _ in range(200)}
    assert len(codes) == len(tokens) == 200
    assert all(read_token(token) == token for token in tokens)
    assert read_token("x" * 42) == read_token("ą" * 43) == ""
    token = tokens.pop()
    assert token not in digest_of(token)
