"""Plain text and Markdown: nothing is altered, and what was guessed is said."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import FactcheckError
from factcheck.reading import read
from factcheck.text.joining import joined
from factcheck.text.layout import blocks

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
RUSSIAN = "Министр заявил, что поставок не было. По словам представителя, «это неправда».\n" * 4
FRENCH = "Le ministre a déclaré que « rien n’a été livré » à la frontière, où l’armée était déjà prête.\n" * 4
SPANISH = "El ministro declaró que «nada fue enviado» a la frontera. Según la policía, hubo más víctimas en España.\n"
ENGLISH = "The minister said that “nothing was sent” to the border — and that the café’s owner was wrong.\n"
POLISH = "Minister powiedział, że „nic nie zostało wysłane”. Według policji było więcej ofiar, także w Łodzi.\n"
TURKISH = "Bakan salı günü sınıra hiçbir şey gönderilmediğini söyledi. Polise göre geçen yıl daha çok kişi öldü.\n"
HEBREW = "השר אמר ביום שלישי כי דבר לא נשלח אל הגבול. לדבריו הדיווח שגוי.\n"
CHINESE = "部长星期二表示，没有向边境运送任何武器。他说，这份报告是错误的。\n" * 4
text_without_nul = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs", "Cc"])).map(
    lambda s: "Said " + s
)


def plain(text: str, encoding: str = "utf-8"):
    return read(None, text.encode(encoding), as_format="plain")


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_a_seed_is_stored_character_for_character(seed: Path) -> None:
    data = seed.read_bytes()
    document = read(seed, data)
    assert document.text == data.decode("utf-8")
    assert document.sha256 == sha256(data).hexdigest()
    assert document.title == document.text.split("\n")[0]
    assert (document.author, document.published, document.warnings) == ("", "", ())


@given(text_without_nul)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert plain(text).text == text


@given(text_without_nul, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_a_byte_order_mark_names_the_encoding(text: str, encoding: str) -> None:
    assert plain(text, encoding).text == text


def test_big_endian_marks() -> None:
    for encoding in ("utf-16-be", "utf-32-be"):
        assert read(None, "\ufeffŠe said".encode(encoding)).text == "Še said"


def test_line_ends_become_lf_and_nothing_else_changes() -> None:
    text = "  “One”\r\ntwo\rthree \u2028 e\u0301 \u00a0\x0c\r\n\r\n"
    assert plain(text).text == "  “One”\ntwo\nthree \u2028 e\u0301 \u00a0\x0c\n\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        (SPANISH, "cp1252"),
        (POLISH, "cp1250"),
        (TURKISH, "cp1254"),
        (HEBREW, "cp1255"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN.translate({0xAB: 34, 0xBB: 34}), "koi8-r"),
        (CHINESE, "gb18030"),
        ("“Hi” – it’s 3 €, he said…", "cp1252"),
        ("Tänne – älä tule, sanoi hän ja lähti yöllä Äänekoskelle.", "mac_roman"),
    ],
    ids=["en", "fr", "es", "pl", "tr", "he", "ru", "koi8", "zh", "marks", "mac"],
)
def test_a_guessed_encoding_is_right_and_said(text: str, encoding: str) -> None:
    document = plain(text, encoding)
    assert document.text == text
    (warning,) = document.warnings
    assert "not UTF-8; read as " in warning


@pytest.mark.parametrize(
    ("data", "text", "where"),
    [
        ("Fluß – Bürger.\nDas\udcff Ende, für heute.\n", "Fluß – Bürger.\nDas\ufffd Ende, für heute.\n",
         "byte 23, in line 2"),
        ("The mine\udcff is dry.\n", "The mine\ufffd is dry.\n", "byte 9, in line 1"),
    ],
)  # fmt: skip
def test_one_wrong_byte_in_utf8_costs_that_byte_alone(data: str, text: str, where: str) -> None:
    document = read(Path("a.txt"), data.encode("utf-8", "surrogateescape"))
    assert document.text == text
    (warning,) = document.warnings
    assert where in warning


def test_a_guess_from_the_beginning_holds_for_a_long_text() -> None:
    text = RUSSIAN * 2000
    assert plain(text, "cp1251").text == text


def test_a_very_long_line() -> None:
    text = "The minister said that it was so, and " * 3000
    assert plain(text).text == text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "nothing but blanks"),
        (b"\xef\xbb\xbf\n", "nothing but blanks"),
        (b"one\0two", "NUL bytes"),
        (bytes(range(1, 32)) * 40, "control characters"),
        (b"\xff\xfea\0\x00\xd8b\0", "UTF-16"),
        (b"\xff\xfea\0b", "UTF-16"),
        (b"x" * (50 * 1024**2 + 1), "larger than 50 MB"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(FactcheckError, match=sentence):
        read(Path("a.txt"), data)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n  Harbour  closed?\n\nThe mayor said so.", "Harbour closed?"),
        ("Harbour closed\r\nBy Ann Penn\r\n\r\nThe mayor said so.", "Harbour closed"),
        ("Harbour closed", "Harbour closed"),
        ("The mayor said on Tuesday that the\nharbour was closed.", ""),
        ("The mayor said so.\n\nMore.", ""),
        ("“The mayor said so.”\n\nMore.", ""),
        ("* * *\n\nMore.", ""),
        ("long " * 30 + "\n\nMore.", ""),
    ],
)
def test_a_first_line_is_a_title_only_when_it_looks_like_a_headline(text: str, title: str) -> None:
    assert plain(text).title == title


MARKDOWN = """---
title: "Harbour: closed"
author: Ann Penn
date: 2024-03-05T10:00:00Z
source: https://quay.example/leak
tags: [a, b]
---
# Another heading

Said *she*.
"""


def test_markdown_stays_as_written_and_its_front_matter_is_read() -> None:
    document = read(Path("note.md"), MARKDOWN.encode())
    assert document.text == MARKDOWN
    assert (document.title, document.author, document.published, document.url) == (
        "Harbour: closed",
        "Ann Penn",
        "2024-03-05",
        "https://quay.example/leak",
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Some words.\n\n```\n# no heading\n```\n\n## On C# ##\n", "On C#"),
        ("Harbour closed\n==============\n\nText.", "Harbour closed"),
        ("Harbour closed\n\nText.", "Harbour closed"),
        ("#harbour is trending today, she said.\n", ""),
    ],
)
def test_a_markdown_title_is_the_first_heading(text: str, title: str) -> None:
    assert read(Path("note.md"), text.encode()).title == title


ESCAPED = """---
title: "Salt \\u2013 a report\\_2"
summary: >
  Folded over
  two lines.
authors: [Ida Rohn, Tor Beck]
date: 2021-05-03
source_url: https://quay.example/salt
---

# Salt

The **mine** is [dry](https://quay.example/dry "Dry"), *it was said*[^1], and ![a map](map.png) it was so in May.
"""


def test_front_matter_is_yaml_and_no_text() -> None:
    document = read(Path("note.md"), ESCAPED.encode())
    assert document.title == "Salt – a report 2"
    assert (document.author, document.published) == ("Ida Rohn, Tor Beck", "2021-05-03")
    assert document.url == "https://quay.example/salt"
    kinds = [block.kind.value for block in blocks(document.text, document.hints) if block.kind != "furniture"]
    assert kinds == ["front matter", "heading", "paragraph"]
    broken = read(Path("note.md"), b"---\ntitle: Salt: a report\ndate: 2021-05-03\n---\nThe mine is dry.\n")
    assert (broken.title, broken.published) == ("Salt: a report", "2021-05-03")


def test_markup_in_a_line_is_not_read() -> None:
    document = read(Path("note.md"), ESCAPED.encode())
    (words,) = [
        joined(document.text, block).text
        for block in blocks(document.text, document.hints)
        if block.kind == "paragraph"
    ]
    assert words.replace("  ", " ") == "The mine is dry, it was said, and it was so in May."
    assert document.text == ESCAPED


def test_a_date_that_does_not_exist_is_no_date() -> None:
    assert read(Path("a.md"), b"---\ndate: 2024-02-31\n---\nSaid.").published == ""
    assert read(Path("a.md"), b"---\ndate: 2024-02\n---\nSaid.").published == "2024-02"


def test_markdown_of_nothing_but_marks_is_refused() -> None:
    assert len(read(Path("a.md"), b"*a* " * 1_000).hints) == 2_000
    with pytest.raises(FactcheckError, match="more than 500,000 marks"):
        read(Path("a.md"), b"*a* " * 300_000)


def test_tags_escapes_and_what_is_struck_out_in_markdown_are_not_read() -> None:
    text = "The port <b>lost</b> <s>nine</s> 12 \\[new\\] cranes at Hale &amp; Sons."
    document = read(None, text.encode(), as_format="markdown")
    (block,) = blocks(document.text, document.hints)
    assert document.text == text
    assert joined(text, block).text == "The port lost  12 [new] cranes at Hale & Sons."


def test_code_in_markdown_is_not_read_and_words_in_a_fence_are() -> None:
    code = "```python\nprint('The *quay* is dry.')\n```\n"
    words = "```\nThe quay was built in 1904, she said.\n```\n"
    text = f"The quay is *dry*.\n\n{code}\nNobody came.\n\n{words}"
    document = read(Path("a.md"), text.encode())
    assert document.text == text
    said = [text[one.start : one.end] for one in blocks(text, document.hints) if one.kind == "paragraph"]
    assert "print" not in "".join(said)
    assert "built in 1904" in "".join(said)


@pytest.mark.parametrize("over", ["Published: 5 March 2024\nBy Mia Holm\n\n", "5 March 2024\n", "\n"])
def test_a_title_is_what_no_time_and_no_writer_is(over: str) -> None:
    assert (
        read(Path("a.txt"), f"{over}Quay leaks in Linz\n\nThe quay is wet, she said.\n".encode()).title
        == "Quay leaks in Linz"
    )
