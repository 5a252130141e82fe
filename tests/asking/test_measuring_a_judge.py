"""A desk measures its model on pairs and stores before it trusts it: `--judge` of the benchmarks."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from chat_server import Handler, chat_answer, says, serving

pytestmark = pytest.mark.slow

BENCH = Path(__file__).parents[1] / "bench"
CLAIMS = (
    ("Ann Moor", "The swimming hall in Brask will stay closed for the whole of the winter."),
    ("Ben Falk", "Brask will have its swimming hall back in the first week of the winter."),
    ("Cora Lund", "The swimming hall in Brask has lost 40 of its members over the winter."),
)


def run(tmp_path: Path, *words: object) -> str:
    env = {**os.environ, "FACTCHECK_JUDGE_CACHE": str(tmp_path / "cache")}
    done = subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, env=env, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return done.stdout


def closed_against_back(handler: Handler, asked: dict[str, Any]) -> None:
    """Sees a contradiction wherever one text has "closed" and the other "back"."""
    pair = json.loads(asked["messages"][1]["content"])
    texts = [pair["first"]["text"], pair["second"]["text"]]
    told = sorted(word for text in texts for word in ("closed", "back") if word in text)
    relation = "contradicts" if told == ["back", "closed"] else "compatible"
    first, second = (text.split()[0] for text in texts)
    handler.send(200, chat_answer({"relation": relation, "slot": "what", "first": first, "second": second}))


def records() -> list[dict[str, Any]]:
    return [
        {"id": n, "text": text, "speaker": who, "source": "Brask Post", "reported": "alleged", "said_on": "2024-01-02"}
        for n, (who, text) in enumerate(CLAIMS, 1)
    ]


def test_on_pairs_its_figures_stand_alone_and_beside_the_rules(tmp_path: Path) -> None:
    one, other, third = records()
    pairs = [{"a": one, "b": other, "label": 1, "type": "x"}, {"a": one, "b": third, "label": 0, "type": "x"}]
    (tmp_path / "pairs.jsonl").write_text("".join(json.dumps(pair) + "\n" for pair in pairs))
    asked = [BENCH / "conflicts.py", tmp_path / "pairs.jsonl", "--judge-model", "tiny", "--judge"]
    with serving(closed_against_back) as server:
        said = run(tmp_path, *asked, server.url)
    assert "judge  P 1.000  R 1.000  F1 1.000  (1 flagged, 1 conflicts, 2 pairs)" in said
    assert "both   P 1.000  R 1.000" in said
    with serving(says("I am sorry, I cannot tell.")) as server:
        said = run(tmp_path, *asked[:-2], "other", "--judge", server.url)
    assert "judge  P 0.000  R 0.000  F1 0.000  (0 flagged" in said
    assert "2 answers dropped" in said


def test_on_stores_it_reads_the_first_rows_to_compare(tmp_path: Path) -> None:
    folder = tmp_path / "seen"
    folder.mkdir()
    (folder / "hall.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records()))
    gold = {"conflicts": [[1, 2, "antonym", "closed or back"]], "same": [], "updates": []}
    (folder / "hall.gold.json").write_text(json.dumps(gold))
    with serving(closed_against_back) as server:
        said = run(tmp_path, BENCH / "conflicts_stores.py", folder, "--judge-model", "tiny", "--judge", server.url)
    assert "judge, beside the tiers: 1 right of 1 flagged" in said
