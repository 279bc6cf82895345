// The keys that work everywhere in the window; keys of the editor and of lists are theirs.
import { attention } from "../state/attention.svelte";
import { claims } from "../state/claims.svelte";
import { desk } from "../state/desk.svelte";
import { drafting } from "../state/draft.svelte";
import { review } from "../state/review.svelte";

function act(event: KeyboardEvent): (() => void) | undefined {
  const control = event.ctrlKey || event.metaKey;
  const workspace = desk.screen === "workspace";
  if (control && !event.shiftKey && event.key.toLowerCase() === "o") {
    return desk.opening || desk.modelAtWork ? () => undefined : () => void desk.openFile();
  }
  if (!workspace) return undefined;
  if (control && event.key === "Enter" && !claims.empty) {
    return () => {
      desk.rule = null;
      desk.tab = "draft";
      void drafting.start();
    };
  }
  if (event.key === "F8") return () => attention.step(event.shiftKey ? -1 : 1);
  if (event.key === "Escape" && desk.modelAtWork) return () => void drafting.stop();
  if (event.key === "Escape" && desk.rule) return () => (desk.rule = null);
  if (event.key === "Escape" && desk.cover) return () => (desk.cover = null);
  return undefined;
}

/** Does what a key asks for, unless something nearer to it already did. */
export function shortcut(event: KeyboardEvent): void {
  if (event.defaultPrevented || desk.waiting || review.asking) return;
  const does = act(event);
  if (!does) return;
  event.preventDefault();
  does();
}
