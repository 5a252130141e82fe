"""The filter grammar: words in, a Query out."""

from factcheck.query.grammar import parse
from factcheck.query.model import Filter, Query, Term

__all__ = ["Filter", "Query", "Term", "parse"]
