// The language that the window speaks now; not the language of a document.
import { LANGUAGES, preferred, type LanguageCode, type Strings } from "../strings";

class Speech {
  code = $state<LanguageCode>(preferred(typeof navigator === "undefined" ? [] : navigator.languages));
  words: Strings = $derived(LANGUAGES[this.code]);
}

export const speech = new Speech();
