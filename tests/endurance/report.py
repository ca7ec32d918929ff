"""What a run did, and every promise that was broken."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Tell = Callable[[str], object]
SILENT: Tell = lambda _line: None  # noqa: E731


@dataclass
class Report:
    """Lines to read, and faults with what led to them."""

    title: str
    lines: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def say(self, line: str) -> None:
        """A line of the result."""
        self.lines.append(line)

    def add(self, faults: Iterable[str], where: str) -> None:
        """What went wrong there."""
        self.faults += [f"{where}: {fault}" for fault in faults]

    def text(self) -> str:
        """The whole of it; the last line is the result."""
        result = f"{self.title}: {len(self.faults)} faults"
        return "\n".join([*self.lines, *self.faults, result])
