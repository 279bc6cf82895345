// Says in words where a sentence of a draft came from; not where that place is on the screen.
import type { SentenceView } from "../api";
import type { Strings } from "../strings";

export function origin(sentence: SentenceView, { draft: words, passage }: Strings): string {
  const from = sentence.origin;
  switch (from.from) {
    case "claim":
      return `${words.fromClaim(from.claim)}: “${from.limitation}”`;
    case "template":
      return words.fromTemplate(from.name);
    case "disclosure":
      return words.fromDisclosure(from.paragraph);
    case "user":
      return passage.from;
    case "model":
      return `${words.fromModel(from.model, from.seed)}${sentence.accepted ? ` · ${words.accepted}` : ""}`;
  }
}
