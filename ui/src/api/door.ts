// The one way to the program behind the window: commands by name with their types; not which program answers.
import type { Channel } from "@tauri-apps/api/core";
import type { Commands } from "./bindings/commands";

/** What answers commands: the real program, or a fake in tests. */
export interface Door {
  call(name: string, given: Record<string, unknown>): Promise<unknown>;
  channel<T>(listen: (message: T) => void): Channel<T>;
}

let door: Door | undefined;

/** Chooses who answers; the entry file and tests do this once, before anything else. */
export function open(chosen: Door): void {
  door = chosen;
}

function chosen(): Door {
  if (!door) throw new Error("no door has been opened");
  return door;
}

/** Calls a command of the program. Rejects with what `failureOf` makes an `ApiError` of. */
export function call<K extends keyof Commands>(
  name: K,
  given: Commands[K]["arguments"],
): Promise<Commands[K]["answer"]> {
  return chosen().call(name, given) as Promise<Commands[K]["answer"]>;
}

/** A channel on which the program sends messages while a command works; `listen` is set before the call. */
export function channel<T>(listen: (message: T) => void): Channel<T> {
  return chosen().channel(listen);
}
