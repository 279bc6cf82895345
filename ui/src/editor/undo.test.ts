// Undo survives being kept: the same steps back, and none into a text that it does not belong to.
import { history, redo, undo, undoDepth } from "@codemirror/commands";
import { EditorState, type Transaction } from "@codemirror/state";
import { expect, test } from "vitest";
import { historyOf, stateWith } from "./undo";

const extensions = [history({ minDepth: 1000 })];

function typed(state: EditorState, words: readonly string[]): EditorState {
  return words.reduce(
    (now, word) => now.update({ changes: { from: now.doc.length, insert: word }, userEvent: "input", annotations: [] }).state,
    state,
  );
}

function step(state: EditorState, command: typeof undo): EditorState {
  let next = state;
  command({ state, dispatch: (transaction: Transaction) => (next = transaction.state) });
  return next;
}

test("a history that was kept is taken back step by step, and forward again", () => {
  const before = typed(EditorState.create({ doc: "1. A bolt", extensions }), [" of steel", ".\n\n", "2. A nut."]);
  const again = stateWith({ doc: before.doc.toString(), extensions }, historyOf(before));
  expect(undoDepth(again)).toBe(undoDepth(before));
  let state = again;
  while (undoDepth(state) > 0) state = step(state, undo);
  expect(state.doc.toString()).toBe("1. A bolt");
  for (let left = undoDepth(again); left > 0; left -= 1) state = step(state, redo);
  expect(state.doc.toString()).toBe(before.doc.toString());
});

test("a history of another text, or none at all, is left out", () => {
  const before = typed(EditorState.create({ doc: "1. A bolt", extensions }), ["."]);
  for (const kept of [historyOf(before), "{}", "no JSON", null]) {
    const state = stateWith({ doc: "1. A nut.", extensions }, kept);
    expect(undoDepth(state)).toBe(0);
    expect(state.doc.toString()).toBe("1. A nut.");
  }
});
