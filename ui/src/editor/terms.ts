// The term under the pointer or the caret: a card with its introduction, every mention and a jump; not what a term is.
import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, hoverTooltip, keymap } from "@codemirror/view";
import type { TermPlace, TermView } from "../api";
import type { Strings } from "../strings";

/** What the editor needs to know and do about terms. */
export interface Terms {
  /** The term at a position of a text. */
  at(text: string, position: number): Promise<TermView | null>;
  words(): Strings;
  /** Shows a place of the text. */
  go(view: EditorView, place: TermPlace): void;
}

/** Milliseconds that the pointer rests before a term is asked about. */
const REST = 400;

const lit = StateEffect.define<readonly TermPlace[]>();
const mark = Decoration.mark({ class: "cm-term" });
const first = Decoration.mark({ class: "cm-term cm-term-first" });

/** Every mention of the term whose card is open. */
const mentions = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    let next = transaction.docChanged ? Decoration.none : shown;
    for (const effect of transaction.effects) {
      if (!effect.is(lit)) continue;
      const length = transaction.state.doc.length;
      const within = effect.value.filter(({ from, to }) => from < to && to <= length);
      next = Decoration.set(
        within.map((place) => (place.introduces ? first : mark).range(place.from, place.to)),
        true,
      );
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function element(kind: string, text: string): HTMLElement {
  const made = document.createElement("div");
  made.className = kind;
  made.textContent = text;
  return made;
}

/** What the card says of a term: where it comes from and why. */
export function told(term: TermView, words: Strings): string {
  const { introduction: from, here } = term;
  if (from && from.from === here.from) return words.term.introducedHere;
  const why = words.term.reason[term.reason as keyof Strings["term"]["reason"]] ?? term.reason;
  return from ? `${words.term.introducedIn(from.claim, from.text)} ${why}` : why;
}

/** The card of a term. */
export function card(term: TermView, words: Strings, go: (place: TermPlace) => void): HTMLElement {
  const box = document.createElement("div");
  box.className = "cm-term-card";
  box.append(element("cm-finding-title", term.term), element("cm-finding-message", told(term, words)));
  const list = document.createElement("ul");
  list.setAttribute("aria-label", words.term.mentions(term.mentions.length));
  box.append(element("cm-finding-law", words.term.mentions(term.mentions.length)), list);
  for (const place of term.mentions) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${words.term.claim(place.claim)} · ${place.text}`;
    if (place.from === term.here.from) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => go(place));
    const item = document.createElement("li");
    item.append(button);
    list.append(item);
  }
  return box;
}

/** Lights up places once the update that shows or hides their card is over. */
function light(view: EditorView, places: readonly TermPlace[]): void {
  queueMicrotask(() => {
    if (view.dom.isConnected) view.dispatch({ effects: lit.of(places) });
  });
}

/** The place that follows the one where the caret is, around the end to the beginning. */
export function following(term: TermView): TermPlace | undefined {
  return term.mentions.find((place) => place.from > term.here.from) ?? term.mentions[0];
}

/** Hovering shows the card; F12 goes to the introduction, Shift+F12 to the next mention. */
export function terms(about: Terms): Extension {
  const ask = async (view: EditorView, position: number): Promise<TermView | null> => {
    const asked = view.state.doc;
    const term = await about.at(asked.toString(), position);
    // What was typed meanwhile has moved the places.
    return view.state.doc.eq(asked) ? term : null;
  };
  const jump = (view: EditorView, choose: (term: TermView) => TermPlace | undefined): boolean => {
    void ask(view, view.state.selection.main.from).then((term) => {
      const place = term && choose(term);
      if (place) about.go(view, place);
    });
    return true;
  };
  const hover = hoverTooltip(
    async (view, position) => {
      const term = await ask(view, position);
      if (!term) return null;
      return {
        pos: term.here.from,
        end: term.here.to,
        above: true,
        create: () => ({
          dom: card(term, about.words(), (place) => about.go(view, place)),
          mount: () => light(view, term.mentions),
          destroy: () => light(view, []),
        }),
      };
    },
    { hoverTime: REST, hideOnChange: true },
  );
  const keys = keymap.of([
    { key: "F12", run: (view) => jump(view, (term) => term.introduction ?? undefined) },
    { key: "Shift-F12", run: (view) => jump(view, following) },
  ]);
  return [mentions, hover, keys];
}
