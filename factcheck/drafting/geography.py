"""Countries and their capitals as speakers, so that "Baku" or "Moscow" can speak as a government."""

from factcheck.text.countries import country_by_word, is_people, is_place

_WITH_ARTICLE = ("States", "Kingdom", "Emirates", "Republic", "Islands", "Bahamas", "Comoros", "Gambia", "Maldives",
                 "Netherlands", "Philippines", "Seychelles", "Congo")  # fmt: skip
"""Names that end so are used with "the"."""


def country_of(name: str) -> str:
    """The country that a country's name, its capital or its adjective stands for; "" for anything else."""
    country = country_by_word().get(_bare(name))
    return country.names[0] if country else ""


def government_of(name: str) -> str:
    """The name "Government of X" where a country or a capital speaks; "" for anything else."""
    bare = _bare(name).removeprefix("official ")
    if not is_place(bare):
        return ""
    country = country_of(bare)
    return f"Government of {'the ' if country.endswith(_WITH_ARTICLE) else ''}{country}"


def is_national(word: str) -> bool:
    """Whether "the X" can stand for a person of some country: "the Norwegian", "the Swede"."""
    return is_people(word) and not is_place(word)


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")
