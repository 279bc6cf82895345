#!/usr/bin/env python3
"""Completion of descriptions: the share of keystrokes saved while the second half of one is typed behind its claims and its
first half; not whether a patent attorney would have written the proposals: --show prints some to be read.

    described.py BINARY PATENTS.jsonl[.gz] [--number N] [--letters N] [--show N]

At the start of every word the program is asked for five candidates, as for claims: the one that saves most of those that
agree with what follows, in whole words, is taken and costs its rank; else the word is typed. Patents whose descriptions
the statistics were made from say nothing about others.
"""
import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import tempfile


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def completed(binary, asked):
    """The answer to each question."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(question, ensure_ascii=False) + "\n" for question in asked)
        file.flush()
        done = subprocess.run([binary, "complete", "--jsonl", file.name], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"complete: {done.stderr.strip()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def typed(patent, letters):
    """What stands before the caret at first, and what is typed: headings are left out, as their marks are the file's."""
    claims = [re.sub(r"\s+", " ", claim).strip() for claim in patent["claims"]]
    if not re.match(r"\d+\s*[.)]", claims[0]):
        claims = [f"{number}. {claim}" for number, claim in enumerate(claims, 1)]
    paragraphs = [re.sub(r"\s+", " ", line).strip() for line in patent["description"].split("\n")]
    paragraphs = [line for line in paragraphs if line and not line.startswith("## ")]
    length, at = 0, 0
    while at < len(paragraphs) and length < sum(map(len, paragraphs)) / 2:
        length, at = length + len(paragraphs[at]), at + 1
    before = "\n\n".join(claims + paragraphs[:at]) + "\n\n"
    return before, "\n\n".join(paragraphs[at:])[:letters]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("patents")
    parser.add_argument("--number", type=int, default=20)
    parser.add_argument("--letters", type=int, default=2500)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    patents = [patent for patent in read(options.patents) if len(patent.get("description") or "") > 6000]
    random.Random(5).shuffle(patents)
    texts = [typed(patent, options.letters) for patent in patents[: options.number]]
    spots = [(text, word.start()) for text, (_, rest) in enumerate(texts) for word in re.finditer(r"\S+", rest)]
    asked = [{"text": texts[text][0] + texts[text][1][:at], "k": 5} for text, at in spots]
    answers = dict(zip(spots, completed(options.binary, asked)))
    by_hand = with_help = 0
    shown = []
    for text, (before, rest) in enumerate(texts):
        by_hand += len(rest)
        at = 0
        while at < len(rest):
            if (text, at) not in answers:
                with_help, at = with_help + 1, at + 1
                continue
            candidates = [candidate["text"].strip() for candidate in answers[text, at]["candidates"]]
            right = [
                (len(candidate) - rank, rank, len(candidate))
                for rank, candidate in enumerate(candidates, 1)
                if candidate and re.match(re.escape(candidate) + r"(?=[\s,;:.]|$)", rest[at:])
            ]
            shown.append(f"...{(before + rest[:at])[-60:]!r} | {candidates} | {rest[at:at + 25]!r}")
            if right:
                _, rank, length = max(right)
                with_help, at = with_help + rank, at + length
            while at < len(rest) and not rest[at].isspace():
                with_help, at = with_help + 1, at + 1
            at += 1
            with_help += not right
    for line in random.Random(7).sample(shown, min(options.show, len(shown))):
        print(line)
    times = sorted(answer["ms"] for answer in answers.values())
    print(
        json.dumps(
            {
                "descriptions": len(texts),
                "requests": len(spots),
                "keystrokes_saved": round(1 - with_help / max(by_hand, 1), 4),
                "median_ms": round(times[len(times) // 2], 1),
                "p95_ms": round(times[int(len(times) * 0.95)], 1),
            }
        )
    )


if __name__ == "__main__":
    main()
