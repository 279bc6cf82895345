// Both factors again where the program asks for them, and the call repeated after it; not the sign-in.
import { call } from "../api";
import { told } from "./failures.svelte";
import { session } from "./session.svelte";
import { speech } from "./speech.svelte";

class Confirming {
  /** Whether both factors are asked for. */
  asking = $state(false);
  busy = $state(false);
  /** What the last attempt came to, as a sentence. */
  refused = $state("");

  #settle: ((confirmed: boolean) => void) | undefined;

  /** Does something; where the program wants both factors first, asks for them and does it again. */
  async around<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (thrown) {
      if (told(thrown).code !== "ConfirmFirst") throw thrown;
    }
    if (!(await this.#ask())) throw cancelled();
    return act();
  }

  /** Asks for both factors ahead of something that takes long to prepare. */
  #ask(): Promise<boolean> {
    this.refused = "";
    this.asking = true;
    return new Promise((settle) => (this.#settle = settle));
  }

  /** What the person typed; the dialog stays until it is right or left. */
  async give(password: string, code: string, keyFile: string | null): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refused = "";
    try {
      session.entered(await call("confirm", { request: { password, code, key_file: keyFile } }));
      this.#close(true);
    } catch (thrown) {
      const failure = told(thrown);
      session.refused(failure);
      if (failure.code !== "Wait") this.refused = failure.code === "SignInFailed" ? speech.words.again.failed : failure.sentence;
    } finally {
      this.busy = false;
    }
  }

  leave = (): void => this.#close(false);

  #close(confirmed: boolean): void {
    this.asking = false;
    this.#settle?.(confirmed);
    this.#settle = undefined;
  }
}

/** As the program says that a person chose nothing. */
function cancelled(): unknown {
  return { code: "Cancelled", sentence: "", details: null };
}

export const confirming = new Confirming();
