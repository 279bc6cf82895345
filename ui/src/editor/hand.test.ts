// Marks that are kept back while a word is typed: which, and until when.
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState, type TransactionSpec } from "@codemirror/state";
import { expect, test } from "vitest";
import { hand, underHand } from "./hand";

const DOC = "a coil, the spri";

/** A state whose text has a mark. */
function marked(from: number, to: number): EditorState {
  const state = EditorState.create({ doc: DOC, extensions: [hand] });
  const found: Diagnostic = { from, to, severity: "warning", message: "not introduced" };
  return state.update(setDiagnostics(state, [found])).state;
}

/** The state after some letters were typed at its end. */
function typed(state: EditorState, letters: string): EditorState {
  const end = state.doc.length;
  const change: TransactionSpec = { changes: { from: end, insert: letters }, selection: { anchor: end + letters.length } };
  return state.update({ ...change, userEvent: "input.type" }).state;
}

/** The words whose marks are kept back. */
function held(state: EditorState): string[] {
  const words: string[] = [];
  underHand(state).between(0, state.doc.length, (from, to) => void words.push(state.sliceDoc(from, to)));
  return words;
}

test("a mark is kept back while its last word is typed, whether it was checked before or after the last letter", () => {
  const state = marked(8, 16);
  expect(held(state)).toEqual([]);
  const first = typed(state, "n");
  expect(held(first)).toHaveLength(1);
  expect(held(typed(first, "g"))).toHaveLength(1);
});

test("it comes back behind a space, and when the caret is put elsewhere", () => {
  const state = typed(marked(8, 16), "ng");
  expect(held(typed(state, " "))).toEqual([]);
  expect(held(typed(state, " is"))).toEqual([]);
  expect(held(state.update({ selection: { anchor: 3 } }).state)).toEqual([]);
});

test("marks of other words stay, and so does one that goes on behind the caret", () => {
  expect(held(typed(marked(2, 6), "ng"))).toEqual([]);
  const state = marked(8, 16);
  const inside = state.update({ changes: { from: 12, insert: "x" }, selection: { anchor: 13 }, userEvent: "input.type" });
  expect(held(inside.state)).toEqual([]);
});

test("what is put in otherwise than by typing keeps nothing back", () => {
  const state = marked(8, 16);
  expect(held(state.update({ changes: { from: 16, insert: "ng" }, userEvent: "input.paste" }).state)).toEqual([]);
});
