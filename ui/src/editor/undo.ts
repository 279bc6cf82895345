// The undo history as text that can be kept and given back; it is given back to the text that it belongs to, and no other.
import { historyField } from "@codemirror/commands";
import { EditorState, type EditorStateConfig } from "@codemirror/state";

const FIELDS = { history: historyField };

/** Tells two texts apart well enough not to give one the history of the other (FNV-1a, with the length). */
function mark(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(16)}`;
}

/** The undo history of an editor, with the mark of its text. */
export function historyOf(state: EditorState): string {
  const { history } = state.toJSON(FIELDS) as { history: unknown };
  return JSON.stringify({ of: mark(state.doc.toString()), history });
}

/** A state that begins with a history that was kept; without it where it does not belong to the text. */
export function stateWith(config: EditorStateConfig & { doc: string }, kept: string | null): EditorState {
  if (kept !== null) {
    try {
      const { of, history } = JSON.parse(kept) as { of?: unknown; history?: unknown };
      const selection = { ranges: [{ anchor: 0, head: 0 }], main: 0 };
      if (of === mark(config.doc)) return EditorState.fromJSON({ doc: config.doc, selection, history }, config, FIELDS);
    } catch {
      // A history that cannot be read is none.
    }
  }
  return EditorState.create(config);
}
