"""Names of entities from invented words."""

from collections.abc import Sequence

import numpy as np

from etl.sample.draws import Cells, Draws, Ints
from etl.sample.kinds import Kind
from etl.sample.words import SYLLABLES


def names_before_and_after(draws: Draws, kinds: Sequence[Kind], kind: Ints) -> tuple[Cells, Cells]:
    """The first name of each entity, and the one that it takes if it is renamed."""
    words = invented_words(draws, 2 * len(kind))
    shapes = [_shape(one) for one in kinds]
    before = [shapes[number].format(word) for number, word in zip(kind.tolist(), words, strict=False)]
    after = [shapes[number].format(word) for number, word in zip(kind.tolist(), words[len(kind) :], strict=True)]
    return np.array(before, dtype=object), np.array(after, dtype=object)


def _shape(kind: Kind) -> str:
    return f"{{}} {kind.legal_form} non profit" if kind.name == "Spółka" else f"{kind.name} „{{}}”"


def invented_words(draws: Draws, count: int) -> list[str]:
    """`count` different words of syllables: 'Talomire'."""
    base, length = len(SYLLABLES), 3
    while base**length < 2 * count:
        length += 1
    size = base**length
    # The step has no factor of 48 = 2 * 2 * 2 * 2 * 3, so the words do not meet before all are used.
    step = size * 618 // 1000 // 6 * 6 + 1
    start = int(draws.below("words", np.zeros(1, dtype=np.int64), size)[0])
    numbers = (start + np.arange(count) * step) % size
    texts = np.array(SYLLABLES, dtype=object)
    word = texts[numbers % base]
    for _ in range(length - 1):
        numbers = numbers // base
        word = word + texts[numbers % base]
    return [text.capitalize() for text in word.tolist()]
