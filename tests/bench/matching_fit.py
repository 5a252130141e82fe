"""Fit the weights of `factcheck/text/matching.py` and print them, with cross-validated figures. Needs numpy, scipy.

    python tests/bench/matching_fit.py CLAIMS.jsonl QUERIES.jsonl [--semantic]

The order: a softmax over each query's candidates. The chance: a logistic function fitted on the first
candidate of each query, with the gold claims in the store and without them.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from matching import read, store
from scipy.optimize import minimize

from factcheck.store.search import match
from factcheck.store.storage import opening
from factcheck.text.matching import lead

RANK_PENALTY, CHANCE_PENALTY = 1.0, 0.1
FOLDS, SHUFFLES, TOP = 5, 3, 1
PRESENT = 1.6
"""How many texts that were checked before a desk sees for one that was not; the data have one for one."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--semantic", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "factcheck.db"
        names = store(path, read(arguments.claims))
        data = examples(path, names, read(arguments.queries), arguments.semantic)
    cross_validated(data)
    rank, chance, offset = fitted(data)
    print(f"Weights({numbers(rank)}, {numbers(chance)}, {offset:.3f})")


def examples(path: Path, names: dict[int, str], queries: list[Any], semantic: bool) -> list[Any]:
    db = opening.place(path).connect()
    made = []
    for query in queries:
        found = match.candidates(db, query["query"], use_meaning=semantic)
        right = np.array([names[one.claim_id] in query["gold"] for one in found])
        made.append((np.array([one.values for one in found]), right, [one.said for one in found]))
    return made


def cross_validated(data: list[Any]) -> None:
    precision, present, absent = [], [], []
    for shuffle in range(SHUFFLES):
        order = np.random.RandomState(shuffle).permutation(len(data))
        for fold in range(FOLDS):
            held = set(order[fold::FOLDS])
            rank, chance, offset = fitted([data[i] for i in order if i not in held])
            for values, right, said in (data[i] for i in held):
                ranks = 1 + np.flatnonzero(right[np.argsort(-(values @ rank))])
                precision.append(1 / ranks[0] if len(ranks) and ranks[0] <= 5 else 0.0)
                for kept, chances in ((np.ones(len(right), bool), present), (~right, absent)):
                    rows, labels = first(
                        values[kept], right[kept], [c for c, k in zip(said, kept, strict=True) if k], rank, 1
                    )
                    chances.append((logistic(rows[0] @ chance + offset), labels[0]))
    print(f"cross-validated MAP@5 {np.mean(precision):.4f}", file=sys.stderr)
    for level in (0.7, 0.8, 0.9, 0.95):
        fired = [right for chance, right in present if chance >= level]
        print(
            f">= {level}: precision {np.mean(fired):.3f}, covering {sum(fired) / len(present):.3f}, "
            f"absent {np.mean([one >= level for one, _ in absent]):.3f}",
            file=sys.stderr,
        )


def fitted(data: list[Any]) -> tuple[Any, Any, float]:
    rank = order_weights([(values, right) for values, right, _ in data if right.any()])
    rows, labels = [], []
    for values, right, said in data:
        for kept in (np.ones(len(right), bool), ~right):
            found = first(values[kept], right[kept], [c for c, k in zip(said, kept, strict=True) if k], rank, TOP)
            rows.append(found[0])
            labels.append(found[1])
    chance, offset = chance_weights(np.vstack(rows), np.concatenate(labels).astype(float))
    return rank, chance, offset


def first(values: Any, right: Any, said: list[Any], rank: Any, top: int) -> tuple[Any, Any]:
    """The features and leads of the first `top` candidates, and whether each is right."""
    scores = values @ rank
    order = np.argsort(-scores)
    ranked, claims = scores[order].tolist(), [said[at] for at in order]
    leads = [lead(at, ranked, claims) for at in range(min(top, len(order)))]
    return np.c_[values[order[:top]], leads], right[order[:top]]


def order_weights(data: list[Any]) -> Any:
    spread = np.concatenate([values for values, _ in data]).std(axis=0) + 1e-9

    def loss(weights: Any) -> tuple[float, Any]:
        total, slope = RANK_PENALTY * weights @ weights, 2 * RANK_PENALTY * weights
        for values, right in data:
            scaled = values / spread
            scores = scaled @ weights
            share = np.exp(scores - scores.max())
            share /= share.sum()
            total -= np.log(share[right].sum() + 1e-12)
            slope = slope - scaled[right].T @ (share[right] / share[right].sum()) + scaled.T @ share
        return total, slope

    return minimize(loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B").x / spread


def chance_weights(rows: Any, labels: Any) -> tuple[Any, float]:
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.c_[(rows - middle) / spread, np.ones(len(rows))]

    def loss(weights: Any) -> tuple[float, Any]:
        scores = scaled @ weights
        total = np.logaddexp(0, -(2 * labels - 1) * scores).sum() + CHANCE_PENALTY * weights[:-1] @ weights[:-1]
        return total, scaled.T @ (logistic(scores) - labels) + 2 * CHANCE_PENALTY * np.r_[weights[:-1], 0]

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ middle + np.log(PRESENT))


def logistic(score: Any) -> Any:
    return 1 / (1 + np.exp(-score))


def numbers(weights: Any) -> str:
    return "(" + ", ".join(f"{weight:.3f}" for weight in weights) + ")"


if __name__ == "__main__":
    main()
