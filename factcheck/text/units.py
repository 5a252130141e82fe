"""The units that quantities in prose come in: what each measures, and how much of the base unit it is.

Base units: metre, square metre, cubic metre, gram, second, degree Celsius as it stands, one unit of each currency.
Factors from the BIPM's SI brochure (https://www.bipm.org/en/publications/si-brochure) and NIST SP 811; a month is a
twelfth and a year 365.25 days. Money is never converted between currencies.
"""

_DAY = 86_400.0
"""Seconds (SI brochure, table 8)."""

UNITS: dict[str, tuple[str, float]] = {
    "%": ("percent", 1), "percent": ("percent", 1), "per cent": ("percent", 1), "pct": ("percent", 1),
    "percentage point": ("points", 1), "percentage points": ("points", 1), "pp": ("points", 1),
    "mm": ("length", 0.001), "millimetre": ("length", 0.001), "millimeter": ("length", 0.001),
    "cm": ("length", 0.01), "centimetre": ("length", 0.01), "centimeter": ("length", 0.01),
    "metre": ("length", 1), "meter": ("length", 1),
    "km": ("length", 1000), "kilometre": ("length", 1000), "kilometer": ("length", 1000),
    "inch": ("length", 0.0254), "inches": ("length", 0.0254),
    "foot": ("length", 0.3048), "feet": ("length", 0.3048), "ft": ("length", 0.3048),
    "yard": ("length", 0.9144), "mile": ("length", 1609.344), "nautical mile": ("length", 1852),
    "square metre": ("area", 1), "square meter": ("area", 1), "square foot": ("area", 0.09290304),
    "square feet": ("area", 0.09290304), "square kilometre": ("area", 1e6), "square kilometer": ("area", 1e6),
    "square mile": ("area", 2_589_988.11), "hectare": ("area", 1e4), "acre": ("area", 4046.8564224),
    "cubic metre": ("volume", 1), "cubic meter": ("volume", 1), "cubic foot": ("volume", 0.028316846592),
    "cubic feet": ("volume", 0.028316846592), "litre": ("volume", 0.001), "liter": ("volume", 0.001),
    "gallon": ("volume", 0.003785411784),
    "microgram": ("mass", 1e-6), "µg": ("mass", 1e-6), "μg": ("mass", 1e-6), "mcg": ("mass", 1e-6),
    "mg": ("mass", 0.001), "milligram": ("mass", 0.001), "gram": ("mass", 1), "kg": ("mass", 1000),
    "kilo": ("mass", 1000), "kilogram": ("mass", 1000), "tonne": ("mass", 1e6), "metric ton": ("mass", 1e6),
    "ton": ("mass", 1e6), "ounce": ("mass", 28.349523125), "lb": ("mass", 453.59237), "lbs": ("mass", 453.59237),
    "second": ("time", 1), "minute": ("time", 60), "min": ("time", 60), "hour": ("time", 3600), "day": ("time", _DAY),
    "week": ("time", 7 * _DAY), "month": ("time", 30.4375 * _DAY), "year": ("time", 365.25 * _DAY),
    "decade": ("time", 3652.5 * _DAY), "century": ("time", 36525 * _DAY), "centuries": ("time", 36525 * _DAY),
    "year-old": ("age", 1), "year old": ("age", 1), "years-old": ("age", 1), "years old": ("age", 1),
    "years of age": ("age", 1),
    "mph": ("speed", 0.44704), "km/h": ("speed", 1 / 3.6), "kph": ("speed", 1 / 3.6),
    "°c": ("celsius", 1), "°f": ("fahrenheit", 1), "degree celsius": ("celsius", 1), "degrees celsius": ("celsius", 1),
    "degree fahrenheit": ("fahrenheit", 1), "degrees fahrenheit": ("fahrenheit", 1), "degree": ("degrees", 1),
    "mw": ("power", 1e6), "megawatt": ("power", 1e6), "gw": ("power", 1e9), "gigawatt": ("power", 1e9),
    "dollar": ("$", 1), "buck": ("$", 1), "usd": ("$", 1), "us dollar": ("$", 1), "u.s. dollar": ("$", 1),
    "cent": ("$", 0.01), "euro": ("€", 1), "eur": ("€", 1), "pound": ("£", 1), "gbp": ("£", 1),
    "pound sterling": ("£", 1),
    "pounds sterling": ("£", 1), "yen": ("¥", 1), "yuan": ("CNY", 1), "rouble": ("RUB", 1), "ruble": ("RUB", 1),
    "rupee": ("₹", 1), "franc": ("CHF", 1), "hryvnia": ("UAH", 1), "hryvnias": ("UAH", 1), "manat": ("AZN", 1),
    "lira": ("TRY", 1), "shekel": ("ILS", 1), "rand": ("ZAR", 1), "peso": ("peso", 1), "krone": ("krone", 1),
    "kronor": ("krone", 1), "zloty": ("PLN", 1), "dram": ("AMD", 1), "lari": ("GEL", 1), "won": ("KRW", 1),
    "naira": ("NGN", 1), "shilling": ("shilling", 1), "riyal": ("riyal", 1), "dirham": ("dirham", 1),
}  # fmt: skip
"""Unit as written, lower case, singular unless the plural is irregular -> what it measures, how many base units."""

CURRENCY_SIGNS = {
    "$": "$",
    "US$": "$",
    "€": "€",
    "£": "£",
    "¥": "¥",
    "₹": "₹",
    "₽": "RUB",
    "₴": "UAH",
    "₼": "AZN",
    "Rs": "₹",
    "₺": "TRY",
    "₪": "ILS",
    "₩": "KRW",
    "₦": "NGN",
    "₾": "GEL",
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "INR": "₹",
} | {code: code for code in ("CNY", "RUB", "CHF", "UAH", "AZN", "TRY", "ILS", "ZAR", "PLN", "AMD", "GEL", "KRW", "NGN")}
"""What stands before or behind an amount -> the currency as above; codes of ISO 4217."""

CURRENCY_CODES = tuple(sign for sign in CURRENCY_SIGNS if len(sign) == len("EUR") and sign.isalpha())
"""Codes of ISO 4217, in capitals: "RUB700k"."""

BEHIND_AN_AMOUNT = (*CURRENCY_CODES, *(sign for sign in CURRENCY_SIGNS if len(sign) == 1))
"""What stands behind an amount as well: "3m CHF", "2,4 Mrd. €"."""

SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9,
    "billion": 1e9, "tn": 1e12, "trn": 1e12, "t": 1e12, "trillion": 1e12, "hundred": 1e2, "dozen": 12.0,
    "lakh": 1e5, "crore": 1e7, "mio": 1e6, "mrd": 1e9,
}  # fmt: skip

ONES = {
    "zero": 0.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0,
    "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "thirteen": 13.0, "fourteen": 14.0, "fifteen": 15.0,
    "sixteen": 16.0, "seventeen": 17.0, "eighteen": 18.0, "nineteen": 19.0,
}  # fmt: skip
TENS = {
    "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0,
    "ninety": 90.0,
}  # fmt: skip

FRACTIONS = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fourth": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6,
    "seventh": 1 / 7, "eighth": 1 / 8, "ninth": 1 / 9, "tenth": 1 / 10,
}  # fmt: skip
