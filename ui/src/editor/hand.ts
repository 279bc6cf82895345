// What is still being typed: a finding that ends in the word before the hand keeps its mark back until the hand has moved
// on, since half a word is wrong in many ways; the list beside the text tells it all the same.
import { forEachDiagnostic } from "@codemirror/lint";
import { type EditorState, type Extension, Prec, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** Where the last letter was typed, as long as the caret has not left it. */
const typedAt = StateField.define<number | null>({
  create: () => null,
  update(at, transaction) {
    if (transaction.docChanged) {
      const typed = transaction.isUserEvent("input.type") || transaction.isUserEvent("delete");
      return typed ? transaction.newSelection.main.head : null;
    }
    return transaction.selection ? null : at;
  },
});

const held = Decoration.mark({ class: "cm-under-hand" });

/** Where the run of letters begins that ends at a place: behind the last white space of its line. */
function wordStart(state: EditorState, at: number): number {
  const line = state.doc.lineAt(at);
  return line.from + line.text.slice(0, at - line.from).search(/\S*$/);
}

/**
 * What covers the marks that are kept back: those that end at the caret, or before it with no white space between, as a
 * mark of an earlier check ends where the word ended then.
 */
export function underHand(state: EditorState): DecorationSet {
  const at = state.field(typedAt);
  const ranges: ReturnType<typeof held.range>[] = [];
  if (at !== null) {
    const start = wordStart(state, at);
    forEachDiagnostic(state, (_, from, to) => {
      if (from < to && start <= to && to <= at) ranges.push(held.range(from, to));
    });
  }
  return Decoration.set(ranges, true);
}

const marks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = underHand(view.state);
    }

    update(update: ViewUpdate): void {
      if (update.transactions.length > 0) this.decorations = underHand(update.state);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** Keeps back the marks of what is still being typed. The lowest precedence lies outermost, around the marks of findings. */
export const hand: Extension = [typedAt, Prec.lowest(marks)];
