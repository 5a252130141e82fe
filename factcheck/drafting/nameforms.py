"""How firms write their names, for whoever reads them before and after they are parsed."""

COMMA_OF_A_FIRM = r",(?= (?:Inc|LLC|L\.L\.C|Ltd|Corp|PLC|LLP|LP|L\.P|N\.A|S\.A)\b)"
"""The comma of "Kestrel Storage, Inc.", which parts nothing (The Chicago Manual of Style, 17th ed., 6.44)."""
