"""Words of a command line in, a Query out.

    query   = { ["not" | "-"] (filter | ids | phrase | prefix | word) }
    filter  = field ":" value { "," value }         a value runs to the next comma, filter or end of its argument;
                                                    the comma in 1,000,000 parts no values of `amount:`
    value   = '"' text '"' | text                   a quotation mark inside quotation marks is doubled
    ids     = "#" range { "," range }               claims by their numbers; range = number ["-" number]
    phrase  = '"' text '"'
    prefix  = letters "*"

The shell has already taken a layer of quotation marks: `by:"Ilham Aliyev"` arrives as one argument with a blank in it.
Whatever fits none of these is text to look for, so `$800`, `12:30`, `http://x` and a lone quotation mark are words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.domain.desk import GRADED, is_grade
from factcheck.domain.iso import is_date
from factcheck.domain.numbers import claim_range
from factcheck.errors import UsageError
from factcheck.query.model import CHOICES, FIELDS, FORMER, Filter, Query, Term
from factcheck.text.suggesting import did_you_mean

# Patterns stay strings until something is matched: a command without filters does not pay for compiling them.
_FIELD = r"([A-Za-z][A-Za-z_-]*):"
_PHRASE = r'"((?:[^"]|"")+)"(?=\s|\Z)'
_WORD = r"\S+"
_NUMBERS = r"#[0-9]+(?:[,-]#?[0-9]+)*(?=\s|\Z)"
_MINUS = r'-(?=[^\W\d_]|")'
"""Before a word, a phrase or a filter, as elsewhere: not this. Before a number it is the number's."""
_QUOTED_VALUE = r'\s*"((?:[^"]|"")+)"(?:\s*(?=,)|(?=\s|\Z))'
_NEXT_FILTER = rf"(?<!\s)\s+(?:not\s+)?(?i:{'|'.join((*FIELDS, *FORMER))}):"
_BARE_VALUE = rf"(?:(?!{_NEXT_FILTER})[^,])*"
_BARE_AMOUNT = rf"(?:(?!{_NEXT_FILTER})(?:[^,]|(?<=\d),(?=\d{{3}}(?!\d))))*"


def _match(pattern: str, text: str, at: int) -> re.Match[str] | None:
    return re.compile(pattern).match(text, at)


def parse(words: Sequence[str]) -> Query:
    """The query that the arguments of a command spell.

    Raises UsageError for an unknown field, a value that its field does not take, and a date that is none.
    """
    terms: list[Term] = []
    filters: list[Filter] = []
    negated = False
    parts = [part for group in _grouped(words) for part in group]
    _refuse_joints(parts)
    for n, part in enumerate(parts):
        if part in (Term("not"), Term("NOT")) and n < len(parts) - 1:
            negated = not negated
            continue
        if isinstance(part, Term):
            terms.append(Term(part.text, part.kind, negated))
        else:
            filters.append(replace(part, negated=negated))
        negated = False
    return Query(tuple(terms), tuple(filters))


def _refuse_joints(parts: Sequence[Term | Filter]) -> None:
    """Other programs join filters with OR and AND. Raises UsageError that says how it is written here."""
    for before, after in pairwise(parts):
        if isinstance(before, Filter) and isinstance(after, Filter):
            value, _, last = before.values[-1].rpartition(" ")
            if last in ("OR", "AND"):  # by:peskov OR by:putin in one argument
                _refuse_joints([replace(before, values=(*before.values[:-1], value)), Term(last), after])
    for before, joint, after in zip(parts, parts[1:], parts[2:], strict=False):
        if isinstance(before, Filter) and isinstance(after, Filter) and joint in (Term("or"), Term("and")):
            joint = Term(joint.text.upper())  # between two filters nobody looks for a word
        if joint not in (Term("OR"), Term("AND"), Term("|"), Term("||"), Term("&&")):
            continue
        if isinstance(joint, Term) and joint.text in ("AND", "&&"):
            raise UsageError("AND is not needed: whatever stands side by side must all fit.", f"{_LITERAL}“AND”.")
        if isinstance(before, Filter) and isinstance(after, Filter) and before.field == after.field:
            both = ",".join((*before.values, *after.values))
            raise UsageError("A comma means or, within one filter.", f"Write {before.name}:{_quoted(both)}")
        raise UsageError(
            "OR joins nothing here: a comma means or, within one filter, as in by:peskov,putin.",
            f"For two words or two kinds of filters ask twice. {_LITERAL}“OR”.",
        )


_LITERAL = "In quotation marks it is a word: "


def _quoted(values: str) -> str:
    return f'"{values}"' if " " in values else values


def _grouped(words: Sequence[str]) -> Iterator[list[Term | Filter]]:
    """What each argument holds; after `not`, several plain words in one argument are a phrase: not "air defence"."""
    before = ""
    for word in words:
        parts = list(_parts(word))
        if before == "not" and len(parts) > 1 and all(isinstance(p, Term) and p.kind == "word" for p in parts):
            parts = [Term(" ".join(word.split()), "phrase")]
        yield parts
        before = word.strip()


def _parts(argument: str) -> Iterator[Term | Filter]:
    at = _skip_blanks(argument, 0)
    while at < len(argument):
        if _match(_MINUS, argument, at):
            yield Term("not")
            at += 1
        part, at = _filter(argument, at) or _named(argument, at) or _phrase(argument, at) or _word(argument, at)
        yield part
        at = _skip_blanks(argument, at)


def _skip_blanks(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at


def _word(text: str, at: int) -> tuple[Term, int]:
    match = _match(_WORD, text, at)
    assert match, "blanks were skipped"
    word = match[0]
    if word[-1] == "*" and word[-2:-1].isalnum():
        return Term(word[:-1], "prefix"), match.end()
    return Term(word), match.end()


def _phrase(text: str, at: int) -> tuple[Term, int] | None:
    match = _match(_PHRASE, text, at)
    if not match or not match[1].strip():
        return None
    return Term(match[1].replace('""', '"').strip(), "phrase"), match.end()


def _named(text: str, at: int) -> tuple[Filter, int] | None:
    """Claims by their numbers, with a # before the first, as everywhere else: #8, #5,8, #96-101."""
    match = _match(_NUMBERS, text, at)
    if not match:
        return None
    return Filter("id", tuple(dict.fromkeys(map(_checked_ids, match[0].split(","))))), match.end()


def _filter(text: str, at: int) -> tuple[Filter, int] | None:
    match = _match(_FIELD, text, at)
    if not match:
        return None
    name = match[1].lower()
    field = FORMER.get(name, name)
    if field not in FIELDS:
        after = text[match.end() : match.end() + 2]
        if after == "//" or not after[:1].strip():
            return None  # an address, or a sentence: "Peskov: we know"
        raise _unknown_field(field, _match(_WORD, text, at))
    values, end = _values(text, match.end(), _BARE_AMOUNT if field == "amount" else _BARE_VALUE)
    if not values:
        raise UsageError(f"{name}: needs a value.", f"Write it without a blank, as in {_example(field, name)}.")
    return Filter(field, tuple(dict.fromkeys(_checked(field, name, value) for value in values)), typed=name), end


def _example(field: str, name: str) -> str:
    example = _EXAMPLES.get(field)
    return f"{name}:{example}" if example else name


_EXAMPLES = {
    "by": "peskov",
    "amount": "1bn.. (or, in quotation marks for the shell, 'amount:>1bn')",
    "status": "denied",
    "said_on": "2025-07..",
    "is": "draft",
    "id": "3",
}


def _values(text: str, at: int, bare_value: str) -> tuple[list[str], int]:
    values = []
    while True:
        quoted = _match(_QUOTED_VALUE, text, at)
        bare = quoted or _match(bare_value, text, at)
        assert bare, "a bare value may be empty"
        value = quoted[1].replace('""', '"') if quoted else bare[0]
        if value.strip():
            values.append(value.strip())
        at = bare.end()
        if not text.startswith(",", at):
            return values, at
        at += 1


def _checked(field: str, name: str, value: str) -> str:
    if field in CHOICES:
        chosen = value.lower().replace(" ", "-")
        if chosen not in CHOICES[field]:
            raise UsageError(f"{field}: does not take “{value}”.", did_you_mean(chosen, CHOICES[field]))
        return chosen
    if field in ("said_on", "due"):
        return _checked_range(name, value)
    if field == "amount":
        return _checked_amount(value)
    if field == "grade":
        if not is_grade(value.upper()):
            raise UsageError(f"grade: does not take “{value}”.", GRADED)
        return value.upper()
    if field == "id":
        return _checked_ids(value)
    return value


def _checked_ids(value: str) -> str:
    ends = claim_range(value)
    if ends is None:
        raise UsageError(f"id: takes the numbers of claims, not “{value}”.", "For example id:3, id:3,5 or id:5-9,12.")
    low, high = ends
    if low > high:
        raise UsageError(f"id:{low}-{high} ends before it begins.", f"The other way round it is id:{high}-{low}.")
    return f"{low}-{high}" if low < high else str(low)


def _checked_range(name: str, value: str) -> str:
    before, dots, after = (part.strip() for part in value.partition(".."))
    low, high = _iso(before), _iso(after)
    if not (low or high) or not all(is_date(end) for end in (low, high) if end):
        raise UsageError(
            f"{name}: does not take “{value}”.",
            f"Give a year, a month or a day, or two of them: {name}:2025, {name}:2025-07.., {name}:..2024, "
            f"{name}:2024-01..2024-06.",
        )
    if dots and low and high and low[: len(high)] > high:
        raise UsageError(f"{name}:{value} ends before it begins.", f"The other way round it is {name}:{high}..{low}.")
    return low + dots + high


def _iso(written: str) -> str:
    """A year, a month or a day in the form that dates have here: 04.05.2022 is 2022-05-04; what is none as it is."""
    if not written or is_date(written):
        return written
    from factcheck.text.dates import dates  # only who writes a date otherwise pays for reading one

    for date in dates(written):
        year, month = (ends[0] if ends and ends[0] == ends[1] else None for ends in (date.years, date.months))
        if year and month and (date.start, date.end) == (0, len(written)):
            return f"{year}-{month:02}" + (f"-{date.day:02}" if date.day else "")
    return written


_SYNONYMS = {
    **dict.fromkeys(("speaker", "from", "who", "author", "claimant"), "by"),
    **dict.fromkeys(("date", "when", "since", "said"), "said_on"), "desk": "mark",
    **dict.fromkeys(("src", "document", "publisher"), "source"), **dict.fromkeys(("prop", "proposition"), "about"),
    **dict.fromkeys(("label", "tags", "topic"), "tag"), **dict.fromkeys(("ids", "number"), "id"),
    **dict.fromkeys(("assignee", "owner", "to"), "assigned"), **dict.fromkeys(("until", "deadline"), "due"),
}  # fmt: skip
"""What other programs, and our own columns, call the fields of a filter."""


def _checked_amount(value: str) -> str:
    from factcheck.text.values import asked  # only who asks for an amount pays for reading one

    if asked(value) is None:
        raise UsageError(
            f"amount: does not take “{value}”.",
            "Give an amount, a comparison or a range: amount:$900m, 'amount:>1bn', 'amount:<=40%', amount:2km..5km.",
        )
    return value


def _unknown_field(field: str, written: re.Match[str] | None) -> UsageError:
    if field in _SYNONYMS:
        meant = _SYNONYMS[field]
        return UsageError(
            f"There is no filter “{field}:”; here it is {meant}:.",
            f"Write {meant}:…; `factcheck help filters` has all.",
        )
    literal = written[0].replace('"', '""') if written else field
    return UsageError(
        f"There is no filter “{field}:”.",
        f"{did_you_mean(field, FIELDS, ':')} To look for the words themselves: '\"{literal}\"'.",
    )
