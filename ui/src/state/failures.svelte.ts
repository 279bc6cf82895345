// The error that is shown, until it is dismissed; not what caused it.
import { failureOf, type ApiError } from "../api";
import { speech } from "./speech.svelte";

class Failures {
  current = $state.raw<ApiError | null>(null);

  /** Shows why a call was rejected; a choice not made is no error. */
  show(thrown: unknown): void {
    const failure = failureOf(thrown, speech.words.failure.unexpected, speech.code);
    if (failure.code !== "Cancelled") this.current = failure;
  }

  dismiss(): void {
    this.current = null;
  }
}

export const failures = new Failures();
