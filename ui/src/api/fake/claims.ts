// What the fake program finds in claims: enough to see every kind of finding; no rule of law.
import type { ClaimNode, ClaimsChecked, Placed, ProposedWords, SeverityView, TermPlace, TermView } from "../bindings/types";

export const SAMPLE = `1. A textile separating apparatus comprising:
a housing having an inlet and an outlet;
a rotating drum mounted in the housing, the drum having a plurality of teeth; and
a controller configured to adjust a speed of the drum in response to a load signal.

2. The apparatus of claim 1, wherein the spring biases the drum towards the inlet.

3. The apparatus of claim 1 or 2, wherein the controller is substantially coupled to a sensor (12).

4. The apparatus of any one of claims 1 to 3, further comprising a second drum, preferably made of steel.

5. A method of separating textiles, the method comprising:
feeding a web into a housing;
rotating a drum at a speed; and
adjusting the speed in response to a load signal.

6. The method of claim 5, wherein the load signal is measured at intervals of 10 ms.`;

/** Claims of a text, by the numbers at the beginnings of lines. */
export function nodes(text: string): ClaimNode[] {
  const starts = [...text.matchAll(/^\s*(\d+)\s*[.)]\s/gm)];
  const numbers = starts.map((start) => Number(start[1]));
  return starts.map((start, index) => {
    const from = start.index;
    const to = starts[index + 1]?.index ?? text.length;
    const own = text.slice(from, to).trimEnd();
    const reference = /claims? (\d+)(?: (?:to|or) (\d+))?/.exec(own);
    const parents = reference
      ? numbers.flatMap((number, at) =>
          number >= Number(reference[1]) && number <= Number(reference[2] ?? reference[1]) && at !== index ? at : [],
        )
      : [];
    const opening = own.slice(start[0].length).split(/[,:;\n]/)[0] ?? "";
    const category = opening.includes("method") ? "method" : "product";
    const dependent = reference !== null;
    return { number: numbers[index] ?? 0, from, to: from + own.length, parents, dependent, category, opening };
  });
}

interface Sample {
  words: string;
  rule: string;
  title: string;
  message: string;
  severity: SeverityView;
  replacement?: string;
}

const SAMPLES: readonly Sample[] = [
  {
    words: "the spring",
    rule: "claims/antecedent-missing",
    title: "Missing antecedent",
    message: "“the spring” has no antecedent in claim 2 or in claim 1 on which it depends.",
    severity: "error",
    replacement: "a spring",
  },
  {
    words: "substantially",
    rule: "clarity/relative-term",
    title: "Relative term",
    message: "“substantially” has no well-recognised meaning here, so that the scope of the claim is unclear.",
    severity: "warning",
  },
  {
    words: "preferably made of steel",
    rule: "clarity/optional-feature",
    title: "Optional feature",
    message: "What follows “preferably” does not limit the claim.",
    severity: "info",
    replacement: "made of steel",
  },
];

function placed(text: string, claims: readonly ClaimNode[], sample: Sample): Placed[] {
  return [...text.matchAll(new RegExp(sample.words, "g"))].map(({ index: from }) => {
    const to = from + sample.words.length;
    const claim = claims.find((node) => node.from <= from && to <= node.to);
    const base = claim?.from ?? 0;
    const edit = { part: "claims", claim: claim?.number ?? null, replacement: sample.replacement ?? "" };
    return {
      title: sample.title,
      from,
      to,
      edits: sample.replacement ? [{ ...edit, start: from, end: to }] : [],
      related_from: [claims[0]?.from ?? null],
      finding: {
        rule: sample.rule,
        severity: sample.severity,
        by_office: { ep: sample.severity, us: sample.severity === "error" ? "warning" : sample.severity },
        citations: [
          { office: "ep", cite: "Art. 84 EPC; Guidelines F-IV 4", status: "verified" },
          { office: "us", cite: "35 U.S.C. 112(b); MPEP 2173.05(e)", status: "from-knowledge" },
        ],
        message: sample.message,
        part: "claims",
        claim: claim?.number ?? null,
        paragraph: null,
        paragraph_label: null,
        page: null,
        start: from - base,
        end: to - base,
        excerpt: sample.words,
        related: [
          { part: "claims", claim: 1, start: 0, end: 2, excerpt: "A textile separating apparatus", note: "the claim that it depends on" },
        ],
        fix: sample.replacement
          ? {
              rule: sample.rule,
              title: `Write “${sample.replacement}”`,
              applicability: sample.severity === "error" ? "review" : "safe",
              edits: [{ ...edit, start: from - base, end: to - base }],
            }
          : null,
      },
    };
  });
}

export function check(text: string, revision: number): ClaimsChecked {
  const claims = nodes(text);
  const findings = SAMPLES.flatMap((sample) => placed(text, claims, sample));
  return { revision, claims, findings, set_aside: [] };
}

/** The term at a position: an article and the word behind it, the same word being the same thing. */
export function termAt(text: string, at: number): TermView | null {
  const claims = nodes(text);
  const places = [...text.matchAll(/\b(a|an|the|said) (\w+)/gi)].map((found) => ({
    claim: claims.filter(({ from }) => from <= found.index).at(-1)?.number ?? 1,
    from: found.index,
    to: found.index + found[0].length,
    text: found[0],
    introduces: /^an? /i.test(found[0]),
  }));
  const head = (place: TermPlace): string => place.text.split(" ")[1] ?? "";
  const here = places.find((place) => place.from <= at && at < place.to);
  if (!here) return null;
  const same = places.filter((place) => head(place) === head(here));
  const introduction = same.find((place) => place.introduces) ?? null;
  return {
    term: head(here),
    here,
    introduction,
    mentions: same,
    resolution: here === introduction ? "introduces" : introduction ? "refers" : "missing",
    reason: here === introduction ? "new" : introduction ? "same-words" : "nothing-of-that-name",
    candidates: [],
  };
}

/** How a text goes on: behind "the" with what has an article of its own before, the last first. */
export function proposed(text: string, most: number): ProposedWords[] {
  const begun = /\b(?:the|said) (\w*)$/.exec(text)?.[1];
  if (begun === undefined) return [];
  const named = [...text.matchAll(/\ban? (\w+ \w+)/g)].map((found) => found[1] ?? "").reverse();
  const fitting = [...new Set(named)].filter((words) => words.startsWith(begun) && words !== begun);
  return fitting.slice(0, most).map((words, index) => {
    const rest = words.slice(begun.length);
    return { text: rest, score: 0.6 / (index + 1), saves: rest.length - 1 };
  });
}
