#!/usr/bin/env python3
"""How far the scores of `similar` hold when phrases are misspelt, inflected, hyphenated or abbreviated; not how good they are.

    similarity_robust.py BINARY PAIRS.jsonl[.gz] [MORE ARGUMENTS OF similar …]

Each pair is scored as given and once for each change; the correlation with the human scores is printed for all of them.
The changes are decided by the phrases, so that two runs are alike.
"""
import gzip
import json
import subprocess
import sys
import tempfile
import zlib


def typo(phrase):
    """The longest word with two of its inner letters swapped, dropped or doubled."""
    words = phrase.split()
    at = max(range(len(words)), key=lambda index: len(words[index]))
    word, pick = words[at], zlib.crc32(phrase.encode())
    if len(word) < 4:
        return phrase
    place = 1 + pick % (len(word) - 3)
    changed = [
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
    ][pick // 7 % 3]
    return " ".join(words[:at] + [changed] + words[at + 1 :])


def plural(phrase):
    """The last word in the other number."""
    if phrase.endswith("s") and not phrase.endswith("ss"):
        return phrase[:-1]
    return phrase + ("es" if phrase.endswith(("s", "x", "ch", "sh")) else "s")


def hyphen(phrase):
    """The first two words joined, or a hyphen taken away."""
    return phrase.replace("-", " ", 1) if "-" in phrase else phrase.replace(" ", "-", 1)


SHORT = {
    "apparatus": "app.", "temperature": "temp.", "electrical": "elec.", "electronic": "electr.", "maximum": "max.",
    "minimum": "min.", "control": "ctrl.", "system": "sys.", "device": "dev.", "pressure": "press.", "number": "no.",
    "communication": "comm.", "information": "info.", "position": "pos.", "surface": "surf.", "material": "mat.",
}


def abbreviation(phrase):
    """A word in the short form that engineers write, else the longest word cut behind its second syllable."""
    words = phrase.split()
    for index, word in enumerate(words):
        if word in SHORT:
            return " ".join(words[:index] + [SHORT[word]] + words[index + 1 :])
    at = max(range(len(words)), key=lambda index: len(words[index]))
    if len(words[at]) < 9:
        return phrase
    return " ".join(words[:at] + [words[at][:5] + "."] + words[at + 1 :])


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def scores(binary, arguments, pairs):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for a, b, context in pairs:
            file.write(json.dumps({"a": a, "b": b, "context": context}, ensure_ascii=False) + "\n")
        file.flush()
        run = subprocess.run([binary, "similar", "--jsonl", file.name, *arguments], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr.strip())
    return [json.loads(line)["score"] for line in run.stdout.splitlines()]


def pearson(x, y):
    mx, my = sum(x) / len(x), sum(y) / len(y)
    xy = sum((a - mx) * (b - my) for a, b in zip(x, y))
    return xy / ((sum((a - mx) ** 2 for a in x) * sum((b - my) ** 2 for b in y)) ** 0.5 or 1)


def main():
    binary, path, *arguments = sys.argv[1:]
    pairs = [(p["a"], p["b"], p.get("context_title") or p.get("context"), float(p["score"])) for p in read(path)]
    human = [pair[3] for pair in pairs]
    as_given = pearson(scores(binary, arguments, [pair[:3] for pair in pairs]), human)
    result = {"pairs": len(pairs), "as_given": round(as_given, 4)}
    for name, change in [("typo", typo), ("plural", plural), ("hyphen", hyphen), ("abbreviation", abbreviation)]:
        both = [(change(a), change(b), context) for a, b, context, _ in pairs]
        one = [(a, change(b), context) for a, b, context, _ in pairs]
        for sides, changed in [("one_phrase", one), ("each_phrase", both)]:
            loss = as_given - pearson(scores(binary, arguments, changed), human)
            result[f"{name}_{sides}_loss"] = round(loss, 4)
    print(json.dumps(result, indent=1))


main()
