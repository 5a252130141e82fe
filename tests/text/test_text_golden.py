"""What the reading of words, numbers, dates and turns makes of many texts, to the letter.

Read the difference before `GOLDEN=write pytest` writes it anew: a number in the code that moves an answer shows here.
The texts stand near borders: the shortest and the longest that still count, and the next that do not.
"""

from collections.abc import Callable, Iterable
from itertools import combinations, permutations, product

from factcheck.domain.block import Block, BlockKind
from factcheck.text.copying import containment
from factcheck.text.dates import MONTHS, dates
from factcheck.text.fold import consonants, fold, name_key, name_skeletons, sound
from factcheck.text.joining import joined
from factcheck.text.matching import PLAIN, WITH_MEANING, features, lead, linear, logistic, said, weight
from factcheck.text.negation import clauses, cues
from factcheck.text.numerals import numerals
from factcheck.text.posts import plain
from factcheck.text.quantities import quantities
from factcheck.text.safe import cell, escaped, markdown, visible
from factcheck.text.sameness import apart
from factcheck.text.saying import said_on
from factcheck.text.similarity import closest, likeness, same_words, within
from factcheck.text.slug import slug
from factcheck.text.stems import stem, words_with_places
from factcheck.text.suggesting import did_you_mean
from factcheck.text.units import ONES, SCALES, TENS, UNITS
from factcheck.text.versions import changes, sentences

Golden = Callable[[str, str], None]

AMOUNTS = """
nearly 200 eels; just under 3,000 eels; almost 48 percent; at least 40 eels; not more than 40 eels; no less than 7 eels
more than 1.2 million eels; not over 40 eels; not under 40 eels; over 999 eels; about 1000 eels; around 1,001 eels
slightly over 300 eels; exactly 3,000 eels; 3,000 eels; 2,999 eels; 1,250,000 eels; 400,000,000 eels; 46%; 46.5%
it took over 12 mills; they have taken over 31 mills; exceeded 40 eels; 40 eels or more; 40+ eels; 40 eels or fewer
40 a day or more; 40 or so eels; up to 40 eels; no fewer than 40 and up; up to 50 at least; between 3 and 5 weeks
between 5 and 3 weeks; from 3 to 5 weeks; 3-5 weeks; 5-3 weeks; 3-1; 199-2; 200-2; 1.5-2; $20 to $30 billion
$20 million to $30 billion; 20 to 30 percent; 3 and 5 weeks; 2 to 4; $3-5; won 3–1; 3-3; 20 to 30 million eels
30 to 30; 30 to 30 million eels; 30 to 31; 20 to 10 million; 5 to 5 percent
one in four eels; one in 1,000 eels; one in 1,001 eels; three out of 10 eels; 3 of 10 eels; 0 in 5 eels; 5 in 5 eels
4 in 3 eels; one in 3 km; two thirds of the eels; a quarter of a million eels; half of the eels; half a million eels
a sixth of the eels; a third of the eels; two fifths of the eels; nine tenths of the eels; 9 tenths; four quarters of
for two quarters.; by two quarters; three quarters of it; five halves; nearly half of the eels; two halves of it
1:52:40; at 1:52:40; by 11:05:09; 12:60:10; 1:2:40; doubled; tripled; trebled; quadrupled; halved; more than doubled
an hour and a half; a year and a half; a mile and a half; about a day and a half; 2 and a half hours; 3 and a half
two hours and 24 minutes; 24 minutes and 2 hours; 2 hours, 24 minutes and 3 seconds; 6 feet 2 inches; 2 lb 3 oz
2 hours and about 24 minutes; 2 tonnes 30 kg; 2 days 2 days; $3 5 cents; 10 km 3 hours; 5m; 5m eels; 5M; $5m; 5 m
86°F; -5°C; 32 degrees Fahrenheit; 100 degrees Celsius; 40 degrees; 14 pounds; weighed 14 pounds; £14; weighed £14
US$40; Rs 300; Rs. 300; € 40; $40 dollars; $40 euros; $ 40; 40 working days; 40 full weeks; 3 consecutive years
House Bill 481; Apollo 11; Apollo 11 crews; the 11 men; Resolution 1701; The 11 eels; In 300 towns; Orda 3,000
one; one eel; only one eel; zero eels; 2 eels; a hundred eels; some 40 eels; an estimated 40 eels; c. 40 eels; ~40 eels
40 eels of the big old lake; 40 of the eels; 40 the; 40 new big old lake eels; 40 percent of the eels; 40 per cent
40 percentage points; a minimum of 40 eels; in the region of 40 eels; 40 miles 3; 40 square miles; 40 m² of it; 3 dozen
""".replace("\n", ";").split(";")
NUMERALS = """
1,5 Mio. eels; 1.200 eels; 1.200 metres; 1,2; 10^6; 10:30; 24/7; 1.2.3; [2]; [ 2; 51st; MH-17; G20; 3rd; 12,34,567
1,234; 12,345; 1234,567; 0.05; 1.10; 5k; 5bn; 5 bn; 5 mln; 5km; 5kg; 5xyz; 5 hundred thousand; two hundred and five
twenty-one; twenty one; twenty-ten; a dozen; half a dozen; half an hour; two million three thousand; an hundred
one thousand two hundred; nine hundred ninety-nine; one thousand; one thousand and one; ten thousand million; a lakh
two and a half million; 2.5m; 300,000m; 1e5; .5; 5.; 5,000.50; 999; 1000; 1,000; 1001; 1,100; 10,000; -3; –3; #3; @3
""".replace("\n", ";").split(";")
DAYS = """
in early May 2019; mid-May; late May 2019; in early 2019; mid 2019; late 2019; beginning of 2019; start of 2019
the early 1960s; mid-1960s; the late 1960s; the 1960s; the early sixties; the mid-seventies; the late twenties
the thirties; the forties; the fifties; the eighties; the nineties; spring 2019; summer of 2019; autumn 2019; fall 2019
the first quarter of 2019; the second quarter of 2019; the third quarter of 2019; the first century; 12th century
the twenty-first century; the 21st century; 1999; 1000; 999; 2099; 2100; 1998-1999; 1999-1998; 1999-1999; 2018 to 2020
2019-13; 2019-12; 2019-01-31; 2019-02-30; 2019-02-29; 2019-00; 3 Sept 2019; Sept. 2019; 0 May; 31 May; 32 May; 1 May
in May; May 3; may 3; since March; March on; last May; 2000 eels; in 2000 eels; about 2000 men; page 1998; room 1998
1998 was; 1998 eels; (1998 eels; 3 May, 2019; May 2019, 4 June 2020; the 3rd of May; 2 of June 2021; 1990s’; 1990's
""".replace("\n", ";").split(";")
TURNS = """
The port is not closed, but it is small.
It is not true that the port is closed. No, the port is open.
No, it is not closed; the port, which is not big, never shut.
Nobody closed the port and nothing sank. Neither Orda nor Velm shut it.
Nor did Orda close it nor Velm.
It is no hoax. It is not really all in all quite a hoax. It is not, he told us on the quay, a hoax.
He denies the hoax claims. He could not confirm or deny it. He denied it.
Not only the port but the quay. Whether or not it sank. It did not close until May. No more until May.
The story is fake. The fake passports sank. A fake report sank. He rejected the long old sad claims. He rejected it.
The port lacks boats. It failed to sink. It failed. It refused to sink. Unable to sink, it stayed away.
No doubt it sank. Doubt was cast. He cast doubts. There is no 3. Why not? He didnt go. He won’t. Can't it be?
Nope – it never sank. “No!” It sank... It did not sink… who knows: not I.
It was not closed when it sank, although no one saw it, as nobody (not me) was there.
""".strip().splitlines()
NAMES = """
Serdyukov Serdiukov Serdjukow Сердюков Müller Mueller Щербаков Shcherbakov Schtscherbakow Chtcherbakov Đoković Đặng
Aliyev Əliyev Алиев Киї́в Київ محمد نصر الله عبد السلام الأسد יעקב Παπανδρέου Μπέης Ευαγγελία Αύγουστος Yanukovych
Janukowytsch Ιωάννου Jeff Jež Ya Yo Io Ayay Huynh Allah Noah Ah Petrov Petrof Of Roof Rouhani Джон Tchaikovsky Czech
Tzara Շահինյան Ու 北京 Ōsaka O'Neill John's Quixote Xavier Whitby Ghent Aachen Bjork Björn Ji Jiji
"""
CLOSE = (
    "Old King Louis sold planes to Armenia.",
    "Russia sold 40 planes to Armenia in 2008.",
    "Russia sold 45 planes to Armenia in 2008.",
    "Russia sold over 36 planes to Armenia in 2008.",
    "Russia sold over 35 planes to Armenia in 2008.",
    "Russia sold planes worth $800m to Armenia.",
    "Russia sold planes worth 800 million to Armenia.",
    "Armenia sold planes to Russia.",
    "Russia sold planes to Armenia.",
    "Planes were sold to Armenia by Russia.",
    "Russia never sold planes to Armenia.",
    "Russia never sold planes to Armenia, nor did it not try.",
    "That Russia sold planes to Armenia is a hoax.",
    "France sold planes to Armenia.",
    "The kind old king of France sold planes to Armenia.",
    "Russia sold boats. It snowed in May, and the planes went to Armenia, Georgia and Iran at once",
    "Twelve planes, 86°F hot, went to Iran in 2009; 46% sank.",
    "12 planes, 86°F hot, went to Iran in 2009; 47% sank.",
    "Zero planes sank.",
    "Big Bad Charles sold planes to Armenia.",
    "Big Bad Old Charles sold planes to Armenia.",
    "0.0 planes",
    "",
)


def listed(texts: Iterable[str], read: Callable[[str], object]) -> list[str]:
    return [f"{text.strip()} | {read(text.strip())}" for text in texts if text.strip()]


def amounts(text: str) -> str:
    return "; ".join(
        f"{text[it.start : it.end]}: {it.value:.6g} [{it.low:.6g} {it.high:.6g}] {it.kind} "
        f"{it.hedge} {it.noun} {it.unit:.6g}"
        for it in quantities(text)
    )


def test_amounts(golden: Golden) -> None:
    lines = listed(AMOUNTS, amounts) + listed((f"40 {unit}" for unit in UNITS), amounts)
    scaled = [f"{much}{scale} eels" for scale in SCALES for much in ("40", "40 ", "two ")]
    for text in map(str.strip, (*AMOUNTS, *NUMERALS, *scaled, *ONES, *TENS)):
        lines += [f"{text} | {one.value:.6g} {one.step:.6g} {one.scale:.6g} {one.suffix}" for one in numerals(text)]
    parts = [found[0] for text in AMOUNTS if (found := quantities(text))]
    for one, other in permutations(parts, 2):
        if one.parts_from(other) and one.kind == other.kind and one.kind not in ("count", "time", "percent"):
            lines.append(f"{one.kind} {one.value:.6g} {other.value:.6g}")
    near = [
        quantities(text)[0] for text in ("10 miles", "15.6 km", "15.7 km", "16.5 km", "16.6 km", "17 km", "9.5 miles")
    ]
    lines.append("".join(".x"[one.parts_from(other)] for one, other in product(near, near)))
    golden("amounts.txt", "\n".join(lines) + "\n")


def test_days(golden: Golden) -> None:
    lines = listed(DAYS, lambda text: [(it.start, it.end, it.years, it.months, it.day) for it in dates(text)])
    lines += [f"{month} {[it.months for it in dates(f'on 3 {month.title()} 2019')]}" for month in MONTHS]
    found = [one for text in DAYS for one in dates(text)]
    lines += ["".join(".x"[one.parts_from(other)] for other in found) for one in found]
    lines += [
        f"{published}: {before}|{behind} = {said_on(before, behind, published)}"
        for published in ("", "2024", "2024-09", "2024-09-05", "2023-02-28")
        for before, behind in (
            ("Beck", " on May 3"), ("Beck", " on 5 September"), ("Beck", " on 6 September"), ("Beck", " in September"),
            ("Beck", " in October"), ("Beck", " on 29 February"), ("Beck", " yesterday"), ("Beck", " last night"),
            ("Beck", " today"), ("Beck", " on Sunday"), ("Beck", " on Thursday"), ("Beck", " the previous Thursday"),
            ("Beck", " in the 1990s"), ("Beck", " in early May 2019"), ("Beck", " in 2019"), ("Beck", " by Monday"),
            ("Late on Monday, Beck, who is old, and 60,", ""), ("In early Monday, Beck", ""), ("Monday’s man", ""),
            *(("Beck", " " + "a" * long + " Monday") for long in (57, 58, 59)),
            ("Monday " + "b" * 60, ""), ("Beck on Monday " + "b" * 59, ""), ("Beck on Monday " + "b" * 60, ""),
        )
    ]  # fmt: skip
    golden("days.txt", "\n".join(lines) + "\n")


def test_words(golden: Golden) -> None:
    roots = ("t", "ot", "sol", "sky", "rate", "roll", "tell", "bats", "brand", "stopp", "fizz", "adopt", "install")
    ends = (
        "ational ations ation ments ment ness ances ance ies ied sses ches shes xes eed ings ing ed ions ion ally ly "
    )
    words = [root + end for root in roots for end in [*ends.split(), "ss", "us", "is", "s", "e", "y", "ll", ""]]
    lines = [" ".join(f"{word}={stem(word)}" for word in [*words, "went", "men", "better", "the", "a1s", "x-rays"])]
    texts = [
        *TURNS,
        *CLOSE,
        "THE PORT OF Orda Was Shut By Bo",
        "One Two three",
        "A B. C D, E: F! (G) “H”",
        "U.S.-led Orda's",
    ]
    texts += [
        "Aa Bb Cc Dd Ee Ff gg",
        "Aa Bb Cc Dd Ee Ff Gg hh",
        "It was McX Yz iPhone NATO 3D",
        "so.        Orda",
        "so.       Orda",
    ]
    for text in texts:
        told = [
            f"{it.start}-{it.end} {it.folded}{'*' * it.name}{'' if it.content else '-'}"
            for it in words_with_places(text)
        ]
        turned = [(text[it.start : it.end], it.turn.value, it.scope, it.clause, it.attributive) for it in cues(text)]
        lines += [text, " ".join(told), str(clauses(text)), *map(str, turned)]
    for name in NAMES.split():
        key = fold(name)
        lines.append(f"{name} {key} {name_key(name)} {name_skeletons(key)} {sound(key)} {consonants(key)}")
    golden("words.txt", "\n".join(lines) + "\n")


def test_likeness_of_texts(golden: Golden) -> None:
    prepared = [said(text) for text in CLOSE]
    lines = [f"{weight(n, total):.4f}" for n, total in product((0, 1, 5, 10, 99), (0, 1, 10, 10_000))]
    for one, other in combinations(range(len(CLOSE)), 2):
        values = features(prepared[one], prepared[other], prepared[-one], lambda word: len(word) / 2)
        scores = linear(PLAIN.rank, values), linear(PLAIN.chance, [*values, 1.0]) + PLAIN.offset
        shown = " ".join(f"{value:.3f}" for value in (*values, *scores, logistic(scores[1])))
        lines.append(
            f"{one} {other} {shown} {containment(CLOSE[one], CLOSE[other]):.2f} {apart(CLOSE[one], CLOSE[other])}"
        )
    for at in range(len(WITH_MEANING.chance)):
        ones = [float(n == at) for n in range(len(WITH_MEANING.chance))]
        rank = linear(WITH_MEANING.rank, ones[: len(WITH_MEANING.rank)])
        lines.append(f"{rank} {linear(WITH_MEANING.chance, ones)} {WITH_MEANING.offset} {logistic(100.0 * at - 400)}")
    scores = [9.0 - 1.5 * at for at in range(len(CLOSE))]
    lines += [f"{lead(at, scores, prepared):.2f}" for at in range(len(CLOSE))]
    known = ["serdyukov", "serdukov", "medvedev", "alleged", "denied", "confirmed", "csv", "json"]
    for word in ("serduykov", "alegd", "cvs", "jsno", "denyed", "x", "CONF", "xlsx"):
        lines.append(f"{word} {closest(word, known)} {within(word, known, 2)} {did_you_mean(word, known, '!')}")
        lines.append(" ".join(f"{likeness(word, other):.3f}" for other in known))
    for cutoff in (1.0, 0.95, 0.9, 0.8, 0.6):
        lines += [f"{cutoff} {text} {same_words(text, CLOSE, cutoff)}" for text in CLOSE]
    golden("likeness.txt", "\n".join(lines) + "\n")


def test_pages_and_what_is_shown(golden: Golden) -> None:
    lines = []
    page = (
        "The co-\npilot of the oﬃce saw a long-\nterm plan. A long term.\r\n"
        "\u00ad\nThe Baku-\nTbilisi line—\nor a 3-\n4 line, in\u00addeed b-\nold. x-\ny.\n"
    )
    for start, end in ((0, len(page)), (4, len(page) - 1), (8, 40)):
        for gaps in ((), ((20, 31),), ((10, 14), (30, 36))):
            shown = joined(page, Block(BlockKind.PARAGRAPH, start, end, gaps=gaps))
            lines += [
                repr(shown.text),
                str(shown.pieces),
                str([shown.span(n, n + 5) for n in range(0, len(shown.text), 3)]),
            ]
            lines.append(str([shown.spans(n, n + 9) for n in range(0, len(shown.text), 4)]))
    old = sentences("Ada J. Venn sank. Mr. Lund did not (“No.”) They rowed. It\nrained.\n\nThe end.")
    new = sentences("Ada J. Venn swam. Mr. Lund did not (“No.”) It\nrained. They ate.\n\nThe end.")
    lines += [str(one) for one in (*old, *new, *changes(old, new))]
    edges = (
        0x034F,
        0x115F,
        0x1160,
        0x17B4,
        0x17B5,
        0x3164,
        0xFFA0,
        0x180B,
        0x180F,
        0xE0100,
        0xE01EF,
        0x7F,
        0x85,
        0x2028,
    )
    points = [
        *range(0x22),
        *(point + step for point in edges for step in (-1, 0, 1)),
        0x2029,
        0xFFFF,
        0x10000,
        0x10FFFF,
    ]
    shown_points = [ascii(visible(f"a{chr(point)}é")) + ascii(escaped(f"a{chr(point)}é\\")) for point in points]
    lines += shown_points + [cell(text) for text in ("=1", "+1", "+1a", "'=1", "1", "", "-1 %", "'")]
    lines += [ascii(markdown("a|b\r\n\tc\x1b")), plain("#TaxCuts2020 now http://x.y @AdaVenn — Ada May 3, 2021")]
    taken = {"a", *(f"a-{n}" for n in range(2, 23))}
    titles = ("A", "A b", "2020", "", "word " * 20, "w" * 60, "a" * 23 + " " + "b" * 24, "a" * 23 + " " + "b" * 25)
    lines += [slug(title, taken) for title in titles]
    lines += [slug("a", {"a", *(f"a-{n}" for n in range(2, last))}) for last in range(1, 12)]
    golden("pages.txt", "\n".join(lines) + "\n")
