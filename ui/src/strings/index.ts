// Which languages the window speaks and which one to begin with; not the words themselves.
import { de } from "./de";
import { en, type Strings } from "./en";
import { fr } from "./fr";
import { withSpaces } from "./spacing";

export type { Strings };
export type LanguageCode = "en" | "fr" | "de";

export const LANGUAGES: Record<LanguageCode, Strings> = { en, fr: withSpaces(fr), de };

/** The language to begin with, from the system's preferences, best first. */
export function preferred(wished: readonly string[]): LanguageCode {
  for (const wish of wished) {
    const code = wish.slice(0, 2).toLowerCase();
    if (code in LANGUAGES) return code as LanguageCode;
  }
  return "en";
}
