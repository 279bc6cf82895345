#!/usr/bin/env python3
"""How many names planted for known things `terms` groups with their first names, and how many groups it finds in claims
that nobody touched; not whether a patent attorney agrees with the latter: --show prints them to be read.

    planted_variants.py BINARY PATENTS.jsonl[.gz] PHRASES.jsonl[.gz] [--model ID|none] [--adapter FILE] [--cases N]
                        [--half 0|1] [--show N]

A case takes one definite mention ("the …") that `claims` resolves, and replaces one word of its name by a word that stands for it in
phrases which people scored .75 or 1 as alike. The new name occurs nowhere else in the claims. Misses are counted by what
`claims` makes of the planted mention. --half takes every second patent, so that what is tuned on one half can be told on
the other.
"""
import argparse
import collections
import gzip
import json
import random
import subprocess
import sys
import tempfile

ORDINALS = set("first second third fourth fifth sixth other further additional another respective corresponding".split())
FILLERS = set("a an the of for in on to and or with by from is at as used using comprise comprising via over".split())


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def synonyms(phrases):
    """Words that stand for each other where all else of two like phrases is the same, the most frequent first."""
    found = collections.defaultdict(collections.Counter)
    for pair in phrases:
        if float(pair["score"]) < 0.75:
            continue
        a, b = pair["a"].lower().split(), pair["b"].lower().split()
        unlike = [(p, q) for p, q in zip(a, b) if p != q]
        if len(a) != len(b) or len(a) < 2 or len(unlike) != 1:
            continue
        p, q = unlike[0]
        plain = all(len(word) > 2 and word.isalpha() and word not in FILLERS for word in (p, q))
        # A word and its plural, or another ending, are one name.
        if plain and p[:4] != q[:4] and not p.startswith(q) and not q.startswith(p):
            weight = 2 if float(pair["score"]) == 1 else 1
            found[p][q] += weight
            found[q][p] += weight
    return {p: [q for q, weight in others.most_common(3) if weight >= 2] for p, others in found.items()}


def run(binary, command, claims, *arguments):
    text = "\n\n".join(claims)
    done = subprocess.run([binary, command, "-", "--lang", "en", "--format", "json", *arguments], input=text,
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def names_of(claims, mention):
    """The names under which a thing was spoken of up to a mention: a long name is often said in fewer words."""
    names = []
    while mention and mention["term"] not in names:
        names.append(mention["term"])
        there = mention["antecedent"]
        mention = there and claims[there["claim"]]["mentions"][there["mention"]]
    return [without_ordinals(name) for name in names]


def cases(binary, patents, others, wanted):
    pool = []
    for patent in patents:
        claims = patent["claims"]
        parsed = run(binary, "claims", claims)["claims"]
        text = "\n".join(claims).lower()
        for index, claim in enumerate(parsed):
            for mention in claim["mentions"]:
                if mention["resolution"] != "refers" or mention["determiner"] != "definite":
                    continue
                start, end = mention["phrase"]["start"], mention["phrase"]["end"]
                words = claims[index][start:end].split()
                for at, word in enumerate(words):
                    for other in others.get(word.lower(), []):
                        new = " ".join(words[:at] + [other] + words[at + 1 :])
                        if new.lower() not in text and mention["term"].split():
                            names = names_of(parsed, mention)
                            pool.append((patent["id"], index, start, end, mention["term"], new, names))
    random.Random(7).shuffle(pool)
    # One case for each name of a patent, so that no name counts twice.
    chosen = {}
    for case in pool:
        chosen.setdefault((case[0], case[4]), case)
    return list(chosen.values())[:wanted]


def tables(binary, documents, arguments):
    """One table for each of (id, title, claims)."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for identity, title, claims in documents:
            line = {"id": identity, "lang": "en", "title": title, "claims": claims}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        done = subprocess.run([binary, "terms", "--jsonl", file.name, *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"terms: {done.stderr.strip()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def without_ordinals(term):
    return " ".join(word for word in term.split() if word not in ORDINALS)


def reason(binary, claims, index, start):
    """What `claims` makes of the mention that was planted at a place: its resolution, and the fact that decided it."""
    mentions = run(binary, "claims", claims)["claims"][index]["mentions"]
    there = next((mention for mention in mentions if mention["phrase"]["start"] == start), None)
    return f"{there['resolution']}, {there['reason']}" if there else "no phrase"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("patents")
    parser.add_argument("phrases")
    parser.add_argument("--model", default="none")
    parser.add_argument("--adapter")
    parser.add_argument("--cases", type=int, default=400)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--show", type=int, default=0)
    asked = parser.parse_args()
    arguments = ["--model", asked.model] + (["--adapter", asked.adapter] if asked.adapter else [])
    patents = [patent for patent in read(asked.patents) if patent["lang"] == "en" and patent["claims"]]
    if asked.half is not None:
        patents = patents[asked.half :: 2]
    by_id = {patent["id"]: patent for patent in patents}
    planted = cases(asked.binary, patents, synonyms(read(asked.phrases)), asked.cases)
    documents = []
    for identity, index, start, end, _, new, _ in planted:
        claims = list(by_id[identity]["claims"])
        claims[index] = claims[index][:start] + new + claims[index][end:]
        documents.append((identity, by_id[identity].get("title"), claims))
    found, missed, reasons = 0, [], collections.Counter()
    for case, document, view in zip(planted, documents, tables(asked.binary, documents, arguments)):
        identity, index, start, _, _, new, names = case
        name = next((term["term"] for term in view["terms"]
                     if any(place["excerpt"].lower().endswith(new.lower()) for place in term["mentions"])), None)
        groups = [group for group in view["groups"] if name in group["terms"] and group["answer"] != "different"]
        others = [other.lower() for group in groups for other in group["terms"] if other != name]
        # A long name is often said in fewer words: a group with the longer one found what was planted as well.
        if any(old == other or other.endswith(" " + old) or old.endswith(" " + other) for other in others for old in names):
            found += 1
        else:
            why = reason(asked.binary, document[2], index, start)
            reasons[why] += 1
            missed.append(f"{identity} claim {index + 1}, {why}: {names} -> {new} ({name}) {[group['terms'] for group in groups]}")
    groups, claims, times = [], 0, []
    untouched = [(patent["id"], patent.get("title"), patent["claims"]) for patent in patents]
    for patent, view in zip(patents, tables(asked.binary, untouched, arguments)):
        claims += len(patent["claims"])
        times.append((view["ms"], len(patent["claims"])))
        for group in view["groups"]:
            if group["answer"] != "different":
                names = " / ".join(group["terms"])
                groups.append(f"{patent['id']} {group['answer']} {group['kind']} {group['score']}: {names}")
    print(json.dumps({
        "cases": len(planted), "found": round(found / max(1, len(planted)), 4), "untouched_claims": claims,
        "groups": len(groups), "groups_per_100_claims": round(100 * len(groups) / max(1, claims), 2),
        "missed": dict(reasons.most_common()),
        "ms_per_100_claims": round(100 * sum(ms for ms, _ in times) / max(1, claims), 1),
    }, indent=1))
    for line in random.Random(1).sample(missed, min(asked.show, len(missed))):
        print("missed:", line)
    for line in random.Random(1).sample(groups, min(asked.show, len(groups))):
        print("group:", line)


main()
