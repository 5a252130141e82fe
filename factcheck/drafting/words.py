"""Word lists as they read best: one string."""


def word_set(words: str) -> frozenset[str]:
    """The words of a string, in no order."""
    return frozenset(words.split())
