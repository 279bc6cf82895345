// Lays the blocks of a draft on pages by counting lines; not typesetting, which the export does.
import type { BlockView } from "../api";

/** A block with its place in the draft and, for a paragraph of the description, its printed number. */
export interface Laid {
  block: BlockView;
  index: number;
  number: string | null;
}

/** How much a page holds. */
export interface Room {
  /** Characters in a line. */
  line: number;
  /** Lines on a page. */
  lines: number;
}

/** Lines that a block takes, with the space above it. */
function height(block: BlockView, room: Room): number {
  const characters = block.sentences.reduce((sum, sentence) => sum + sentence.text.length + 1, 0);
  const breaks = block.sentences.reduce((sum, sentence) => sum + sentence.text.split("\n").length - 1, 0);
  const lines = Math.max(1, Math.ceil(characters / room.line)) + breaks;
  const above = { title: 3, heading1: 2.5, heading2: 1.8 }[block.kind];
  return lines + (above ?? 0.6);
}

function isHeading(block: BlockView): boolean {
  return block.kind === "heading1" || block.kind === "heading2";
}

/** Whether a block is in the description: at its heading or behind it, before the next heading of its level. */
export function describes(blocks: readonly BlockView[], index: number): boolean {
  const begun = blocks.slice(0, index + 1).filter((block) => block.kind === "heading1").length;
  return begun === 1 && blocks[index] !== undefined;
}

/** Lines that a heading needs on its page: those of the headings behind it and of what they head. */
function headed(blocks: readonly BlockView[], index: number, room: Room): number {
  let lines = 0;
  for (const block of blocks.slice(index)) {
    lines += height(block, room);
    if (!isHeading(block)) break;
  }
  return lines;
}

/** Whether a page begins at a block: claims and abstract stand on pages of their own, with their headings. */
function begins(blocks: readonly BlockView[], index: number): boolean {
  const kind = blocks[index]?.kind;
  let first = index;
  while (first < blocks.length && isHeading(blocks[first] as BlockView)) first += 1;
  const following = blocks[first]?.kind;
  if (following !== "claim" && following !== "abstract") return false;
  let before = index - 1;
  if (isHeading(blocks[index] as BlockView)) return before < 0 || !isHeading(blocks[before] as BlockView);
  while (before >= 0 && isHeading(blocks[before] as BlockView)) before -= 1;
  return before === index - 1 && blocks[before]?.kind !== kind;
}

/** The pages of a draft. A heading is never the last of its page. */
export function paginate(blocks: readonly BlockView[], room: Room): Laid[][] {
  const pages: Laid[][] = [];
  let page: Laid[] = [];
  let used = 0;
  let number = 0;
  const turn = (): void => {
    if (page.length > 0) pages.push(page);
    page = [];
    used = 0;
  };
  blocks.forEach((block, index) => {
    const own = height(block, room);
    const before = page[page.length - 1];
    const kept = before !== undefined && isHeading(before.block);
    const wanted = isHeading(block) ? headed(blocks, index, room) : own;
    if (begins(blocks, index) || (before !== undefined && !kept && used + wanted > room.lines)) turn();
    if (block.kind === "paragraph") number += 1;
    const label = block.kind === "paragraph" ? `[${String(number).padStart(4, "0")}]` : null;
    page.push({ block, index, number: label });
    used += own;
  });
  turn();
  return pages;
}
