"""Names that come from a file: the file says them, and whoever imported it is answerable for that."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Brought:
    """By which file a thing came, and who imported that file, both "" for what was made here."""

    file: str = ""
    by: str = ""

    def said(self, who: str) -> str:
        """A name as it may be shown: "Rana", or "Rana, says m.csv, imported by Mallory"."""
        if not self.file:
            return who
        return f"{who}, says {self.file}" + (f", imported by {self.by}" if self.by else "")


HERE = Brought()
UNKNOWN = "a file"
"""What a file is called whose name was not kept."""
