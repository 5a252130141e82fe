"""Addresses with a password in them, as they may be shown."""

import re

_LOGIN = re.compile(r"(postgres(?:ql)?://[^\s:/@]*):[^\s]*@|([a-z][a-z0-9+.-]*://[^\s:/@]*):[^\s/@]*@", re.IGNORECASE)
"""A password of a database may have any sign in it, typed as it is; it ends at the last @."""
_ASKED = re.compile(r"([?&](?:ssl)?password=)[^&#\s]*", re.IGNORECASE)


def without_passwords(text: str) -> str:
    """A text in which no address tells a password: neither before its host, nor behind its question mark."""
    if "://" not in text:
        return text
    return _ASKED.sub(r"\1…", _LOGIN.sub(r"\1\2@", text))
