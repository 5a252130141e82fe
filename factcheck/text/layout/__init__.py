"""A document's text in, typed blocks out.

    for block in blocks(document.text, document.hints):
        reader = joined(document.text, block)   # factcheck.text.joining

Pure, in time that grows with the text alone; nothing is altered, every offset points into the text as it is stored.
"""

from factcheck.text.layout.blocks import blocks
from factcheck.text.layout.day import day_of

__all__ = ["blocks", "day_of"]
