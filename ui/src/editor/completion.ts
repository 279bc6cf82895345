// How the text may go on: a ghost behind the caret that Tab takes, and a list that Ctrl+Space opens; not what is proposed.
import { type EditorState, type Extension, Prec, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  EditorView,
  keymap,
  showTooltip,
  type Tooltip,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from "@codemirror/view";
import type { ProposedWords } from "../api";
import type { Strings } from "../strings";

/** What the editor needs to know and do about proposals. */
export interface Proposing {
  propose(text: string, at: number): Promise<readonly ProposedWords[]>;
  /** What a model adds to that, a moment later; null where none is heard, or where it did not come in time. */
  better(text: string, at: number): Promise<readonly ProposedWords[] | null>;
  /** Whether a model is heard, so that something better is to be expected. */
  hears(): boolean;
  words(): Strings;
  /** Called when a proposal of so many characters was taken with so many keys. */
  took(characters: number, keys: number): void;
}

/** What is proposed at the caret. */
export interface Proposals {
  at: number;
  found: readonly ProposedWords[];
  /** Which is chosen in the list; `null` while the list is closed. */
  chosen: number | null;
  /** Keys pressed in the list, the one that opened it among them. */
  keys: number;
  /** Whether something better may still come: then only what is nearly sure is a ghost, as a ghost is not replaced. */
  waiting?: boolean;
}

/** Milliseconds without a key before the program is asked. */
const QUIET = 40;

/** A proposal less probable than this is no ghost; the list shows it all the same. */
export const LIKELY = 0.25;

/** The same while a model is still being heard. */
export const SURE = 0.5;

/** Most proposals of a list to which a model has added. */
const MOST = 8;

const put = StateEffect.define<Proposals | null>();

/** What is left of proposals when `typed` was typed: those that agree, without what is there now. */
export function goneOn(proposals: Proposals, typed: string): Proposals | null {
  const found = proposals.found.flatMap((words) =>
    words.text.length > typed.length && words.text.startsWith(typed)
      ? [{ ...words, text: words.text.slice(typed.length), saves: Math.max(0, words.saves - typed.length) }]
      : [],
  );
  const chosen = proposals.chosen === null ? null : 0;
  const keys = proposals.keys + (proposals.chosen === null ? 0 : 1);
  return found.length > 0 ? { at: proposals.at + typed.length, found, chosen, keys } : null;
}

/** The proposal that stands behind the caret. */
export function ghostOf(proposals: Proposals | null): ProposedWords | undefined {
  if (!proposals || proposals.found.length === 0) return undefined;
  if (proposals.chosen !== null) return proposals.found[proposals.chosen];
  const [best] = proposals.found;
  const enough = proposals.waiting === true ? SURE : LIKELY;
  return best && best.score >= enough && best.saves > 0 ? best : undefined;
}

/**
 * What is shown once a model was heard. Nothing that is seen changes its place: a ghost is at most prolonged, and what is
 * new goes behind the entries of an open list.
 */
export function joined(shown: Proposals, better: readonly ProposedWords[]): Proposals {
  const { chosen } = shown;
  const settled = { at: shown.at, keys: shown.keys, chosen };
  const without = (words: readonly ProposedWords[], seen: readonly ProposedWords[]): readonly ProposedWords[] =>
    words.filter(({ text }) => !seen.some((known) => known.text === text));
  if (chosen !== null) return { ...settled, found: [...shown.found, ...without(better, shown.found)].slice(0, MOST) };
  const ghost = ghostOf(shown);
  if (!ghost) return { ...settled, found: better.length > 0 ? better : shown.found };
  const longer = better.find(({ text, score }) => score >= LIKELY && text.startsWith(ghost.text));
  const first = longer ?? ghost;
  const added = [first, ...without(better, [first])];
  return { ...settled, found: [...added, ...without(shown.found, added)].slice(0, MOST) };
}

class Ghost extends WidgetType {
  constructor(readonly text: string) {
    super();
  }

  override eq(other: Ghost): boolean {
    return other.text === this.text;
  }

  toDOM(): HTMLElement {
    const shown = document.createElement("span");
    shown.className = "cm-ghost";
    shown.setAttribute("aria-hidden", "true");
    shown.textContent = this.text;
    return shown;
  }
}

const proposed = StateField.define<Proposals | null>({
  create: () => null,
  update(shown, transaction) {
    let next = shown;
    if (next && transaction.docChanged) {
      let typed: string | undefined;
      let changes = 0;
      const { at } = next;
      transaction.changes.iterChanges((from, to, _, __, inserted) => {
        changes += 1;
        if (from === at && to === at) typed = inserted.toString();
      });
      next = changes === 1 && typed !== undefined ? goneOn(next, typed) : null;
    }
    const { main } = transaction.state.selection;
    if (next && (!main.empty || main.head !== next.at)) next = null;
    for (const effect of transaction.effects) if (effect.is(put)) next = effect.value;
    return next;
  },
  provide: (field) => [
    EditorView.decorations.from(field, (shown) => {
      const ghost = ghostOf(shown);
      if (!shown || !ghost) return Decoration.none;
      return Decoration.set(Decoration.widget({ widget: new Ghost(ghost.text), side: 1 }).range(shown.at));
    }),
  ],
});

/** Whether the caret stands where words can be put: not within a word. */
export function isOpen(state: EditorState): boolean {
  const { main } = state.selection;
  const next = state.sliceDoc(main.head, main.head + 1);
  return main.empty && !state.readOnly && !/[\p{L}\p{N}-]/u.test(next);
}

/** The word that is begun before a place, where what is proposed there goes on with it. */
function begunAt(state: EditorState, at: number, text: string): string {
  if (/^\s/u.test(text)) return "";
  const before = state.sliceDoc(state.doc.lineAt(at).from, at);
  return /[\p{L}\p{N}-]*$/u.exec(before)?.[0] ?? "";
}

function list(shown: Proposals, about: Proposing): Tooltip {
  return {
    pos: shown.at,
    above: false,
    create: (view) => {
      const dom = document.createElement("div");
      dom.className = "cm-proposals";
      const options = document.createElement("ul");
      options.setAttribute("role", "listbox");
      options.setAttribute("aria-label", about.words().completion.list);
      for (const [index, words] of shown.found.entries()) {
        const option = document.createElement("li");
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", String(index === shown.chosen));
        const begun = document.createElement("span");
        begun.className = "cm-begun";
        begun.textContent = begunAt(view.state, shown.at, words.text);
        option.append(begun, words.text.trim());
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(view, about, index);
        });
        options.append(option);
      }
      const said = document.createElement("div");
      said.className = "cm-said";
      said.setAttribute("role", "status");
      const first = shown.found[shown.chosen ?? 0]?.text ?? "";
      said.textContent = begunAt(view.state, shown.at, first) + first.trim();
      dom.append(options, said);
      return { dom };
    },
  };
}

function take(view: EditorView, about: Proposing, index?: number): boolean {
  const shown = view.state.field(proposed);
  const words = shown && (index === undefined ? ghostOf(shown) : shown.found[index]);
  if (!shown || !words) return false;
  view.dispatch({
    changes: { from: shown.at, insert: words.text },
    selection: { anchor: shown.at + words.text.length },
    effects: put.of(null),
    userEvent: "input.complete",
    scrollIntoView: true,
  });
  about.took(words.text.length, shown.keys + 1);
  return true;
}

function dismiss(view: EditorView): boolean {
  const shown = view.state.field(proposed);
  if (!shown || (shown.chosen === null && !ghostOf(shown))) return false;
  view.dispatch({ effects: put.of(null) });
  return true;
}

function move(view: EditorView, by: number): boolean {
  const shown = view.state.field(proposed);
  if (!shown || shown.chosen === null) return false;
  const count = shown.found.length;
  const chosen = (shown.chosen + by + count) % count;
  view.dispatch({ effects: put.of({ ...shown, chosen, keys: shown.keys + 1 }) });
  return true;
}

/** Asks when nothing was typed for a moment; an answer to a text that has changed since is thrown away. */
class Asking {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly view: EditorView,
    readonly about: Proposing,
  ) {}

  update(update: ViewUpdate): void {
    const typed = update.transactions.some((step) => step.isUserEvent("input") && !step.isUserEvent("input.fix"));
    if (!update.docChanged) return;
    clearTimeout(this.#timer);
    // What agrees with what was typed stays until it is used up.
    if (typed && !ghostOf(update.state.field(proposed))) this.#timer = setTimeout(() => void this.ask(false), QUIET);
  }

  destroy(): void {
    clearTimeout(this.#timer);
  }

  async ask(open: boolean): Promise<void> {
    clearTimeout(this.#timer);
    const { state } = this.view;
    if (!isOpen(state)) return;
    const at = state.selection.main.head;
    const text = state.doc.toString();
    const better = this.about.better(text, at);
    const found = await this.about.propose(text, at);
    if (!this.#stands(state)) return;
    // A list that was opened meanwhile stays.
    if (!open && this.view.state.field(proposed)?.chosen != null) return;
    if (found.length > 0) {
      const first = { at, found, chosen: open ? 0 : null, keys: open ? 1 : 0, waiting: this.about.hears() };
      this.view.dispatch({ effects: put.of(first) });
    }
    const more = await better;
    if (!this.#stands(state)) return;
    const shown = this.view.state.field(proposed);
    // What was sent away stays away.
    if (found.length > 0 && shown?.at !== at) return;
    const none = { at, found: [], chosen: open ? 0 : null, keys: open ? 1 : 0 };
    const next = joined(shown ?? none, more ?? []);
    if (next.found.length > 0) this.view.dispatch({ effects: put.of(next) });
  }

  /** Whether nothing was typed and the caret was not moved since. */
  #stands(state: EditorState): boolean {
    const now = this.view.state;
    return now.doc.eq(state.doc) && now.selection.main.eq(state.selection.main);
  }
}

/** Proposals in an editor. Tab, Escape, arrows and Enter are theirs only while there is something to take. */
export function completing(about: Proposing): Extension {
  const asking = ViewPlugin.define((view) => new Asking(view, about));
  const open = (view: EditorView): boolean => {
    const shown = view.state.field(proposed);
    if (shown && shown.chosen === null) view.dispatch({ effects: put.of({ ...shown, chosen: 0, keys: 1 }) });
    else void view.plugin(asking)?.ask(true);
    return true;
  };
  const inList = (view: EditorView): boolean => view.state.field(proposed)?.chosen != null;
  return [
    proposed,
    asking,
    showTooltip.compute([proposed], (state) => {
      const shown = state.field(proposed);
      return shown && shown.chosen !== null ? list(shown, about) : null;
    }),
    Prec.highest(
      keymap.of([
        { key: "Tab", run: (view) => take(view, about) },
        { key: "Escape", run: dismiss },
        { key: "Ctrl-Space", run: open },
        { key: "ArrowDown", run: (view) => move(view, 1) },
        { key: "ArrowUp", run: (view) => move(view, -1) },
        { key: "Enter", run: (view) => inList(view) && take(view, about) },
      ]),
    ),
  ];
}
