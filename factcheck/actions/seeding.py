"""The two seed documents and the claims that were read from them by hand."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from factcheck.actions.import_files import Row
from factcheck.actions.importing import Import, Report
from factcheck.actions.records import taken
from factcheck.shipped import shipped
from factcheck.store.storage.unit_of_work import UnitOfWork


def seed(work: UnitOfWork) -> Report:
    """Store the seeds."""
    return Import(work).run(_rows(shipped("seeds")), lambda done: None)


def _rows(folder: Path) -> Iterator[Row]:
    line = 0
    for name in ("sources", "speakers", "claims"):
        for text in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record, line = json.loads(text), line + 1
            if name == "sources":
                read = (folder / record.pop("file")).read_bytes()
                record |= {"text": read.decode(), "sha256": hashlib.sha256(read).hexdigest(), "language": "en"}
            yield line, taken(record)
