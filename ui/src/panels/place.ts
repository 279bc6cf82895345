// Where a finding stands, in a few words; not how it is shown.
import type { FindingView } from "../api";
import type { Strings } from "../strings";

/** The claim, the paragraph or the part of a finding. */
export function place(finding: FindingView, words: Strings): string {
  if (finding.claim !== null) return words.findings.claim(finding.claim);
  if (finding.paragraph !== null) return words.findings.paragraph(finding.paragraph_label ?? String(finding.paragraph));
  return words.part[finding.part] ?? finding.part;
}
