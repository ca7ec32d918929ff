"""The memory of answers."""

import pytest

from dashboard.memory import Memory, packed, unpacked


def test_answer_is_made_once():
    memory: Memory[list[int]] = Memory(2)
    assert memory.recall("a", list) is memory.recall("a", list)


def test_oldest_answer_is_forgotten_first():
    memory: Memory[int] = Memory(2)
    for key in ("a", "b", "a", "c"):
        memory.recall(key, lambda: 1)
    assert (memory.recall("a", lambda: 2), memory.recall("b", lambda: 2)) == (1, 2)


def test_failure_is_not_remembered():
    memory: Memory[float] = Memory(2)
    with pytest.raises(ZeroDivisionError):
        memory.recall("a", lambda: 1 / 0)
    assert memory.recall("a", lambda: 1.0) == 1.0


def test_packed_text_comes_back_and_takes_less_room():
    text = "<p>Zażółć gęślą jaźń \ud800</p>" * 500
    assert unpacked(packed(text)) == text
    assert len(packed(text)) < len(text) / 10
