"""What sort of noun can speak: bodies, people by their role, documents; and the words that tell a man from a woman."""

import re

from factcheck.drafting.words import word_set

DOCUMENTS = word_set(
    """
    material materials document documents report reports statement statements letter letters memo cable cables
    file files email emails article book interview claim claims allegations data figures statistics study
    survey poll analysis transcript account book novel memoir law bill log logs note notes ruling filing
    dossier record records index census
    """
)
EXAMPLES = frozenset({"like", "including", "as"})
HANDLED = word_set("seen obtained reviewed viewed read leaked received found")
"""What may happen to a document without making it: "emails obtained by the paper" are not the paper's words."""
BODIES = word_set(
    """
    company firm group ministry government party council police court agency union association bank army
    embassy service commission newspaper university campaign team club department office parliament committee
    organisation organization opposition regulator operator network board cabinet administration alliance
    coalition foundation institute watchdog broadcaster station daily city town state county region commune
    village district family people crew staff authorities witnesses magazine prosecution defence defense
    hospital airline airport manufacturer retailer church consultancy charity federation navy fleet militia
    presidency secretariat tribunal senate congress media press
    """
)
ROLES = word_set(
    """
    minister president spokesman spokeswoman spokesperson official diplomat officer lawyer judge mayor
    governor senator director chairman chairwoman chief leader analyst expert researcher witness resident
    editor pastor bishop priest doctor man woman mother father son daughter wife husband brother sister
    grandfather grandmother colleague source adviser aide
    """
)
MAKERS = frozenset(
    {"maker", "producer", "owner", "consultancy", "publisher", "importer", "supplier", "lender", "builder", "brewer"}
)
FIRMS = frozenset(
    {"company", "firm", "group", "operator", "retailer", "manufacturer", "airline", "broadcaster", "club", "team"}
)
HE = frozenset({"he", "him", "his"})
SHE = frozenset({"she", "her"})
MALE = re.compile(
    r"\b(mr|sir|king|prince|spokesman|chairman|congressman|father|son|husband|brother|businessman|lord)\b",
    re.IGNORECASE,
)
FEMALE = re.compile(
    r"\b(mrs|ms|miss|queen|princess|spokeswoman|chairwoman|congresswoman|mother|daughter|wife|sister|lady|actress|dame)\b",
    re.IGNORECASE,
)
