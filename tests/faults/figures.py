"""The figures that were reached, as the table that README shows."""

from dataclasses import dataclass, field


@dataclass
class Figures:
    """Gather one line for each fault; a later one of the same fault and try takes its place."""

    lines: dict[tuple[str, str], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.lines)

    def add(self, fault: str, tried: str, reached: str) -> None:
        """Say what was reached; ``fault`` is the number in RELIABILITY.md: "F2"."""
        self.lines[fault, tried] = reached

    def table(self) -> str:
        """Return the lines as Markdown, by fault."""
        rows = sorted(self.lines.items(), key=lambda line: (int(line[0][0][1:]), line[0][1]))
        shown = [f"| {fault} | {tried} | {reached} |" for (fault, tried), reached in rows]
        return "\n".join(["| fault | tried | reached |", "|---|---|---|", *shown, ""])
