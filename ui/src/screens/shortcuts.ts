// The keys that work everywhere in the window; keys of the editor and of lists are theirs.
import { attention } from "../state/attention.svelte";
import { claims } from "../state/claims.svelte";
import { desk } from "../state/desk.svelte";
import { drafting } from "../state/draft.svelte";
import { keeping } from "../state/keeping.svelte";
import { matters } from "../state/matters.svelte";
import { rooms } from "../state/rooms";
import { session } from "../state/session.svelte";

function act(event: KeyboardEvent): (() => void) | undefined {
  const control = event.ctrlKey || event.metaKey;
  const workspace = desk.screen === "workspace";
  const letter = control && !event.shiftKey && !event.altKey ? event.key.toLowerCase() : "";
  if (letter === "s" && session.open) return () => (workspace ? void keeping.save() : undefined);
  if (letter === "o" && !workspace && session.open) {
    const { matter } = matters;
    return () => (desk.screen === "home" && matter && session.writes ? void rooms.takeInto(matter.id) : undefined);
  }
  if (letter === "o") {
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
  if (event.defaultPrevented || !session.inside) return;
  // Locking goes before everything, whatever is asked at the moment.
  const lock = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "l" && session.open;
  if (!lock && document.querySelector("dialog[open]")) return;
  const does = lock ? () => void rooms.lock() : act(event);
  if (!does) return;
  event.preventDefault();
  does();
}
