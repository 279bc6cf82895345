// The undo history as text that can be kept and given back, to the text that it belongs to or to what became of that.
import { historyField, isolateHistory } from "@codemirror/commands";
import { EditorState, type EditorStateConfig } from "@codemirror/state";

const FIELDS = { history: historyField };

interface Kept {
  /** The text that the history belongs to. */
  text: string;
  history: unknown;
}

/** The undo history of an editor, with its text. */
export function historyOf(state: EditorState): string {
  const { history } = state.toJSON(FIELDS) as { history: unknown };
  return JSON.stringify({ text: state.doc.toString(), history } satisfies Kept);
}

function read(kept: string | null): Kept | null {
  if (kept === null) return null;
  try {
    const { text, history } = JSON.parse(kept) as Partial<Kept>;
    return typeof text === "string" ? { text, history } : null;
  } catch {
    // A history that cannot be read is none.
    return null;
  }
}

/** A history that was kept, where it is of this very text. */
export function historyFor(text: string, kept: string | null): string | null {
  return read(kept)?.text === text ? kept : null;
}

/** What turns one text into another, as one replacement. */
function between(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}

/**
 * A state that begins with a history that was kept. What was typed after it was kept is one step more, so that a text of
 * which the program was killed can be taken back as any other; a history that cannot be read is left out.
 */
export function stateWith(config: EditorStateConfig & { doc: string }, kept: string | null): EditorState {
  const found = read(kept);
  if (!found) return EditorState.create(config);
  try {
    const { text, history } = found;
    const selection = { ranges: [{ anchor: 0, head: 0 }], main: 0 };
    const state = EditorState.fromJSON({ doc: text, selection, history }, config, FIELDS);
    if (text === config.doc) return state;
    // A step of its own, whenever the last one was.
    return state.update({ changes: between(text, config.doc), annotations: isolateHistory.of("full") }).state;
  } catch {
    return EditorState.create(config);
  }
}
