// What a rejected call means to a person; not how it is shown.
import type { LanguageCode } from "../strings";
import type { ApiError, ErrorCode } from "./bindings/types";

const CODES: Record<ErrorCode, true> = {
  Locked: true,
  NothingOpen: true,
  CannotRead: true,
  CannotDraft: true,
  NoDraft: true,
  ModelMissing: true,
  ModelBroken: true,
  ModelFailed: true,
  MemoryShort: true,
  CannotWrite: true,
  Unknown: true,
  Busy: true,
  Cancelled: true,
  SignInFailed: true,
  Wait: true,
  SignInAgain: true,
  ConfirmFirst: true,
  NotAllowed: true,
  ReadOnly: true,
  WeakPassword: true,
  NotFound: true,
  BadValue: true,
  LastAdministrator: true,
  AlreadyStarted: true,
  AlreadyOpen: true,
  Damaged: true,
  MadeByNewer: true,
  DiskFull: true,
  LegalHold: true,
  NotWhole: true,
  Vault: true,
  Defect: true,
};

function isApiError(thrown: unknown): thrown is ApiError {
  if (typeof thrown !== "object" || thrown === null) return false;
  const { code, sentence } = thrown as Partial<ApiError>;
  return typeof sentence === "string" && typeof code === "string" && code in CODES;
}

/**
 * The error of a rejected call, in the language of the window where the program says it in several; what the program
 * did not say itself gets `sentence`, with the cause as details.
 */
export function failureOf(thrown: unknown, sentence: string, language: LanguageCode): ApiError {
  if (isApiError(thrown)) {
    const { translations, ...said } = thrown;
    return translations && language !== "en" ? { ...said, sentence: translations[language] } : said;
  }
  const details = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: "Unknown", sentence, details };
}
