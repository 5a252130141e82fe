"""Documents in, text and metadata out.

    for path in documents(["reports/", "page.html", "-"]):
        document = read_file(path) if path else read(None, take(sys.stdin.buffer))

Nothing heavy is imported until a document of that format is read.
"""

from factcheck.reading.files import MAX_BYTES, documents, load, take, written
from factcheck.reading.reader import read, read_file
from factcheck.reading.registry import READERS, Reader, reader_named

__all__ = [
    "MAX_BYTES",
    "READERS",
    "Reader",
    "documents",
    "load",
    "read",
    "read_file",
    "reader_named",
    "take",
    "written",
]
