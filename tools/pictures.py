"""What the dossier looks like: `python tools/pictures.py` writes docs/pictures from the store of `factcheck demo`.

Needs Chromium. A narrow page lies in a frame, for a window of Chromium is never narrower than 500 pixels.
"""

import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

import pypdfium2

OUT = Path(__file__).parents[1] / "docs" / "pictures"
VIEWS = {
    "dossier-360-light": ("500,900", False, 360),
    "dossier-800-dark": ("800,900", True, 0),
    "dossier-1400-light": ("1400,900", False, 0),
}
"""Name: the window in pixels, whether its colours are dark, the width of a frame."""
PAPER = 1.2
"""Pixels a point of the printed page: what is legible in a document."""
REASON = "the register of transfers for 2008 has no such entry"


def main() -> None:
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        page = dossier(folder)
        for name, (window, dark, framed) in VIEWS.items():
            shown = frame(page, framed) if framed else page
            browser(folder, shown, dark, f"--window-size={window}", f"--screenshot={OUT / name}.png")
        browser(folder, page, False, f"--print-to-pdf={folder / 'paper.pdf'}", "--no-pdf-header-footer")
        with pypdfium2.PdfDocument(folder / "paper.pdf") as document:
            (OUT / "dossier-print.png").write_bytes(png(document[1].render(scale=PAPER, grayscale=True).to_numpy()))


def dossier(folder: Path) -> Path:
    """The page of three claims of the demo store, one with a verdict, one with a date that is known."""
    factcheck = [sys.executable, "-c", "from factcheck.cli.app import main; main()"]
    subprocess.run([*factcheck, "demo", "--keep", str(folder / "d.db")], check=True, capture_output=True)
    factcheck += ["--db", str(folder / "d.db"), "--as", "rana"]
    for line in (
        ["mark", "denied", "6", "--note", REASON, "--evidence", "https://example.org/register", "--as-of", "2025-08"],
        ["edit", "10", "--on", "2009-02", "--note", "the ministry's release of that month"],
        ["export", "html", "id:1,6,9,10", str(folder / "dossier.html")],
    ):
        subprocess.run([*factcheck, *line], check=True, capture_output=True)
    return folder / "dossier.html"


def frame(page: Path, width: int) -> Path:
    """A page that shows another as wide as that."""
    around = page.with_name("around.html")
    style = "border:0;display:block;margin:auto;height:100vh"
    around.write_text(f"<body style='margin:0;background:#777'><iframe src={page.name} width={width} style='{style}'>")
    return around


def browser(folder: Path, page: Path, dark: bool, *options: str) -> None:
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--user-data-dir={folder}/p",
    ]
    colours = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
    subprocess.run([*command, colours, *options, page.as_uri()], check=True, capture_output=True)


def png(grey: Any) -> bytes:
    """An array of rows of grey values, 0 to 255, as a picture (W3C, Portable Network Graphics)."""
    height, width = grey.shape[:2]
    rows = b"".join(b"\0" + row.tobytes() for row in grey.reshape(height, width))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


if __name__ == "__main__":
    main()
