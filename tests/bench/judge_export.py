"""Makes the shipped file of the learnt judge: a graph for ONNX Runtime with weights of four bits.

usage: judge_export.py PUPIL.pt OUT.onnx      (shipped as factcheck/lexicon/judge.onnx)

Weights stand in blocks of 32, each with a scale of its own (sixteen bits): the value is scale x (number - 8). ONNX
Runtime multiplies by them as they are (MatMulNBits, GatherBlockQuantized: from 1.20 on). Biases, norms and the head are
kept. Needs torch and onnx, which are no part of the project.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

SIZE, HEADS, LAYERS, BLOCK, LONGEST = 768, 12, 6, 32, 128
FIRST_POSITION = 2
"""MPNet counts positions from here."""


class Graph:
    """A graph that is being written."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights, self.nodes, self.kept = weights, [], []

    def const(self, name: str, value: np.ndarray) -> str:
        """A value that stands in the file."""
        self.kept.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, operation: str, inputs: list[str], name: str, domain: str = "", **how: object) -> str:
        """The outcome of an operation."""
        self.nodes.append(helper.make_node(operation, inputs, [name], domain=domain, **how))
        return name

    def half(self, name: str, value: np.ndarray) -> str:
        """A value that stands in the file as sixteen bits."""
        self.const(f"{name}.16", value.astype(np.float16))
        return self.node("Cast", [f"{name}.16"], name, to=TensorProto.FLOAT)

    def linear(self, given: str, weight: str, name: str) -> str:
        """A layer of four bits."""
        numbers, scales = in_blocks(self.weights[f"{weight}.weight"])
        rows, blocks, _ = numbers.shape
        packed = self.const(f"{name}.b", numbers[..., 0::2] | (numbers[..., 1::2] << 4))
        times = self.half(f"{name}.s", scales.reshape(-1))
        shape = {"K": blocks * BLOCK, "N": rows, "bits": 4, "block_size": BLOCK, "accuracy_level": 4}
        made = self.node("MatMulNBits", [given, packed, times], f"{name}.m", "com.microsoft", **shape)
        return self.node("Add", [made, self.const(f"{name}.bias", self.weights[f"{weight}.bias"])], name)

    def norm(self, given: str, weight: str, name: str) -> str:
        """A layer's norm."""
        parts = [self.const(f"{name}.{part}", self.weights[f"{weight}.{part}"]) for part in ("weight", "bias")]
        return self.node("LayerNormalization", [given, *parts], name, axis=-1, epsilon=1e-5)


def in_blocks(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of 0 to 15 in blocks, and the scale of each block."""
    blocks = weight.reshape(weight.shape[0], -1, BLOCK)
    scales = np.maximum(np.abs(blocks).max(-1, keepdims=True) / 7, 1e-6).astype(np.float16).astype(np.float32)
    return (np.clip(np.rint(blocks / scales), -8, 7) + 8).astype(np.uint8), scales[..., 0]


def bucket(distance: np.ndarray) -> np.ndarray:
    """The bucket of a distance between two pieces, as MPNet has it: 32, half of them for each side."""
    far, side = np.abs(distance), (distance > 0) * 16
    wide = 8 + (np.log(np.maximum(far, 1) / 8) / np.log(128 / 8) * 8).astype(np.int64)
    return side + np.where(far < 8, far, np.minimum(wide, 15))


def embedded(graph: Graph) -> None:
    """The vectors of the pieces, `x`, and what is added to how much each looks at each, `bias`."""
    numbers, scales = in_blocks(graph.weights["enc.embeddings.word_embeddings.weight"])
    flat = numbers.reshape(len(numbers), SIZE)
    packed = (flat[:, 0::2] | (flat[:, 1::2] << 4)).tobytes()
    zeros = np.full(len(numbers) * SIZE // BLOCK // 2, 0x88, np.uint8).tobytes()
    graph.kept.append(helper.make_tensor("table", TensorProto.UINT4, [len(numbers), SIZE], packed, raw=True))
    graph.kept.append(helper.make_tensor("eights", TensorProto.UINT4, [len(numbers), SIZE // BLOCK], zeros, raw=True))
    inputs = ["table", "ids", graph.half("table.s", scales), "eights"]
    how = {"block_size": BLOCK, "gather_axis": 0, "quantize_axis": 1}
    graph.node("GatherBlockQuantized", inputs, "words", "com.microsoft", **how)
    for number in (0, 1, 2):
        graph.const(f"i{number}", np.array([number], np.int64))
    places = graph.weights["enc.embeddings.position_embeddings.weight"][FIRST_POSITION : FIRST_POSITION + LONGEST]
    graph.half("places", places)
    graph.node("Shape", ["ids"], "shape")
    graph.node("Slice", ["shape", "i1", "i2"], "length")
    graph.node("Slice", ["places", "i0", "length"], "placed")
    graph.node("Add", ["words", "placed"], "embedded")
    graph.norm("embedded", "enc.embeddings.LayerNorm", "x")
    at = np.arange(LONGEST)
    graph.const("buckets", bucket(at[None, :] - at[:, None]))
    graph.const("relative", graph.weights["enc.encoder.relative_attention_bias.weight"])
    graph.node("Slice", ["buckets", "i0", "length", "i0"], "rows")
    graph.node("Slice", ["rows", "i0", "length", "i1"], "square")
    graph.node("Gather", ["relative", "square"], "by head", axis=0)
    graph.node("Transpose", ["by head"], "heads first", perm=[2, 0, 1])
    graph.node("Unsqueeze", ["heads first", "i0"], "all alike")
    graph.const("one", np.float32(1))
    graph.node("Cast", ["mask"], "seen", to=TensorProto.FLOAT)
    graph.node("Sub", ["one", "seen"], "unseen")
    graph.node("Mul", ["unseen", graph.const("never", np.float32(-1e4))], "hidden")
    graph.node("Unsqueeze", ["hidden", graph.const("axes", np.array([1, 2], np.int64))], "mask bias")
    graph.node("Add", ["all alike", "mask bias"], "bias")


def layer(graph: Graph, given: str, number: int) -> str:
    """One layer of the model."""
    name, weight = f"l{number}", f"enc.encoder.layer.{number}."

    def heads(part: str, order: list[int]) -> str:
        made = graph.linear(given, f"{weight}attention.attn.{part}", f"{name}.{part}")
        apart = graph.node("Reshape", [made, "apart"], f"{name}.{part}.apart")
        return graph.node("Transpose", [apart], f"{name}.{part}.turned", perm=order)

    met = graph.node("MatMul", [heads("q", [0, 2, 1, 3]), heads("k", [0, 2, 3, 1])], f"{name}.met")
    scaled = graph.node("Mul", [met, "eighth"], f"{name}.scaled")
    look = graph.node("Softmax", [graph.node("Add", [scaled, "bias"], f"{name}.biased")], f"{name}.look", axis=-1)
    seen = graph.node("MatMul", [look, heads("v", [0, 2, 1, 3])], f"{name}.seen")
    turned = graph.node("Transpose", [seen], f"{name}.back", perm=[0, 2, 1, 3])
    joined = graph.node("Reshape", [turned, "joined"], f"{name}.joined")
    out = graph.linear(joined, f"{weight}attention.attn.o", f"{name}.o")
    first = graph.norm(graph.node("Add", [out, given], f"{name}.sum"), f"{weight}attention.LayerNorm", f"{name}.n1")
    wide = graph.linear(first, f"{weight}intermediate.dense", f"{name}.wide")
    error = graph.node("Erf", [graph.node("Mul", [wide, "root"], f"{name}.root")], f"{name}.erf")
    gate = graph.node("Mul", [wide, graph.node("Add", [error, "one"], f"{name}.plus")], f"{name}.gate")
    narrow = graph.linear(graph.node("Mul", [gate, "half"], f"{name}.half"), f"{weight}output.dense", f"{name}.narrow")
    return graph.norm(graph.node("Add", [narrow, first], f"{name}.sum2"), f"{weight}output.LayerNorm", f"{name}.n2")


def main() -> None:
    state = torch.load(sys.argv[1], map_location="cpu")
    graph = Graph({name: weight.float().numpy() for name, weight in state.items()})
    embedded(graph)
    graph.const("apart", np.array([0, 0, HEADS, SIZE // HEADS], np.int64))
    graph.const("joined", np.array([0, 0, SIZE], np.int64))
    for name, value in (("eighth", 1 / 8), ("root", 2**-0.5), ("half", 0.5)):
        graph.const(name, np.float32(value))
    last = "x"
    for number in range(LAYERS):
        last = layer(graph, last, number)
    graph.node("Unsqueeze", ["seen", graph.const("last axis", np.array([-1], np.int64))], "seen pieces")
    graph.node("Mul", [last, "seen pieces"], "read")
    graph.node("ReduceSum", ["read", "i1"], "total", keepdims=0)
    graph.node("ReduceSum", ["seen", "i1"], "pieces", keepdims=1)
    graph.node("Div", ["total", "pieces"], "mean")
    graph.node("Tanh", [graph.linear("mean", "d", "dense")], "bent")
    head = [graph.const("head", graph.weights["h.weight"].T), graph.const("head.bias", graph.weights["h.bias"])]
    graph.node("MatMul", ["bent", head[0]], "weighed")
    graph.node("Softmax", [graph.node("Add", ["weighed", head[1]], "logits")], "chances", axis=-1)
    given = [helper.make_tensor_value_info(it, TensorProto.INT64, ["batch", "length"]) for it in ("ids", "mask")]
    out = [helper.make_tensor_value_info("chances", TensorProto.FLOAT, ["batch", 3])]
    whole = helper.make_graph(graph.nodes, "judge", given, out, graph.kept)
    sets = [helper.make_opsetid("", 21), helper.make_opsetid("com.microsoft", 1)]
    onnx.save(helper.make_model(whole, opset_imports=sets, ir_version=10), Path(sys.argv[2]))


if __name__ == "__main__":
    main()
