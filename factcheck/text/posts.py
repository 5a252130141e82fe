"""What a post on a social network says, without what is the network's: links, joined-up tags, the closing date."""

import re

from factcheck.text.dates import MONTHS

_LINK = re.compile(r"(?:https?://|www\.|\bpic\.twitter\.com/)\S+")
_TAG = re.compile(r"[@#](\w+)")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|_")
_MONTH = "|".join(month.title() for month in MONTHS)
_CLOSING_DATE = re.compile(rf"[\s(—–-]*\b(?:{_MONTH})\s+\d{{1,2}},\s+\d{{4}}\W*$")


def plain(text: str) -> str:
    """`text` with links and a closing date gone and tags taken apart: "#TaxCuts" reads "TaxCuts Tax Cuts"."""
    return _TAG.sub(_apart, _CLOSING_DATE.sub("", _LINK.sub(" ", text).rstrip()))


def _apart(tag: re.Match[str]) -> str:
    parts = _JOINED.sub(" ", tag[1])
    return f" {tag[1] if parts == tag[1] else f'{tag[1]} {parts}'} "
