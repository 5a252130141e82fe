"""The filter grammar: words in, a Query out."""

from factcheck.query.grammar import parse
from factcheck.query.model import OF_SPEAKERS, Filter, Query, Term

__all__ = ["OF_SPEAKERS", "Filter", "Query", "Term", "parse"]
