// Undo survives being kept: the same steps back, and what was typed after it was kept as one step more.
import { history, redo, undo, undoDepth } from "@codemirror/commands";
import { EditorState, type Transaction } from "@codemirror/state";
import { expect, test } from "vitest";
import { historyFor, historyOf, stateWith } from "./undo";

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

test("what was typed after the history was kept is taken back in one step, then the history itself", () => {
  const first = typed(EditorState.create({ doc: "1. A bolt", extensions }), [" of steel"]);
  const kept = historyOf(first);
  for (const later of ["1. A nut and a bolt of steel.", "1.", "1. A bolt of steel of steel", "1. A bolt of s🔩teel"]) {
    const again = stateWith({ doc: later, extensions }, kept);
    expect(again.doc.toString()).toBe(later);
    const before = step(again, undo);
    expect(before.doc.toString()).toBe(first.doc.toString());
    expect(step(before, undo).doc.toString()).toBe("1. A bolt");
    expect(step(before, redo).doc.toString()).toBe(later);
  }
});

test("what is no history is left out, and one of another text is known as such", () => {
  for (const kept of ["{}", "no JSON", '{"text":"1. A nut.","history":7}', null]) {
    const state = stateWith({ doc: "1. A nut.", extensions }, kept);
    expect(undoDepth(state)).toBe(0);
    expect(state.doc.toString()).toBe("1. A nut.");
  }
  const kept = historyOf(typed(EditorState.create({ doc: "1. A bolt", extensions }), ["."]));
  expect(historyFor("1. A bolt.", kept)).toBe(kept);
  expect(historyFor("1. A nut.", kept)).toBeNull();
});
