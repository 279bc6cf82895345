// Puts together the editors for claims and for prose, and the reader for other parts; not what is said about their texts.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { lintGutter } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension, Prec } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, placeholder, tooltips } from "@codemirror/view";
import type { ChangeDesc } from "@codemirror/state";
import { claimLines } from "./claim-lines";
import { completing, type Proposing } from "./completion";
import { hand } from "./hand";
import { type Terms, terms } from "./terms";
import { stateWith } from "./undo";

/** What an editor tells and how it is named. */
export interface Options {
  parent: HTMLElement;
  /** What scrolls with the text in it, where that is not the editor itself. */
  within?: HTMLElement | null;
  text: string;
  label: string;
  placeholder: string;
  readOnly: boolean;
  /** Whether the text is prose of the description, without what belongs to claims and to long texts. */
  prose?: boolean;
  /** Called with every change that a person or a fix made. */
  typed?: (changes: ChangeDesc) => void;
  /** What is known of the terms of the text. */
  terms?: Terms;
  /** An undo history that `historyOf` gave. */
  history?: string | null;
  /** Who proposes how the text goes on. */
  proposing?: Proposing;
  /** Called for Ctrl+Enter. */
  draft?: () => void;
  /** Called for Escape, where nothing nearer takes it, and for Ctrl+Enter. */
  leave?: () => void;
}

/** An editor with the parts of it that change with the language of the window. */
export interface Made {
  view: EditorView;
  relabel(label: string, placeholder: string): void;
}

/** Keeps lists and cards within what is seen of the text, above the line where there is no room below it. */
function room(within: HTMLElement | null | undefined): Extension {
  return tooltips({
    tooltipSpace: (view) => {
      const { top, bottom } = (within ?? view.dom).getBoundingClientRect();
      return { top, bottom, left: 0, right: document.documentElement.clientWidth };
    },
  });
}

function attributes(label: string): Extension {
  return EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocorrect: "off", tabindex: "0" });
}

/** Makes an editor. Tab is left to the page unless it takes a proposal, so that no one is caught in the text (WCAG 2.1.2). */
export function create(options: Options): Made {
  const label = new Compartment();
  const hint = new Compartment();
  const leave = (): boolean => {
    options.leave?.();
    return options.leave !== undefined;
  };
  const finish = (): boolean => {
    options.draft?.();
    return options.draft !== undefined || leave();
  };
  const ofClaims = [
    search({ top: true }),
    highlightSelectionMatches({ minSelectionLength: 4 }),
    keymap.of(searchKeymap),
    lintGutter(),
    claimLines,
  ];
  const config = {
    doc: options.text,
    extensions: [
      Prec.highest(keymap.of([{ key: "Mod-Enter", run: finish }])),
      // As many steps as nobody takes back in one sitting.
      history({ minDepth: 1000 }),
      drawSelection(),
      EditorView.lineWrapping,
      room(options.within),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      options.prose ? [] : ofClaims,
      keymap.of([{ key: "Escape", run: leave }]),
      options.terms ? terms(options.terms) : [],
      options.proposing ? completing(options.proposing) : [],
      label.of(attributes(options.label)),
      hint.of(placeholder(options.placeholder)),
      options.readOnly
        ? [EditorState.readOnly.of(true), EditorView.editable.of(false)]
        : [highlightActiveLine(), hand],
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.typed?.(update.changes.desc);
      }),
    ],
  };
  const state = stateWith(config, options.history ?? null);
  const view = new EditorView({ state, parent: options.parent });
  return {
    view,
    relabel: (text, example) =>
      view.dispatch({ effects: [label.reconfigure(attributes(text)), hint.reconfigure(placeholder(example))] }),
  };
}

/** Selects a range and brings it to the middle of what is seen. */
export function reveal(view: EditorView, from: number, to: number): void {
  const length = view.state.doc.length;
  const anchor = Math.min(from, length);
  const head = Math.min(to, length);
  view.dispatch({
    selection: { anchor, head },
    effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    userEvent: "select",
  });
}
