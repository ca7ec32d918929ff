"""The memory of answers."""

import pytest

from dashboard.memory import Memory


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
