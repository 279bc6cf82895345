// Findings as the editor shows them: underlines, gutter, hover with message, law and fix; not the list beside it.
import type { Diagnostic } from "@codemirror/lint";
import type { Placed } from "../api";
import type { Strings } from "../strings";

/** What a hover can ask for. */
export interface Asks {
  fix(finding: Placed): void;
  rule(finding: Placed): void;
}

function line(of: HTMLElement, kind: string, text: string): void {
  const child = document.createElement("div");
  child.className = kind;
  child.textContent = text;
  of.append(child);
}

function hover(placed: Placed, words: Strings): Node {
  const box = document.createElement("div");
  box.className = "cm-finding";
  line(box, "cm-finding-title", `${words.severity[placed.finding.severity]} · ${placed.title}`);
  line(box, "cm-finding-message", placed.finding.message);
  const cites = placed.finding.citations.map(({ office, cite }) => `${words.office[office] ?? office}: ${cite}`);
  if (cites.length > 0) line(box, "cm-finding-law", cites.join("  ·  "));
  return box;
}

/** Diagnostics for a text of `length`, from the findings that have a place in it. */
export function diagnostics(findings: readonly Placed[], length: number, words: Strings, asks: Asks): Diagnostic[] {
  return findings.flatMap((placed) => {
    if (placed.from === null || placed.to === null) return [];
    const actions = [{ name: words.findings.rule, apply: () => asks.rule(placed) }];
    if (placed.finding.fix && placed.edits.length > 0) {
      actions.unshift({ name: words.findings.fix, apply: () => asks.fix(placed) });
    }
    return {
      from: Math.min(placed.from, length),
      to: Math.min(placed.to, length),
      severity: placed.finding.severity,
      source: placed.finding.rule,
      message: `${placed.title}: ${placed.finding.message}`,
      renderMessage: () => hover(placed, words),
      actions,
    };
  });
}
