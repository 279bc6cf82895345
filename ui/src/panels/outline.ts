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
    depths.push(node.parents.length > 0 ? Math.max(1, depth) : 0);
    const parents = node.parents.flatMap((parent) => nodes[parent]?.number ?? []);
    return { node, depth: depths[index] ?? 0, parents };
  });
}

const WEIGHT: Record<SeverityView, number> = { info: 0, warning: 1, error: 2 };

/** The heaviest severity among the findings of a claim, and how many there are. */
export function worst(
  findings: readonly Placed[],
  claim: number,
): { severity: SeverityView; count: number } | undefined {
  const own = findings.filter(({ finding }) => finding.part === "claims" && finding.claim === claim);
  const severity = own
    .map(({ finding }) => finding.severity)
    .reduce<SeverityView | undefined>((a, b) => (a === undefined || WEIGHT[b] > WEIGHT[a] ? b : a), undefined);
  return severity && { severity, count: own.length };
}
