// What the fake program drafts: a text with every kind of block and origin; no drafting.
import type { BlockView, DraftView, OriginView, PassageWritten, SentenceView, WritePassage } from "../bindings/types";

const template: OriginView = { from: "template", name: "field" };
const claim: OriginView = { from: "claim", claim: 1, start: 46, end: 86, limitation: "a housing having an inlet and an outlet" };

function block(kind: string, ...texts: (string | [string, OriginView])[]): BlockView {
  const sentences: SentenceView[] = texts.map((text) =>
    typeof text === "string"
      ? { text, origin: template, accepted: true }
      : { text: text[0], origin: text[1], accepted: true },
  );
  return { kind, sentences };
}

const BLOCKS: readonly BlockView[] = [
  block("title", "Textile separating apparatus"),
  block("heading1", "Description"),
  block("heading2", "Technical field"),
  block("paragraph", "The present disclosure relates to a textile separating apparatus and to a method of separating textiles."),
  block("heading2", "Summary"),
  block("paragraph", ["According to an aspect, a textile separating apparatus comprises a housing having an inlet and an outlet, a rotating drum mounted in the housing, and a controller configured to adjust a speed of the drum in response to a load signal.", claim]),
  block("heading2", "Brief description of the drawings"),
  block("paragraph", "FIG. 1 shows a textile separating apparatus."),
  block("paragraph", "FIG. 2 shows a flow chart of a method of separating textiles."),
  block("heading2", "Detailed description"),
  ...Array.from({ length: 14 }, (_, index) =>
    block(
      "paragraph",
      `With reference to FIG. ${1 + (index % 2)}, the textile separating apparatus (${10 + index}) is described.`,
      [`The apparatus (10) comprises a housing (${12 + index}) having an inlet (14) and an outlet (16), so that a web may pass through the housing from the inlet to the outlet.`, claim],
      "The drum may be mounted in the housing in any manner that allows it to rotate, for example by bearings on both sides.",
    ),
  ),
  block("heading1", "Claims"),
  block("claim", ["1. A textile separating apparatus comprising:\na housing having an inlet and an outlet;\na rotating drum mounted in the housing, the drum having a plurality of teeth; and\na controller configured to adjust a speed of the drum in response to a load signal.", claim]),
  block("claim", "2. The apparatus of claim 1, wherein the spring biases the drum towards the inlet."),
  block("heading1", "Abstract"),
  block("abstract", "A textile separating apparatus comprises a housing, a rotating drum mounted in the housing and a controller which adjusts a speed of the drum in response to a load signal."),
];

export const PROPOSALS: readonly (string | null)[] = [
  "The inlet may be arranged opposite the outlet, so that the web passes the drum on its way through the housing.",
  null,
  "The teeth of the drum may engage the web while the drum rotates in the housing.",
];

export function coded(office: string): DraftView {
  return {
    office,
    language: "en",
    blocks: BLOCKS.map((original) => ({ ...original, sentences: [...original.sentences] })),
    slots: PROPOSALS.map((_, index) => ({ block: 10 + index, claim: index + 1, state: { state: "open" } })),
    questions: [
      { section: "Background", text: "Which problem does the apparatus solve, in your words?" },
      { section: "Advantageous effects", text: "Which advantage does the load-dependent speed have over what is known?" },
    ],
  };
}

/** The draft with the outcome of a slot. */
export function outcome(draft: DraftView, slot: number, model: string, seed: number): DraftView {
  const text = PROPOSALS[slot];
  const slots = draft.slots.map((old, index) => {
    if (index !== slot) return old;
    const reason = "It names “motor”, which no claim names.";
    return { ...old, state: text ? { state: "proposed" as const } : { state: "dropped" as const, reason } };
  });
  const at = draft.slots[slot]?.block;
  const blocks = draft.blocks.map((old, index) => {
    if (!text || index !== at) return old;
    const sentence: SentenceView = { text, origin: { from: "model", model, seed, slot }, accepted: false };
    return { ...old, sentences: [...old.sentences, sentence] };
  });
  return { ...draft, slots, blocks };
}

/** The draft after a person decided on a proposal. */
export function decided(draft: DraftView, slot: number, accept: boolean): DraftView {
  const blocks = draft.blocks.map((old) => ({
    ...old,
    sentences: old.sentences.flatMap((sentence) => {
      if (sentence.origin.from !== "model" || sentence.origin.slot !== slot) return sentence;
      return accept ? { ...sentence, accepted: true } : [];
    }),
  }));
  return { ...draft, blocks };
}

function isOf(passage: number): (block: BlockView) => boolean {
  return ({ sentences: [first] }) => first?.origin.from === "user" && first.origin.passage === passage;
}

/** A draft with other blocks; the places of its slots move along. */
function withBlocks(draft: DraftView, blocks: BlockView[]): DraftView {
  const slots = draft.slots.map((slot) => ({ ...slot, block: blocks.indexOf(draft.blocks[slot.block] as BlockView) }));
  return { ...draft, blocks, slots };
}

/** The draft after a passage of the user's own was written. */
export function written(draft: DraftView, request: WritePassage): PassageWritten {
  const known = draft.blocks.flatMap(({ sentences: [first] }) => (first?.origin.from === "user" ? first.origin.passage : 0));
  const passage = request.step === "add" ? Math.max(0, ...known) + 1 : request.passage;
  const lines = request.text.split("\n").filter((line) => line.trim() !== "");
  const own = lines.map((text) => block("paragraph", [text, { from: "user", passage }]));
  const at = request.step === "add" ? request.behind + 1 : draft.blocks.findIndex(isOf(passage));
  const others = draft.blocks.filter((old) => !isOf(passage)(old));
  return { passage, draft: withBlocks(draft, [...others.slice(0, at), ...own, ...others.slice(at)]), unkept: null };
}

/** A draft with the passages of the one before it, at the same places. */
export function withPassages(draft: DraftView, before: DraftView | null): DraftView {
  const blocks = [...draft.blocks];
  before?.blocks.forEach((old, at) => {
    if (old.sentences[0]?.origin.from === "user") blocks.splice(at, 0, old);
  });
  return withBlocks(draft, blocks);
}
