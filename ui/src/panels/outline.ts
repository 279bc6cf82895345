// The claim tree as rows, and the heaviest finding of a claim; not how a row looks.
import type { ClaimNode, Placed, SeverityView } from "../api";

/** A claim with its depth and the numbers of the claims that it depends on. */
export interface Row {
  node: ClaimNode;
  depth: number;
  parents: number[];
}

/** Rows in the order of the text. A claim stands one deeper than the deepest claim before it that it depends on. */
export function rows(nodes: readonly ClaimNode[]): Row[] {
  const depths: number[] = [];
  return nodes.map((node, index) => {
    const before = node.parents.filter((parent) => parent < index);
    const depth = Math.max(-1, ...before.map((parent) => depths[parent] ?? 0)) + 1;
    depths.push(node.dependent ? Math.max(1, depth) : depth);
    const parents = node.parents.flatMap((parent) => nodes[parent]?.number ?? []);
    return { node, depth: depths[index] ?? 0, parents };
  });
}

/** Words that nearly every dependent claim begins its own part with. */
const LEAD = /^(?:wherein|in which|wobei|dans lequel|dans laquelle)\s+(?:(?:the|said)\s+)?/i;

/** What tells a claim from others: a dependent one says it after its reference, an independent one in its opening. */
export function label(node: ClaimNode, text: string): string {
  if (!node.dependent) return node.opening;
  const own = text.slice(node.from, Math.min(node.to, node.from + 400));
  const comma = own.indexOf(",");
  const rest = comma < 0 ? "" : own.slice(comma + 1).trim().replace(LEAD, "");
  return rest === "" ? node.opening : rest.slice(0, 120);
}

const WEIGHT: Record<SeverityView, number> = { info: 0, warning: 1, error: 2 };

/** For each claim that has findings, by its number: the heaviest severity, and how many there are. */
export function worst(findings: readonly Placed[]): Map<number, { severity: SeverityView; count: number }> {
  const found = new Map<number, { severity: SeverityView; count: number }>();
  for (const { finding } of findings) {
    if (finding.part !== "claims" || finding.claim === null) continue;
    const before = found.get(finding.claim);
    const heavier = !before || WEIGHT[finding.severity] > WEIGHT[before.severity];
    found.set(finding.claim, {
      severity: heavier ? finding.severity : before.severity,
      count: (before?.count ?? 0) + 1,
    });
  }
  return found;
}
