// Sets the number of a claim apart and hangs its lines under it; not what is said about the claim.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

const BEGIN = /^\s*(\d{1,4})\s*[.)](?=\s|$)/;
const first = Decoration.line({ class: "cm-claim-first" });
const further = Decoration.line({ class: "cm-claim-further" });
const number = Decoration.mark({ class: "cm-claim-number" });

function decorate(view: EditorView): DecorationSet {
  const marks = new RangeSetBuilder<Decoration>();
  for (const visible of view.visibleRanges) {
    let at = visible.from;
    while (at <= visible.to) {
      const line = view.state.doc.lineAt(at);
      const begin = BEGIN.exec(line.text);
      if (begin) {
        marks.add(line.from, line.from, first);
        marks.add(line.from, line.from + begin[0].length, number);
      } else if (line.length > 0) {
        marks.add(line.from, line.from, further);
      }
      at = line.to + 1;
    }
  }
  return marks.finish();
}

/** The look of numbered claims, for the lines in sight. */
export const claimLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
