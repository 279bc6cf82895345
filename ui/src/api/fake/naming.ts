// What the fake program says of names in claims: two groups of the sample, and what was decided of them; no likeness.
import type { DecideNames, GlossaryKept, NamesView, NameView, SameView } from "../bindings/types";

interface Pair {
  name: string;
  other: string;
  answer: SameView;
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
export class FakeNaming {
  #decided: DecideNames[] = [];
  /** Times that names were compared. */
  #rounds = 0;

  decide(decision: DecideNames, vault: boolean): GlossaryKept {
    this.#decided.push(decision);
    return { file: vault ? null : "apparatus.docx.glossary.toml", vault };
  }

  compare(text: string, without: boolean): NamesView {
    const there = PAIRS.filter(({ name, other }) => text.includes(name) && text.includes(other));
    const groups = there
      .filter((pair) => this.#said(pair) !== "different")
      .map((pair) => {
        const { tie, confidence } = pair;
        const said = this.#said(pair);
        const other = { name: nameOf(text, pair.other), answer: said ?? pair.answer, tie, confidence, decided: said !== undefined };
        return { name: nameOf(text, pair.name), others: [other] };
      });
    const apart = there.filter((pair) => this.#said(pair) === "different").map(({ name, other }) => ({ name, other }));
    const missing = without ? "The model minilm-l6, which compares the meaning of names, is not on this computer." : null;
    const read = !without && this.#rounds < 2 ? 24 : 0;
    const waiting = read > 0 ? 24 * (1 - this.#rounds) : 0;
    this.#rounds += 1;
    return { groups, apart, names: 14, read, waiting, missing };
  }

  #said({ name, other }: Pair): SameView | undefined {
    return this.#decided.filter((decision) => decision.name === name && decision.other === other).at(-1)?.answer ?? undefined;
  }
}
