"""Claims out of the store as files: one format, one module, one function, and the way back in.

An exporter is a module with `write(claims, stream, columns=())`. A new one is that file and a line in EXPORTERS. One
that hands over more than claims is `whole` and takes `rest` too; one that writes bytes is `binary`. One that is for the
web has an `address`: it takes `base_url` and `desk`, and its `unfit(claim)` says why a claim can't go out with it.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from factcheck.domain.claim import Claim
from factcheck.errors import UsageError
from factcheck.text.suggesting import did_you_mean

Write = Callable[..., None]
"""`(claims, stream, columns=())`: all the format has, or these columns."""


class Exporter(NamedTuple):
    """`name` is what people type, `suffix` the end of a file's name, with the dot; `help` is one sentence; `address` is
    "may" or "must" where the claims have addresses of their own, for the public to see; `keyed` formats have every key
    of a claim unless told which.
    """

    name: str
    suffix: str
    help: str
    whole: bool = False
    binary: bool = False
    address: str = ""
    keyed: bool = False

    @property
    def write(self) -> Write:
        """The function that writes claims to a text stream, one at a time; its module is imported only now."""
        write: Write = import_module(f"factcheck.exporting.{self.name}").write
        return write

    @property
    def unfit(self) -> Callable[[Claim], str]:
        """Why a claim can't go out in this format, in words that follow "3 claims"; "" for one that can."""
        unfit: Callable[[Claim], str] = getattr(import_module(f"factcheck.exporting.{self.name}"), "unfit", _fits)
        return unfit


def _fits(_: Claim) -> str:
    return ""


EXPORTERS: dict[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        Exporter(
            "csv", ".csv", "One row a claim for a spreadsheet; cells that look like formulas are guarded.", keyed=True
        ),
        Exporter("tsv", ".tsv", "One line a claim, what has no place on a line escaped with a backslash.", keyed=True),
        Exporter("json", ".json", "One array of all claims with every key.", keyed=True),
        Exporter(
            "jsonl", ".jsonl", "One JSON object a line with every key; nothing is lost on the way back in.", keyed=True
        ),
        Exporter(
            "xlsx",
            ".xlsx",
            "A workbook for an editor; what is filled in comes back with import.",
            whole=True,
            binary=True,
        ),
        Exporter("docx", ".docx", "The dossier for a desk that edits in Word.", whole=True, binary=True),
        Exporter("html", ".html", "A dossier: one page that opens offline, prints, and can be verified.", whole=True),
        Exporter(
            "markdown", ".md", "A table for an editor: who claims what, reported and marked how, in which source."
        ),
        Exporter(
            "claimreview",
            ".jsonld",
            "ClaimReview (schema.org) of the marked claims, for search engines.",
            address="must",
        ),
        Exporter(
            "annotations", ".jsonld", "Web annotations (W3C): each claim on the words of its page.", address="may"
        ),
        Exporter(
            "hypothesis",
            ".json",
            "What Hypothesis imports, to show the claims on their pages.",
            address="may",
        ),
    )
}


def exporter(name: str) -> Exporter:
    """The exporter of that name ("md" is markdown). Raises UsageError with the nearest name."""
    name = next((known for known, one in EXPORTERS.items() if one.suffix == f".{name}" and not one.address), name)
    if name not in EXPORTERS:
        raise UsageError(f"There is no export format “{name}”.", did_you_mean(name, EXPORTERS))
    return EXPORTERS[name]
