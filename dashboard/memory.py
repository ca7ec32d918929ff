"""A small memory of answers that forgets the oldest; its keys carry the data version, so nothing grows stale."""

import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


HALVES = "surrogatepass"  # an address may hold half a letter, which the view repeats


def packed(text: str) -> bytes:
    """A text in about a tenth of its room; the quickest level, since views are made while somebody waits."""
    return zlib.compress(text.encode(errors=HALVES), level=1)


def unpacked(content: bytes) -> str:
    """The text again."""
    return zlib.decompress(content).decode(errors=HALVES)


class Memory(Generic[Answer]):
    """At most `size` answers; safe between threads. Whoever asks for an answer in the making waits for it: a large one
    made by eight at once would take the room of eight.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._makers: dict[Hashable, RLock] = {}
        self._lock = Lock()

    def get(self, key: Hashable) -> Answer | None:
        """The remembered answer, if there is one."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def forget(self) -> None:
        """All that is remembered; what is in the making will be remembered."""
        with self._lock:
            self._answers.clear()

    def recall(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """The remembered answer, else what `make` gives; an exception is not remembered."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
            maker = self._makers.setdefault(key, RLock())
        with maker:
            with self._lock:
                if key in self._answers:  # another thread has made it meanwhile
                    return self._answers[key]
            try:
                answer = make()
                with self._lock:
                    self._answers[key] = answer
                    if len(self._answers) > self._size:
                        self._answers.popitem(last=False)
            finally:
                with self._lock:
                    self._makers.pop(key, None)
        return answer
