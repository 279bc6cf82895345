// What is still being typed: a finding that ends where the hand is keeps its mark back until the hand has moved on, since
// half a word is wrong in many ways; the list beside the text tells it all the same.
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

function underHand(state: EditorState): DecorationSet {
  const at = state.field(typedAt);
  const ranges: ReturnType<typeof held.range>[] = [];
  if (at !== null) {
    forEachDiagnostic(state, (_, from, to) => {
      if (to === at && from < to) ranges.push(held.range(from, to));
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
