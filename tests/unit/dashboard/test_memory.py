"""The memory of answers."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

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


def test_an_answer_in_the_making_is_waited_for():
    memory: Memory[int] = Memory(2)
    made = []

    def make() -> int:
        made.append(1)
        time.sleep(0.05)
        return len(made)

    with ThreadPoolExecutor(8) as readers:
        answers = [one.result() for one in [readers.submit(memory.recall, "a", make) for _ in range(8)]]
    assert (answers, made) == ([1] * 8, [1])


def test_another_answer_is_not_waited_for():
    memory: Memory[str] = Memory(2)
    other_is_made = Event()

    def slow() -> str:
        assert other_is_made.wait(5)
        return "slow"

    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(memory.recall, "a", slow)
        assert readers.submit(memory.recall, "b", lambda: "quick").result(5) == "quick"
        other_is_made.set()
        assert first.result(5) == "slow"


def test_who_waited_for_a_failure_tries_again():
    memory: Memory[int] = Memory(2)
    begun, turns = Event(), iter([ValueError("lost"), 2, 2])

    def make() -> int:
        begun.set()
        time.sleep(0.05)
        turn = next(turns)
        if isinstance(turn, ValueError):
            raise turn
        return turn

    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(memory.recall, "a", make)
        begun.wait(5)
        second = readers.submit(memory.recall, "a", make)
        with pytest.raises(ValueError, match="lost"):
            first.result(5)
        assert second.result(5) == 2


def test_what_is_forgotten_is_asked_anew():
    memory: Memory[int] = Memory(4)
    assert memory.recall("a", lambda: 1) == 1
    memory.forget()
    assert (memory.get("a"), memory.recall("a", lambda: 2)) == (None, 2)


def test_an_answer_may_need_another_one_of_the_same_memory():
    memory: Memory[int] = Memory(4)
    assert memory.recall("a", lambda: memory.recall("b", lambda: 1) + memory.recall("b", lambda: 5)) == 2


def test_packed_text_comes_back_and_takes_less_room():
    text = "<p>Zażółć gęślą jaźń \ud800</p>" * 500
    assert unpacked(packed(text)) == text
    assert len(packed(text)) < len(text) / 10
