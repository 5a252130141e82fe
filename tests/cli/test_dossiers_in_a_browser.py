"""The dossier in a real browser: what axe-core finds, whether it fits the window, what it asks for, how it prints."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread

import browser
import pypdfium2
import pytest
from desk import Factcheck

pytestmark = [pytest.mark.slow, browser.NEEDED]
AXE = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
FINDINGS = """
return axe.run(document, {resultTypes: ['violations']}).then(found => ({
  broken: found.violations.map(rule => [rule.id, rule.nodes.slice(0, 3).map(node => node.html.slice(0, 200))]),
  kept: found.passes.length,
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  dark: matchMedia('(prefers-color-scheme: dark)').matches,
  width: innerWidth,
}))
"""


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """A server of this machine: its address, and the paths that somebody asked it for."""
    paths: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


@pytest.fixture
def desk(factcheck: Factcheck) -> Factcheck:
    """The seed store with verdicts, two dated sides of a question, a reply that was asked for, and a hostile claim."""
    for line in (
        ("mark", "denied", 6, "--note", "no such transfer is in the register", "--as-of", "2025-08", "--evidence",
         "https://example.org/r?a=1&b=2"),
        ("mark", "confirmed", 1, "--note", "the treaty says so", "--evidence", "azerbaijan"),
        ("source", "edit", "azerbaijan", "--published", "2025-02-11"),
        ("edit", 10, "--on", "2009-02-03"),
        ("edit", 1, "--remark", "x" * 400),
    ):  # fmt: skip
        assert factcheck(*line).code == 0, line
    return factcheck


@pytest.mark.parametrize(("width", "dark"), [(360, False), (360, True), (800, False), (1400, True)])
def test_no_rule_of_accessibility_is_broken_and_nothing_is_wider_than_the_window(
    desk: Factcheck, tmp_path: Path, width: int, dark: bool
) -> None:
    page = tmp_path / "dossier.html"
    assert desk("export", "html", page).code == 0
    found = browser.asked(tmp_path, page, AXE + ";" + FINDINGS, width=width, dark=dark)
    assert found["broken"] == []
    assert found["kept"] > 15
    assert (found["wide"], found["width"], found["dark"]) == (0, width, dark)


def test_what_is_broken_is_found(desk: Factcheck, tmp_path: Path) -> None:
    page = tmp_path / "dossier.html"
    assert desk("export", "html", "id:1", page).code == 0
    text = page.read_text("utf-8").replace("</main>", '<img src="x"><p style="width:900px;color:#ddd">pale</p></main>')
    page.write_text(text, "utf-8")
    found = browser.asked(tmp_path, page, AXE + ";" + FINDINGS, width=360)
    assert {rule for rule, _ in found["broken"]} >= {"image-alt", "color-contrast"}
    assert found["wide"] > 0


def test_it_asks_for_nothing(desk: Factcheck, tmp_path: Path) -> None:
    page, control = tmp_path / "dossier.html", tmp_path / "control.html"
    with listening() as (address, paths):
        image = f"<script>alert(1)</script><img src={address}/text><link rel=stylesheet href={address}/sheet>"
        speaker = f"<style>@import '{address}/import';</style><iframe src={address}/by>"
        assert desk("add", image, "--source", "azerbaijan", "--by", speaker, "--new-speaker").code == 0
        assert desk("source", "edit", "azerbaijan", "--url", f"{address}/source").code == 0
        assert desk("mark", "denied", 2, "--note", image, "--evidence", f"{address}/evidence").code == 0
        assert desk("export", "html", page).code == 0
        assert f"{address}/evidence" in page.read_text("utf-8")
        done = browser.run(tmp_path, page, "--enable-logging=stderr", "--v=0", "--dump-dom")
        assert "Content Security Policy" not in done.stderr
        assert "alert(1)" in done.stdout
        assert "<script" not in done.stdout
        assert paths == []
        control.write_text(f"<!doctype html><img src={address}/control>", "utf-8")
        browser.run(tmp_path, control, "--dump-dom")
        assert paths == ["/control"]


def test_it_prints(desk: Factcheck, tmp_path: Path) -> None:
    """What is folded on the screen is open on paper: nobody can unfold it there."""
    page, paper = tmp_path / "dossier.html", tmp_path / "dossier.pdf"
    assert desk("export", "html", "id:1,6,10", page).code == 0
    browser.run(tmp_path, page, f"--print-to-pdf={paper}", "--no-pdf-header-footer", dark=True)
    with pypdfium2.PdfDocument(paper) as document:
        words = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in document).split())
        ground = [sheet.render(scale=0.2).to_numpy()[0, 0].min() for sheet in document]
    assert "no such transfer is in the register" in words
    assert "the treaty says so" in words
    assert "note from nothing to xxx" in words
    assert min(ground) > 250
