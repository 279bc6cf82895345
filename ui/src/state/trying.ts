// One attempt at a time on behalf of a panel: what fails is shown; what is attempted is the panel's.
import { failures } from "./failures.svelte";

/** Runs an attempt unless one of the same panel is under way; answers whether it succeeded. */
export async function trying(panel: { busy: boolean }, attempt: () => Promise<void>): Promise<boolean> {
  if (panel.busy) return false;
  panel.busy = true;
  try {
    await attempt();
    return true;
  } catch (thrown) {
    failures.show(thrown);
    return false;
  } finally {
    panel.busy = false;
  }
}
