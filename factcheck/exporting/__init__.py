"""Claims out of the store as files: one format, one module, one function, and the way back in.

An exporter is a module with `write(claims, stream, columns=())`. A new one is that file and a line in EXPORTERS. One
that hands over more than claims is `whole` and takes `rest` too; one that writes bytes is `binary`.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from factcheck.errors import UsageError
from factcheck.text.suggesting import did_you_mean

Write = Callable[..., None]
"""`(claims, stream, columns=())`: all the format has, or these columns."""


class Exporter(NamedTuple):
    """`name` is what people type, `suffix` the end of a file's name, with the dot; `help` is one sentence."""

    name: str
    suffix: str
    help: str
    whole: bool = False
    binary: bool = False

    @property
    def write(self) -> Write:
        """The function that writes claims to a text stream, one at a time; its module is imported only now."""
        write: Write = import_module(f"factcheck.exporting.{self.name}").write
        return write


EXPORTERS: dict[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        Exporter("csv", ".csv", "One row a claim for a spreadsheet; cells that look like formulas are guarded."),
        Exporter("tsv", ".tsv", "One line a claim, what has no place on a line escaped with a backslash."),
        Exporter("json", ".json", "One array of all claims with every key."),
        Exporter("jsonl", ".jsonl", "One JSON object a line with every key; nothing is lost on the way back in."),
        Exporter(
            "xlsx",
            ".xlsx",
            "A workbook for an editor; what is filled in comes back with import.",
            whole=True,
            binary=True,
        ),
        Exporter(
            "markdown", ".md", "A table for an editor: who claims what, reported and marked how, in which source."
        ),
    )
}


def exporter(name: str) -> Exporter:
    """The exporter of that name ("md" is markdown). Raises UsageError with the nearest name."""
    name = next((known for known, one in EXPORTERS.items() if one.suffix == f".{name}"), name)
    if name not in EXPORTERS:
        raise UsageError(f"There is no export format “{name}”.", did_you_mean(name, EXPORTERS))
    return EXPORTERS[name]
