// Which finding the user looks at, in the list and in the text at once; not the findings themselves.
import type { Placed } from "../api";
import { claims } from "./claims.svelte";
import { desk } from "./desk.svelte";

/** Names a finding as long as its place stays; one rule may say two things of one place, one for each office. */
export function keyOf(finding: Placed): string {
  const { rule, part, message } = finding.finding;
  return `${rule}@${part}:${finding.from ?? ""}-${finding.to ?? ""} ${message}`;
}

/** A list of findings that is shown. */
export interface Offered {
  findings: readonly Placed[];
  of: "document" | "draft";
  /** A finding at its place in the text as it stands. */
  now: (finding: Placed) => Placed | undefined;
}

class Attention {
  key = $state<string | null>(null);
  /** Whether its fix is shown as well. */
  fixing = $state(false);

  /** The list in sight, in its order; the list that is shown sets it. */
  #list: Offered | undefined;

  offer(list: Offered): void {
    this.#list = list;
  }

  withdraw(): void {
    this.#list = undefined;
  }

  /** Looks at a finding and shows its text; `focus` takes the keyboard there. */
  look(finding: Placed, { of, now }: Omit<Offered, "findings">, focus: boolean): void {
    this.key = keyOf(finding);
    this.fixing = false;
    const { part } = finding.finding;
    const at = now(finding);
    if (at && part !== "document") desk.show({ of, part, from: at.from, to: at.to, focus });
  }

  /** Looks at a finding of the claims with its fix, as asked for in the text. */
  fix(finding: Placed): void {
    desk.rule = null;
    if (desk.tab !== "validate") desk.tab = "findings";
    this.key = keyOf(finding);
    this.fixing = true;
  }

  /** Looks at the next (1) or previous (-1) finding, around the ends. */
  step(by: 1 | -1): void {
    if (!this.#list) desk.tab = "findings";
    const list = this.#list ?? { findings: claims.findings, of: "document" as const, now: claims.now };
    const { findings } = list;
    if (findings.length === 0) return;
    const now = findings.findIndex((finding) => keyOf(finding) === this.key);
    const next = now < 0 ? (by > 0 ? 0 : findings.length - 1) : (now + by + findings.length) % findings.length;
    const finding = findings[next];
    if (finding) this.look(finding, list, false);
  }
}

export const attention = new Attention();
