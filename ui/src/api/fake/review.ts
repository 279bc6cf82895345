// What the fake program answers to a reviewer: enough to see summaries, waivers, a comparison and parts; no rule of law.
import type {
  AssignPart,
  EarlierView,
  OfficeSeverities,
  PartText,
  Placed,
  SetAsideView,
  SourceView,
  ValidationView,
  Waiver,
} from "../bindings/types";

/** Findings that stand, and those that waivers speak of. */
export function sortedOut(all: readonly Placed[], waivers: readonly Waiver[]): { findings: Placed[]; set_aside: SetAsideView[] } {
  const findings: Placed[] = [];
  const set_aside: SetAsideView[] = [];
  for (const placed of all) {
    const waiver = waivers.find(
      ({ rule, claim, excerpt }) =>
        rule === placed.finding.rule && excerpt === placed.finding.excerpt && (claim === undefined || claim === placed.finding.claim),
    );
    if (waiver) set_aside.push({ placed, waiver });
    else findings.push(placed);
  }
  return { findings, set_aside };
}

export function validated(
  all: readonly Placed[],
  offices: string[],
  waivers: readonly Waiver[],
  earlier: EarlierView | null,
): Omit<ValidationView, "of" | "parts"> {
  const { findings, set_aside } = sortedOut(all, waivers);
  const at = (office: string, severity: string): number =>
    findings.filter(({ finding }) => finding.by_office[office as keyof OfficeSeverities] === severity).length;
  return {
    offices,
    findings,
    set_aside,
    idle_waivers: waivers.filter((waiver) => set_aside.every((aside) => aside.waiver !== waiver)),
    cannot_assess: [{ rule: "drawings/sign-missing", reason: "No drawings were supplied." }],
    summary: offices.map((office) => ({
      office,
      to_correct: at(office, "error"),
      to_decide: at(office, "warning"),
      to_know: at(office, "info"),
      not_assessed: 1,
      set_aside: set_aside.length,
      rules_run: 37,
    })),
    comparison: earlier && { name: earlier.name, new: [0], gone: all.slice(-1), same: findings.length - 1 },
    ran: 37,
  };
}

export function source(parts: readonly PartText[], corrections: readonly AssignPart[]): SourceView {
  const paragraphs = parts
    .flatMap(({ part, text }) => text.split("\n\n").map((opening, at) => ({ part, opening, first: at === 0 })))
    .map(({ part, opening, first }, index) => {
      const corrected = [...corrections].reverse().find((correction) => correction.paragraph === index);
      const begins = corrected ? "person" : first ? "heading" : null;
      return { index, opening, label: null, page: null, part: corrected ? corrected.part : part, begins };
    });
  return { paragraphs, corrections: corrections.length };
}
