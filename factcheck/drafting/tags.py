"""Groups of Penn tags, as spaCy's English models give them."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""A verb that has a tense of its own."""

TENSED = FINITE - {"MD"}
"""The same, when it is no helper."""

NAMING = frozenset({"NNP", "NNPS"})
"""A proper noun."""
