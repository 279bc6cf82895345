// Carries findings and claims of an older text over to the text as it stands now; not when to ask for new ones.
import type { ChangeDesc } from "@codemirror/state";
import type { ClaimNode, Placed } from "../api";

/** Maps a half-open range; it never grows over what was typed at its edges, and never turns inside out. */
function range(from: number, to: number, changes: ChangeDesc): { from: number; to: number } {
  const start = changes.mapPos(from, 1);
  return { from: start, to: Math.max(start, changes.mapPos(to, -1)) };
}

/** A finding at its place in the new text of `part`, or `undefined` where its words were deleted. */
export function findingNow(finding: Placed, part: string, changes: ChangeDesc): Placed | undefined {
  const followed = follow(finding, part, changes);
  const { from, to } = finding;
  if (finding.finding.part !== part || from === null || to === null) return followed;
  const at = range(Math.min(from, changes.length), Math.min(to, changes.length), changes);
  if (at.from === at.to && from !== to) return undefined;
  return { ...followed, ...at };
}

/** The same with its fix and its related places carried over; a fix whose words were touched is dropped. */
function follow(finding: Placed, part: string, changes: ChangeDesc): Placed {
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

/** A claim at its place in the new text; of a claim that was deleted an empty range stays. */
export function claimNow(claim: ClaimNode, changes: ChangeDesc): ClaimNode {
  const from = Math.min(claim.from, changes.length);
  return { ...claim, ...range(from, Math.min(claim.to, changes.length), changes) };
}
