"""A real browser for tests: headless Chromium, on a page as it is, or on a copy with a script in it."""

import json
import re
import shutil
import subprocess
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

NEEDED = pytest.mark.skipif(not shutil.which("chromium"), reason="Chromium is not here")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
PATIENCE = 180
"""Seconds for one run of the browser: far more than one takes, for a machine that is busy."""


def run(folder: Path, page: Path, *options: str, dark: bool = False) -> "subprocess.CompletedProcess[str]":
    """Chromium on a page, with the options of its command line; it asks nothing of the network by itself."""
    command = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        f"--user-data-dir={folder}/profile", "--disable-background-networking", "--disable-component-update",
        "--no-first-run", "--disable-sync",
        f"--blink-settings=preferredColorScheme={0 if dark else 1}", *options, page.as_uri(),
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)


def asked(folder: Path, page: Path, script: str, *, width: int, dark: bool = False) -> Any:
    """What `script`, which ends in a promise of JSON, finds on a copy of the page without its policy.

    The copy lies in a frame of `width` CSS pixels: a window of Chromium is never narrower than 500.
    """
    text, policies = POLICY.subn("", page.read_text("utf-8"))
    assert policies == 1
    copy, around = folder / "copy.html", folder / "around.html"
    asking = f"(async () => {{ {script} }})().then(found => parent.postMessage(JSON.stringify(found), '*'))"
    copy.write_text(text.replace("</body>", f"<script>{asking}</script></body>"), "utf-8")
    hearing = "onmessage = said => document.getElementById('said').textContent = said.data"
    frame = f"<iframe width={width} height=900 style='border:0' src='{escape(copy.name)}'></iframe>"
    around.write_text(f"<!doctype html><pre id=said></pre><script>{hearing}</script>{frame}", "utf-8")
    done = run(folder, around, "--virtual-time-budget=60000", "--window-size=1600,1000", "--dump-dom", dark=dark)
    said = re.search(r'<pre id="said">(.+?)</pre>', done.stdout, re.S)
    assert said, done.stderr
    return json.loads(unescape(said[1]))
