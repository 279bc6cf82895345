// The error that is shown, until it is dismissed; not what caused it.
import { failureOf, type ApiError } from "../api";
import { speech } from "./speech.svelte";

/** What a rejected call means, in the language of the window. */
export function told(thrown: unknown): ApiError {
  return failureOf(thrown, speech.words.failure.unexpected, speech.code);
}

class Failures {
  current = $state.raw<ApiError | null>(null);

  /** Called when the program says that nobody is signed in any more. */
  lost: () => void = () => undefined;

  /** Shows why a call was rejected; a choice not made is no error. */
  show(thrown: unknown): void {
    const failure = told(thrown);
    if (failure.code === "Locked" || failure.code === "SignInAgain") this.lost();
    else if (failure.code !== "Cancelled") this.current = failure;
  }

  dismiss(): void {
    this.current = null;
  }
}

export const failures = new Failures();
