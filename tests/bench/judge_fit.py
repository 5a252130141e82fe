"""Trains the learnt judge: a teacher of twelve layers, and a pupil of six that learns what the teacher says.

usage: judge_fit.py DATA.json.gz BASE OUT

DATA is what `judge_data.py` writes, BASE a folder with all-mpnet-base-v2 (Apache-2.0: model.safetensors and
tokenizer.json), OUT that for teacher.pt and pupil.pt; `judge_export.py` makes the shipped file of the latter. Needs
torch, transformers and tokenizers, which are no part of the project, and a GPU: five minutes on an H200, hours without.

Three steps, each with a rate that falls to nothing: the free sets, then our pairs with what follows from them (the
texts of one story that were not paired count as no contradiction, texts of two stories too, a sample of the free sets
keeps what was learnt), which is the teacher. The pupil begins as six of its layers and learns its answers on all pairs
of claims that are at hand, then our pairs once more. The vectors of the words stay as they were.
"""

import gzip
import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from judge_data import CONTRADICT, NEITHER, NOT_SAME, any_relation
from tokenizers import Tokenizer
from torch import nn
from transformers import MPNetConfig, MPNetModel

SIZE, PIECES, PAD = 768, 128, 1
NOT_A_CONTRADICTION = NOT_SAME + 1
KEPT_LAYERS = (0, 2, 4, 7, 9, 11)
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
rnd = random.Random(1)
Example = tuple[list[int], Any, float]
"""The numbers of the word pieces of a pair, its label or the chances of the teacher, its weight."""


class Judge(nn.Module):
    """A sentence model that reads both texts at once, and a head of three classes over the mean of its pieces."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        config = MPNetConfig(
            vocab_size=30527, layer_norm_eps=1e-5, max_position_embeddings=514, num_hidden_layers=layers
        )
        self.enc = MPNetModel(config, add_pooling_layer=False)
        self.enc.embeddings.word_embeddings.weight.requires_grad = False
        self.drop, self.d, self.h = nn.Dropout(0.1), nn.Linear(SIZE, SIZE), nn.Linear(SIZE, 3)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits of contradiction, sameness, neither."""
        read = self.enc(input_ids=ids, attention_mask=mask).last_hidden_state
        seen = mask.unsqueeze(-1).to(read.dtype)
        mean = (read * seen).sum(1) / seen.sum(1)
        return self.h(self.drop(torch.tanh(self.d(self.drop(mean)))))


class Training:
    """A model, its word pieces, and how it is trained and asked."""

    def __init__(self, base: Path, layers: int) -> None:
        self.net = Judge(layers).to(DEVICE)
        self.pieces = Tokenizer.from_file(str(base / "tokenizer.json"))
        self.pieces.no_padding()
        self.pieces.enable_truncation(PIECES)

    def numbers(self, pairs: list[tuple[str, str]]) -> list[list[int]]:
        """The word pieces of pairs of texts, with their marks."""
        return [it.ids for it in self.pieces.encode_batch(pairs)]

    def batch(self, examples: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        """Pieces and mask of some pairs, as long as the longest."""
        longest = max(map(len, examples))
        ids = torch.full((len(examples), longest), PAD)
        mask = torch.zeros((len(examples), longest), dtype=torch.long)
        for n, numbers in enumerate(examples):
            ids[n, : len(numbers)] = torch.tensor(numbers)
            mask[n, : len(numbers)] = 1
        return ids.to(DEVICE), mask.to(DEVICE)

    def train(self, make: Callable[[], list[Example]], epochs: int, rate: float, size: int) -> None:
        """Train on what `make` draws for each epoch."""
        weights = [p for p in self.net.parameters() if p.requires_grad]
        steps = epochs * (len(make()) // size + 1)
        optimizer = torch.optim.AdamW(weights, lr=rate, weight_decay=0.01)
        step = 0
        self.net.train()
        for _ in range(epochs):
            for part in _batches(make(), size):
                for group in optimizer.param_groups:
                    group["lr"] = rate * min(1.0, step / 60) * max(0.02, 1 - step / steps)
                with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
                    logits = self.net(*self.batch([numbers for numbers, *_ in part]))
                loss = _loss(logits.float(), part)
                loss.backward()
                nn.utils.clip_grad_norm_(weights, 1.0)
                optimizer.step()
                optimizer.zero_grad(set_to_none=True)
                step += 1

    @torch.no_grad()
    def ask(self, rows: list[list[Any]]) -> list[list[float]]:
        """The chances of rows, the mean of both ways where there are two."""
        self.net.eval()
        found = []
        for both in (False, True):
            given = self.numbers([_pair(row, turned=both) for row in rows])
            order = sorted(range(len(given)), key=lambda n: len(given[n]))
            chances = torch.zeros(len(given), 3)
            for at in range(0, len(order), 256):
                part = order[at : at + 256]
                with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
                    chances[part] = self.net(*self.batch([given[n] for n in part])).float().softmax(-1).cpu()
            found.append(chances)
        return ((found[0] + found[1]) / 2).tolist()


def _pair(row: list[Any], *, turned: bool) -> tuple[str, str]:
    one, other, there, back = row[:4]
    return (other, f"{back}: {one}") if turned and back else (one, f"{there}: {other}")


def _batches(examples: list[Example], size: int) -> Iterator[list[Example]]:
    """Batches of examples of a like length, in an order of chance."""
    rnd.shuffle(examples)
    found = []
    for at in range(0, len(examples), size * 50):
        part = sorted(examples[at : at + size * 50], key=lambda example: len(example[0]))
        found += [part[n : n + size] for n in range(0, len(part), size)]
    rnd.shuffle(found)
    yield from found


def _loss(logits: torch.Tensor, part: list[Example]) -> torch.Tensor:
    known = F.log_softmax(logits, -1)
    if isinstance(part[0][1], list):  # the chances of a teacher
        return -(torch.tensor([chances for _, chances, _ in part], device=known.device) * known).sum(-1).mean()
    label = torch.tensor([said for _, said, _ in part], device=known.device)
    weight = torch.tensor([weight for *_, weight in part], device=known.device)
    plain = 0.95 * F.nll_loss(known, label.clamp(max=NEITHER), reduction="none") - 0.05 * known.mean(-1)
    ruled_out = torch.where(label == NOT_SAME, known[:, 1], known[:, 0]).exp().clamp(max=0.9999)
    return (torch.where(label <= NEITHER, plain, -torch.log1p(-ruled_out)) * weight).mean()


def ours(training: Training, data: dict[str, Any]) -> list[Example]:
    """What an epoch of our pairs is made of."""
    rows: list[tuple[tuple[str, str], int, float]] = []

    def put(row: list[Any], label: int, weight: float) -> None:
        for turned in (False, True) if row[3] else (False,):
            rows.append((_pair(row, turned=turned), label, weight if row[3] else 1.5 * weight))

    for one, other, there, back, label in data["desk"]:
        if there.endswith("another") and rnd.random() < 0.25:  # when it was said seldom matters between two speakers
            when = rnd.choice(["days later", "weeks later", "undated", "months later"])
            there = f"{when}, another"
            back = there if when == "undated" else None
        put([one, other, there, back], label, 1.0)
    for row in rnd.sample(data["contrast"], min(1500, len(data["contrast"]))):
        put(row, row[4], 0.5)
    for row in rnd.sample(data["cross"], min(4000, len(data["cross"]))):
        put(row, NEITHER, 0.5)
    for one, other in rnd.sample(data["apart"], min(4000, len(data["apart"]))):
        rows.append(((one, f"{any_relation()}: {other}"), NEITHER, 0.5))
    for one, other, label in rnd.sample(data["pool"], min(4000, len(data["pool"]))):
        known = label if label == CONTRADICT else NOT_A_CONTRADICTION
        rows.append(((one, f"{any_relation()}: {other}"), known, 0.5))
    numbers = training.numbers([pair for pair, *_ in rows])
    return [(of, label, weight) for of, (_, label, weight) in zip(numbers, rows, strict=True)]


def inferred(training: Training, data: dict[str, Any]) -> list[Example]:
    """An epoch of the free sets; a contradiction holds both ways."""
    pairs = []
    for one, other, label in data["pool"]:
        first, second = (other, one) if label == CONTRADICT and rnd.random() < 0.2 else (one, other)
        pairs.append((first, f"{any_relation()}: {second}"))
    labels = [label for *_, label in data["pool"]]
    return [(numbers, label, 1.0) for numbers, label in zip(training.numbers(pairs), labels, strict=True)]


def taught(training: Training, rows: list[list[Any]], chances: list[list[float]]) -> list[Example]:
    """An epoch of what the teacher said."""
    numbers = training.numbers([_pair(row, turned=rnd.random() < 0.5) for row in rows])
    return [(of, said, 1.0) for of, said in zip(numbers, chances, strict=True)]


def watched(training: Training, data: dict[str, Any]) -> float:
    """The average precision on the stories that were set apart, status outside."""
    found = []
    for row, (contradict, same, _) in zip(data["watched"], training.ask(data["watched"]), strict=True):
        found.append(((contradict, same, 0.0)[row[4]], row[5]))
    found.sort(key=lambda pair: -pair[0])
    hits, total = 0, 0.0
    for n, (_, label) in enumerate(found, 1):
        hits += label
        total += label * hits / n
    return total / hits


def main() -> None:
    source, base, out = map(Path, sys.argv[1:4])
    with gzip.open(source, "rt", encoding="utf-8") as stream:
        data = json.load(stream)
    torch.manual_seed(1)
    from safetensors.torch import load_file

    teacher = Training(base, 12)
    teacher.net.enc.load_state_dict(load_file(base / "model.safetensors"), strict=False)
    teacher.train(lambda: inferred(teacher, data), 2, 4e-5, 64)
    teacher.train(lambda: ours(teacher, data), 2, 2.5e-5, 32)
    print(f"teacher: {watched(teacher, data):.3f}")
    torch.save(teacher.net.state_dict(), out / "teacher.pt")
    chances = teacher.ask(data["unlabelled"])
    pupil = Training(base, len(KEPT_LAYERS))
    state = teacher.net.state_dict()
    for name in [name for name in state if "encoder.layer." in name]:
        number = int(name.split("layer.")[1].split(".")[0])
        weight = state.pop(name)
        if number in KEPT_LAYERS:
            state[name.replace(f"layer.{number}.", f"layer.{KEPT_LAYERS.index(number)}.", 1)] = weight
    pupil.net.load_state_dict(state)
    pupil.train(lambda: taught(pupil, data["unlabelled"], chances), 4, 1e-4, 128)
    pupil.train(lambda: ours(pupil, data), 1, 2e-5, 64)
    print(f"pupil: {watched(pupil, data):.3f}")
    torch.save(pupil.net.state_dict(), out / "pupil.pt")


if __name__ == "__main__":
    main()
