"""A page that a browser saved as one file (.mhtml)."""

from factcheck.domain.source import Document
from factcheck.reading.mail import saved_page


def read(data: bytes) -> Document:
    """The page's article, as the reader of HTML gives it. Raises FactcheckError when there is none."""
    return saved_page(data)
