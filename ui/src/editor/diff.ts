// A fix as a reader sees it: what goes, what comes, and some words around; not whether it may be applied.
import type { EditView } from "../api";

/** A run of text that stays, goes or comes. */
export interface Run {
  kind: "same" | "gone" | "new";
  text: string;
}

/** What is put in the place of a range. */
export type Replaced = Pick<EditView, "start" | "end" | "replacement">;

/** Characters shown around a change. */
const AROUND = 90;

function head(text: string): string {
  if (text.length <= AROUND) return text;
  const cut = text.slice(0, AROUND);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), AROUND / 2))} …`;
}

function tail(text: string): string {
  if (text.length <= AROUND) return text;
  const cut = text.slice(-AROUND);
  const space = cut.indexOf(" ");
  return `… ${cut.slice(space < 0 || space > AROUND / 2 ? 0 : space + 1)}`;
}

function middle(text: string): string {
  return text.length <= 2 * AROUND ? text : `${head(text)} ${tail(text)}`;
}

/** Runs of `text` with `edits`, within the lines that they touch. */
export function runs(text: string, edits: readonly Replaced[]): Run[] {
  const ordered = [...edits].sort((a, b) => a.start - b.start);
  const first = ordered[0];
  const last = ordered[ordered.length - 1];
  if (!first || !last) return [];
  const from = text.lastIndexOf("\n", first.start - 1) + 1;
  const end = text.indexOf("\n", last.end);
  const to = end < 0 ? text.length : end;
  const found: Run[] = [];
  const push = (kind: Run["kind"], run: string): void => {
    if (run !== "") found.push({ kind, text: run });
  };
  let at = from;
  for (const edit of ordered) {
    const between = text.slice(at, edit.start);
    push("same", at === from ? tail(between) : middle(between));
    push("gone", text.slice(edit.start, edit.end));
    push("new", edit.replacement);
    at = edit.end;
  }
  push("same", head(text.slice(at, to)));
  return found;
}
