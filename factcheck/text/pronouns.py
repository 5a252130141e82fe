"""The personal pronouns of English, in small letters: a closed class (Quirk et al. 1985, 6.15), and their one home."""

HE = frozenset({"he", "him", "his"})
SHE = frozenset({"she", "her"})
IT = frozenset({"it", "its"})
THEY = frozenset({"they", "them", "their"})
THIRD = HE | SHE | IT | THEY
I = frozenset({"i", "me", "my", "mine", "myself"})  # noqa: E741  (the word itself)
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST = I | WE
POINTING = frozenset({"this", "that", "it"})
SPEAKING = frozenset({"i", "we"})
SUBJECTS = frozenset({"he", "she", "it", "they"})
PERSONS_ACTED_ON = frozenset({"him", "her", "them"})
