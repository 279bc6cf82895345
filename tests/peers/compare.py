#!/usr/bin/env python3
"""Claimwright's models beside llama.cpp and onnxruntime: the same weights, one thread each, in turns; judges no figure.

    compare.py [generators] [tokens] [lookup] [encoder] [--models DIR] [--rounds N]
               [--prompts N] [--only ID] [--binary FILE]

The peers are installed by pip, by their names, into a virtual environment beside the build (target/peers) on the first run.
The weights are those of Claimwright's own store; a generator is compared on the form that the store made of it. Both sides
answer the same prompts in turns, and medians are printed: milliseconds of processor time a token, which another program on
the same machine disturbs least, and of the clock beside them.
"""
import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PACKAGES = ["xllamacpp", "onnxruntime", "onnx", "numpy", "tokenizers", "safetensors"]
PARTS = ["generators", "lookup", "tokens", "encoder"]
GENERATORS = ["smollm2-135m", "qwen2.5-coder-1.5b"]
CHAT = (
    "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n"
    "<|im_start|>user\n{}<|im_end|>\n<|im_start|>assistant\n"
)


def in_own_environment():
    """Starts this script anew with the interpreter of its virtual environment, which is made where there is none."""
    folder = TARGET / "peers"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if Path(sys.prefix).resolve() == folder.resolve():
        return
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    if not (folder / "installed").exists():
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        (folder / "installed").write_text("\n".join(PACKAGES))
    os.execv(python, [str(python), str(Path(__file__).resolve()), *sys.argv[1:]])


def store(given):
    if given or os.environ.get("CLAIMWRIGHT_MODELS"):
        return Path(given or os.environ["CLAIMWRIGHT_MODELS"])
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Path(data) / "claimwright/models"


def weights(folder):
    return next(iter(sorted(folder.glob("prepared-*.gguf"))), folder / "model.gguf")


class Ours:
    """The example program of the crate, kept running."""

    def __init__(self, binary, path, *more):
        environment = dict(os.environ, CANDLE_NUM_THREADS="1", RAYON_NUM_THREADS="1")
        pipe = subprocess.PIPE
        self.process = subprocess.Popen([binary, str(path), *more], stdin=pipe, stdout=pipe, env=environment, text=True)
        self.read()

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("Claimwright's side ended: see above.")
        return json.loads(line)

    def ask(self, **request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return self.read()

    def generate(self, prompt, tokens, prefix=""):
        answer = self.ask(prefix=prefix, prompt=prompt, tokens=tokens)
        many = max(answer["generated"] - 1, 1)
        return {
            "text": answer["text"],
            "count": answer["prefilled"],
            "generated": answer["generated"],
            "memory": answer["memory"]["resident"] / 1024,
            "prefill": [answer["prefill"][key] / answer["prefilled"] for key in ("cpu", "wall")],
            "decode": [answer["decode"][key] / many for key in ("cpu", "wall")],
        }

    def score(self, text):
        return self.ask(score=text)["logarithms"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class LlamaCpp:
    """llama.cpp within this process; its own time is told by the processor time of all threads."""

    def __init__(self, path, chunk=None):
        """`chunk` is how many tokens of a prompt are computed together; its own number unless another is given."""
        import xllamacpp

        parameters = xllamacpp.CommonParams()
        parameters.model.path = str(path)
        parameters.n_ctx = 4096
        parameters.n_parallel = 1
        parameters.cpuparams.n_threads = 1
        parameters.cpuparams_batch.n_threads = 1
        parameters.verbosity = -1
        if chunk:
            parameters.n_batch = parameters.n_ubatch = chunk
        self.system = xllamacpp.get_system_info()
        self.server = xllamacpp.Server(parameters)

    def generate(self, prompt, tokens):
        marks, text = [], []

        def heard(chunk):
            if chunk["choices"][0]["text"]:
                marks.append((time.process_time(), time.perf_counter()))
                text.append(chunk["choices"][0]["text"])
            if "timings" in chunk:
                text.append(chunk)

        begun = (time.process_time(), time.perf_counter())
        request = {"prompt": CHAT.format(prompt), "max_tokens": tokens, "temperature": 0, "stream": True}
        self.server.handle_completions(dict(request, cache_prompt=False), heard)
        last = text.pop()
        timings = last["timings"]
        many = max(timings["predicted_n"] - 1, 1)
        first = marks[0]
        return {
            "text": "".join(text),
            "count": timings["prompt_n"],
            "generated": timings["predicted_n"],
            "prefill": [(a - b) * 1000 / timings["prompt_n"] for a, b in zip(first, begun)],
            "decode": [(a - b) * 1000 / many for a, b in zip(marks[-1], first)],
        }


    def told(self, prompt, tokens):
        """The likeliest answer to a text that stands without a template, token by token: what it says, the logarithm of
        its probability, and those of the likeliest tokens there."""
        request = {"prompt": prompt, "max_tokens": tokens, "temperature": 0, "logprobs": 8, "cache_prompt": False}
        answer = self.server.handle_completions(request)
        return [
            (one["token"], one["logprob"], {top["token"]: top["logprob"] for top in one["top_logprobs"]})
            for one in answer["choices"][0]["logprobs"]["content"]
        ]


def prompts():
    """Twenty prompts: the first claims of the corpus, each with one of a few things to ask."""
    tasks = [
        "Describe the purpose of this claim in plain words.",
        "List the parts that this claim names and say what each of them does.",
        "Write the first paragraph of a description for this claim.",
        "Explain how the parts of this claim work together.",
    ]
    lines = (ROOT / "tests/corpus/claims-20.jsonl").read_text(encoding="utf-8").splitlines()
    claims = [json.loads(line)["claims"][0] for line in lines]
    return [f"{claim}\n\n{tasks[index % len(tasks)]}" for index, claim in enumerate(claims)]


def medians(rounds, key):
    return [statistics.median(pair) for pair in zip(*(one[key] for one in rounds))]


def compare_speed(identity, ours, peer, rounds):
    claims = prompts()[:rounds]
    # The same prompt of some 300 tokens, begun differently each time so that nothing is kept between rounds.
    base = " ".join(prompts())[:1300]
    own, other = [], []
    for index in range(rounds):
        prompt = f"{index} {base}\n\nDescribe it. {claims[index][:40]}"
        for side, into in ((ours, own), (peer, other)) if index % 2 else ((peer, other), (ours, own)):
            into.append(side.generate(prompt, 32))
    print(f"{identity}: {own[0]['count']} tokens of prompt, {own[0]['generated']} of answer, {rounds} rounds")
    for key in ("prefill", "decode"):
        (cpu, wall), (peer_cpu, peer_wall) = medians(own, key), medians(other, key)
        print(
            f"  {key:8} {cpu:7.2f} ms a token (clock {wall:.2f}); llama.cpp {peer_cpu:7.2f} (clock {peer_wall:.2f}); "
            f"speed {peer_cpu / cpu:.2f} of llama.cpp's (clock {peer_wall / wall:.2f})"
        )
    print(f"  resident {own[-1]['memory']:.0f} MB", flush=True)


def compare_lookup(identity, guessing, plain, rounds):
    """What guesses bring where an answer repeats its claims, and what they cost where it does not."""
    claims = " ".join(prompts()[:3]).split("\n\n")[0]
    tasks = {"repeats": "Copy the claim above word for word, then explain it.", "is new": "Tell a story about the sea."}
    for name, task in tasks.items():
        own, other = [], []
        for index in range(rounds):
            for side, into in ((guessing, own), (plain, other)) if index % 2 else ((plain, other), (guessing, own)):
                into.append(side.generate(f"{task} ({index})", 64, prefix=claims + "\n\n"))
        (cpu, wall), (plain_cpu, plain_wall) = medians(own, "decode"), medians(other, "decode")
        same = all(a["text"] == b["text"] for a, b in zip(own, other))
        print(
            f"{identity}, text that {name}: {cpu:.2f} ms a token with guesses (clock {wall:.2f}), {plain_cpu:.2f} without "
            f"(clock {plain_wall:.2f}); speed {plain_cpu / cpu:.2f} (clock {plain_wall / wall:.2f}); "
            f"answers {'alike' if same else 'DIFFER'}; after the first, {own[-1]['count']} tokens of prompt were computed",
            flush=True,
        )


def compare_tokens(identity, ours, peer, again, count):
    """How many answers are alike, how far apart llama.cpp sees the two tokens where one is not, and how far apart the
    probabilities of both sides are on one text. `again` is llama.cpp with other chunks, whose sums come in another order:
    what it answers otherwise than `peer` is rounding and nothing else."""
    same, gaps, apart, surprise = {"ours": 0, "its own": 0}, {"ours": [], "its own": []}, [], []
    for prompt in prompts()[:count]:
        told = peer.told(CHAT.format(prompt), 64)
        others = {
            "ours": ours.generate(prompt, 64)["text"],
            "its own": "".join(token for token, _, _ in again.told(CHAT.format(prompt), 64)),
        }
        for name, other in others.items():
            gap = first_gap(told, other)
            if gap is None:
                same[name] += 1
            else:
                gaps[name].append(gap)
        plain = peer.told(prompt, 64)
        theirs = [logarithm for _, logarithm, _ in plain]
        told = ours.score(prompt + "".join(token for token, _, _ in plain))
        # Read as one text, prompt and answer may be cut into other tokens than where the one was written behind the other.
        if len(told) - len(ours.score(prompt)) != len(theirs):
            continue
        ours_of_it = told[-len(theirs):]
        apart.extend(abs(a - b) for a, b in zip(theirs, ours_of_it))
        surprise.append((statistics.fmean(theirs), statistics.fmean(ours_of_it)))
    for name in same:
        print(f"{identity}: {same[name]} of {count} answers of at most 64 tokens, {name}, are those of llama.cpp", end="")
        far = f"{statistics.median(gaps[name]):.3f} in the middle, {max(gaps[name]):.3f} at most" if gaps[name] else "nothing"
        print(f"; where another token is chosen, llama.cpp finds it less likely by {far} (natural logarithm)")
    theirs, own = (math.exp(-statistics.fmean(side)) for side in zip(*surprise))
    print(
        f"  on one text, logarithms of probabilities are {statistics.median(apart):.4f} apart in the middle, "
        f"{statistics.fmean(apart):.4f} on average; perplexity {own:.4f}, llama.cpp's {theirs:.4f}",
        flush=True,
    )


def first_gap(told, other):
    """How much less likely llama.cpp finds the first token of another answer that is not its own; `None` for the same
    answer. What is not among its likeliest eight counts as the least likely of them."""
    said = ""
    for token, logarithm, likeliest in told:
        if not other.startswith(said + token):
            fitting = [t for t in likeliest if t and t != token and other.startswith(said + t)]
            chosen = likeliest[max(fitting, key=len)] if fitting else min(likeliest.values())
            return logarithm - chosen
        said += token
    return None if said == other else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", choices=[[], *PARTS])
    parser.add_argument("--models")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--prompts", type=int, default=20)
    parser.add_argument("--only")
    parser.add_argument("--binary")
    asked = parser.parse_args()
    in_own_environment()
    what = asked.what or PARTS
    binary = asked.binary
    if not binary:
        build = ["cargo", "build", "--release", "-p", "claimwright-candle", "--example", "answers"]
        subprocess.run(build, check=True, cwd=ROOT)
        binary = str(TARGET / "release/examples/answers")
    models = store(asked.models)
    if "encoder" in what and asked.only in (None, "minilm-l6"):
        import encoder

        encoder.compare(Ours, binary, models / "minilm-l6", asked.rounds)
    for identity in GENERATORS:
        path = weights(models / identity)
        if asked.only not in (None, identity) or not path.exists() or not set(what) - {"encoder"}:
            continue
        # Without guesses, so that the arithmetic of both sides is compared.
        plain = Ours(binary, path, "--without-lookup")
        if {"generators", "tokens"} & set(what):
            peer = LlamaCpp(path)
            print(peer.system)
            if "generators" in what:
                compare_speed(identity, plain, peer, asked.rounds)
            if "tokens" in what:
                compare_tokens(identity, plain, peer, LlamaCpp(path, 32), asked.prompts)
        if "lookup" in what:
            guessing = Ours(binary, path)
            compare_lookup(identity, guessing, plain, asked.rounds)
            guessing.close()
        plain.close()


if __name__ == "__main__":
    main()
