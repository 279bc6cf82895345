// What the fake program says of names in claims: two groups of the sample, and what was decided of them; no likeness.
import type { DecideNames, NamesView, NameView, OtherNameView } from "../bindings/types";

interface Pair {
  name: string;
  other: string;
  answer: OtherNameView["answer"];
  tie: string;
  confidence: number;
}

const PAIRS: readonly Pair[] = [
  { name: "rotating drum", other: "second drum", answer: "maybe", tie: "new-in-dependent", confidence: 0.55 },
  { name: "load signal", other: "sensor", answer: "same", tie: "variant", confidence: 0.82 },
];

function nameOf(text: string, words: string): NameView {
  const places = [...text.matchAll(new RegExp(words, "g"))].map(({ index }) => ({
    part: "claims",
    claim: Number([...text.slice(0, index).matchAll(/^(\d+)\./gm)].at(-1)?.[1] ?? 1),
    from: index,
    to: index + words.length,
    text: words,
  }));
  const signs = words === "sensor" ? ["12"] : [];
  return { key: words, shown: words, signs, acronyms: [], places, definition: null, by_sign: [] };
}

/** The groups of a text; the model reads in two goes. */
export function names(text: string, decided: readonly DecideNames[], round: number, without: boolean): NamesView {
  const said = ({ name, other }: Pair): DecideNames["answer"] | undefined =>
    decided.findLast((decision) => decision.name === name && decision.other === other)?.answer ?? undefined;
  const there = PAIRS.filter(({ name, other }) => text.includes(name) && text.includes(other));
  const groups = there
    .filter((pair) => said(pair) !== "different")
    .map((pair) => ({
      name: nameOf(text, pair.name),
      others: [
        {
          name: nameOf(text, pair.other),
          answer: said(pair) ?? pair.answer,
          tie: pair.tie,
          confidence: pair.confidence,
          decided: said(pair) !== undefined,
        },
      ],
    }));
  const apart = there.filter((pair) => said(pair) === "different").map(({ name, other }) => ({ name, other }));
  const missing = without ? "The model minilm-l6, which compares the meaning of names, is not on this computer." : null;
  const read = !without && round < 2 ? 24 : 0;
  return { groups, apart, names: 14, read, waiting: read > 0 ? 24 * (1 - round) : 0, missing };
}
