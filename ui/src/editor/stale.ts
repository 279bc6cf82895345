// Carries findings and claims of an older text over to the text as it stands now; not when to ask for new ones.
import type { ChangeDesc } from "@codemirror/state";
import type { ClaimNode, Placed } from "../api";

/** Maps a half-open range; it never grows over what was typed at its edges, and never turns inside out. */
function range(from: number, to: number, changes: ChangeDesc): { from: number; to: number } {
  const start = changes.mapPos(from, 1);
  return { from: start, to: Math.max(start, changes.mapPos(to, -1)) };
}

/** The finding at its place in the new text, or `undefined` where its words were deleted. */
function placed(finding: Placed, part: string, changes: ChangeDesc): Placed | undefined {
  if (finding.finding.part !== part) return related(finding, part, changes);
  if (finding.from === null || finding.to === null) return related(finding, part, changes);
  const at = range(Math.min(finding.from, changes.length), Math.min(finding.to, changes.length), changes);
  if (at.from === at.to && finding.from !== finding.to) return undefined;
  return { ...related(finding, part, changes), ...at };
}

/** The same with its fix and its related places carried over; a fix whose words were touched is dropped. */
function related(finding: Placed, part: string, changes: ChangeDesc): Placed {
  const touched = finding.edits.some(
    (edit) => edit.part === part && (edit.end > changes.length || changes.touchesRange(edit.start, edit.end) !== false),
  );
  const edits = touched
    ? []
    : finding.edits.map((edit) => {
        if (edit.part !== part) return edit;
        return { ...edit, start: changes.mapPos(edit.start, 1), end: changes.mapPos(edit.end, -1) };
      });
  const places = finding.related_from.map((from, index) => {
    if (from === null || finding.finding.related[index]?.part !== part) return from;
    return changes.mapPos(Math.min(from, changes.length), 1);
  });
  return { ...finding, edits, related_from: places };
}

/** Findings of `part` after `changes` of its text. */
export function mapFindings(findings: readonly Placed[], part: string, changes: ChangeDesc): Placed[] {
  return findings.flatMap((finding) => placed(finding, part, changes) ?? []);
}

/** Claims after `changes` of their text; a claim that was deleted keeps an empty range until the next check. */
export function mapClaims(claims: readonly ClaimNode[], changes: ChangeDesc): ClaimNode[] {
  return claims.map((claim) => {
    const from = changes.mapPos(Math.min(claim.from, changes.length), 1);
    return { ...claim, from, to: Math.max(from, changes.mapPos(Math.min(claim.to, changes.length), -1)) };
  });
}
