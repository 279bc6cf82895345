// What the parts of the fake program share: the form of answers and refusals; no state.
import type { Commands } from "../bindings/commands";
import type { ApiError, ErrorCode } from "../bindings/types";

/** An answer to every command. */
export type Answers = { [K in keyof Commands]: (given: Commands[K]["arguments"]) => Commands[K]["answer"] };

/** A refusal, as the program sends it. */
export function refusal(code: ErrorCode, sentence: string, wait_seconds?: number): ApiError {
  return { code, sentence, details: null, ...(wait_seconds === undefined ? {} : { wait_seconds }) };
}

/** Refuses, so that the call is rejected. */
export function refuse(code: ErrorCode, sentence: string, wait_seconds?: number): never {
  throw refusal(code, sentence, wait_seconds) as unknown;
}
