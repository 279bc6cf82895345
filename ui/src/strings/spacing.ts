// The spaces that French sets beside signs, which no line is broken at; written plainly in the words themselves.

/** A text with spaces that hold: narrow before “;”, “!” and “?”, whole before “:” and within guillemets. */
export function spaced(text: string): string {
  return text
    .replace(/ (?=[;!?])/g, "\u202f")
    .replace(/ (?=[:»])/g, "\u00a0")
    .replace(/(?<=«) /g, "\u00a0");
}

/** Words of any shape, each text of them spaced, also one that is filled in later. */
export function withSpaces<T>(words: T): T {
  if (typeof words === "string") return spaced(words) as T;
  if (typeof words === "function") {
    const fill = words as unknown as (...holes: unknown[]) => unknown;
    const spacedFill = (...holes: unknown[]): unknown => withSpaces(fill(...holes));
    // As many holes as before, for those who count them.
    return Object.defineProperty(spacedFill, "length", { value: fill.length }) as T;
  }
  if (Array.isArray(words)) return words.map((each: unknown) => withSpaces(each)) as T;
  if (typeof words !== "object" || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, withSpaces(value as unknown)])) as T;
}
