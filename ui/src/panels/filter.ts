// Which findings a list shows, in which order, by which part and group; not what a finding looks like.
import type { OfficeSeverities, Placed, SeverityView } from "../api";

export const SEVERITIES: readonly SeverityView[] = ["error", "warning", "info"];
const PARTS = ["document", "title", "abstract", "description", "drawings", "claims"];

/** The severity that counts for an office, or the highest where `office` is `all`. */
export function severityFor(finding: Placed, office: string): SeverityView | undefined {
  if (office === "all") return finding.finding.severity;
  return finding.finding.by_office[office as keyof OfficeSeverities];
}

/** How many findings of each severity concern an office. */
export function counts(findings: readonly Placed[], office: string): Record<SeverityView, number> {
  const found: Record<SeverityView, number> = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) {
    const severity = severityFor(finding, office);
    if (severity) found[severity] += 1;
  }
  return found;
}

/** Findings that concern the office with a severity that is not hidden, part by part in the order of the text; the heaviest
 *  for the office first where asked for. */
export function select(
  findings: readonly Placed[],
  office: string,
  hidden: ReadonlySet<SeverityView>,
  byWeight = false,
): Placed[] {
  const weight = (finding: Placed): number =>
    byWeight ? SEVERITIES.indexOf(severityFor(finding, office) ?? finding.finding.severity) : 0;
  return findings
    .filter((finding) => {
      const severity = severityFor(finding, office);
      return severity !== undefined && !hidden.has(severity);
    })
    .sort(
      (a, b) =>
        weight(a) - weight(b) || PARTS.indexOf(a.finding.part) - PARTS.indexOf(b.finding.part) || (a.from ?? -1) - (b.from ?? -1),
    );
}

/** Offices that any finding concerns, in a fixed order. */
export function offices(findings: readonly Placed[]): string[] {
  return ["ep", "us", "pct", "fr"].filter((office) =>
    findings.some(({ finding }) => finding.by_office[office as keyof OfficeSeverities] !== undefined),
  );
}

/** The group of a finding's rule. */
export function groupOf(finding: Placed): string {
  return finding.finding.rule.split("/")[0] ?? "";
}

/** Groups that have findings, in the order of their first. */
export function groups(findings: readonly Placed[]): string[] {
  return [...new Set(findings.map(groupOf))];
}
