"""MiniLM as a graph of onnxruntime's own fused operators, made of the weights in the store, and the comparison with it; not
the generators."""
import statistics
import time

import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file
from tokenizers import BertWordPieceTokenizer

HEADS = 12
FUSED = "com.microsoft"
PARTS = ["housing", "closing member", "shape-memory alloy spring", "means for biasing the seat", "sealing ring", "hub"]


def graph(folder):
    """The encoder from token numbers and lengths to states, each layer five fused operators."""
    tensors = load_file(folder / "model.safetensors")
    nodes, constants = [], []

    def constant(name, value):
        constants.append(numpy_helper.from_array(numpy.ascontiguousarray(value), name))
        return name

    def node(kind, inputs, domain="", **attributes):
        name = f"{kind}{len(nodes)}"
        nodes.append(helper.make_node(kind, inputs, [name], domain=domain, **attributes))
        return name

    def named(name):
        return constant(name, tensors[name])

    words = node("Gather", [named("embeddings.word_embeddings.weight"), "ids"])
    places = node("Gather", [named("embeddings.position_embeddings.weight"), "places"])
    types = constant("type", tensors["embeddings.token_type_embeddings.weight"][:1])
    state = node("Add", [node("Add", [words, places]), types])
    norm = [named(f"embeddings.LayerNorm.{part}") for part in ("weight", "bias")]
    state = node("LayerNormalization", [state, *norm], axis=-1, epsilon=1e-12)
    layers = 1 + max(int(name.split(".")[2]) for name in tensors if name.startswith("encoder.layer."))
    for layer in range(layers):
        of = f"encoder.layer.{layer}."
        parts = [of + f"attention.self.{part}" for part in ("query", "key", "value")]
        weight = numpy.concatenate([tensors[part + ".weight"].T for part in parts], axis=1)
        bias = numpy.concatenate([tensors[part + ".bias"] for part in parts])
        inputs = [state, constant(of + "qkv", weight), constant(of + "qkv.bias", bias), "lengths"]
        mixed = node("Attention", inputs, FUSED, num_heads=HEADS)
        for inside, outside in (
            ("attention.output.dense", "attention.output.LayerNorm"),
            ("output.dense", "output.LayerNorm"),
        ):
            if inside == "output.dense":
                wide = constant(of + "wide", tensors[of + "intermediate.dense.weight"].T)
                mixed = node("BiasGelu", [node("MatMul", [state, wide]), named(of + "intermediate.dense.bias")], FUSED)
            product = node("MatMul", [mixed, constant(of + inside, tensors[of + inside + ".weight"].T)])
            norm = [named(of + outside + part) for part in (".weight", ".bias")]
            inputs = [product, state, *norm, named(of + inside + ".bias")]
            state = node("SkipLayerNormalization", inputs, FUSED, epsilon=1e-12)
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "tokens"]),
        helper.make_tensor_value_info("places", TensorProto.INT64, ["tokens"]),
        helper.make_tensor_value_info("lengths", TensorProto.INT32, ["texts"]),
    ]
    output = helper.make_tensor_value_info(state, TensorProto.FLOAT, ["texts", "tokens", "width"])
    model = helper.make_graph(nodes, "encoder", inputs, [output], constants)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(model, opset_imports=opsets, ir_version=8).SerializeToString()


class OnnxRuntime:
    """onnxruntime on one thread; texts are sorted by length and computed in one batch."""

    def __init__(self, folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(graph(folder), options, providers=["CPUExecutionProvider"])
        self.words = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)

    def embed(self, texts):
        ids = [encoding.ids for encoding in self.words.encode_batch(texts)]
        order = sorted(range(len(ids)), key=lambda index: len(ids[index]))
        longest = len(ids[order[-1]])
        padded = numpy.zeros((len(ids), longest), numpy.int64)
        lengths = numpy.array([len(ids[index]) for index in order], numpy.int32)
        for row, index in enumerate(order):
            padded[row, : len(ids[index])] = ids[index]
        given = {"ids": padded, "places": numpy.arange(longest), "lengths": lengths}
        states = self.session.run(None, given)[0]
        seen = (numpy.arange(longest)[None, :] < lengths[:, None])[:, :, None]
        vectors = (states * seen).sum(axis=1)
        vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
        answer = numpy.empty_like(vectors)
        answer[order] = vectors
        return answer


def compare(ours, binary, folder, rounds):
    """Prints the time of 64 phrases on both sides, and how far their vectors are apart."""
    own, peer = ours(binary, folder), OnnxRuntime(folder)
    times, farthest = {"own": [], "peer": []}, 0.0
    for round_number in range(2 * rounds + 2):
        # Other phrases each time, so that nobody remembers a vector.
        texts = [f"the {PARTS[n % len(PARTS)]} of the valve {n} {round_number}" for n in range(64)]
        found = {}
        for side in ("own", "peer") if round_number % 2 else ("peer", "own"):
            if side == "own":
                answer = own.ask(texts=texts)
                found[side] = numpy.array(answer["vectors"])
                times[side].append((answer["embed"]["cpu"] / 64, answer["embed"]["wall"] / 64))
            else:
                cpu, wall = time.process_time(), time.perf_counter()
                found[side] = peer.embed(texts)
                spent = (time.process_time() - cpu, time.perf_counter() - wall)
                times[side].append(tuple(second * 1000 / 64 for second in spent))
        farthest = max(farthest, float(numpy.abs(found["own"] - found["peer"]).max()))
    # The first rounds warm caches.
    (cpu, wall), (peer_cpu, peer_wall) = (
        [statistics.median(values) for values in zip(*times[side][2:])] for side in ("own", "peer")
    )
    print(
        f"minilm-l6: {cpu:.2f} ms a phrase (clock {wall:.2f}); onnxruntime {peer_cpu:.2f} (clock {peer_wall:.2f}); "
        f"speed {peer_cpu / cpu:.2f} of onnxruntime's (clock {peer_wall / wall:.2f}); "
        f"vectors differ by {farthest:.1e} at most",
        flush=True,
    )
    own.close()
