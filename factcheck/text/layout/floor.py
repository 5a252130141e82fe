"""Who has the word by a place at the table, without a name: "Madam Deputy Speaker", "THE COURT"."""

from factcheck import lexicon


def has_floor(name: str, section: str = "floor") -> bool:
    """Whether the words are a place at the table, with or without an address before it: "The Temporary Speaker".

    `section` of layout.txt says which places: "presiding" are those that state nothing.
    """
    words = name.lower().replace(".", "").split()
    known, before = lexicon.phrases("layout.txt", section), lexicon.words("layout.txt", "before the floor")
    while words and words[0] in before and " ".join(words) not in known:
        words = words[1:]
    return " ".join(words) in known
