// Generated from Rust by the test `bindings`; do not edit.

/**
 * An error as a front end shows it.
 */
export type ApiError = { 
/**
 * What to switch on.
 */
code: ErrorCode, 
/**
 * One plain sentence: what happened, to which document or field, what to do next.
 */
sentence: string, 
/**
 * The technical cause, for a fold; never a path that the user did not give.
 */
details: string | null, };

/**
 * A correction: what begins at a paragraph.
 */
export type AssignPart = { 
/**
 * Index of the paragraph.
 */
paragraph: number, 
/**
 * The part that begins there; null where what follows belongs to none.
 */
part: string | null, };

/**
 * A paragraph of a draft.
 */
export type BlockView = { 
/**
 * `title`, `heading1`, `heading2`, `paragraph`, `claim` or `abstract`.
 */
kind: string, 
/**
 * Its sentences.
 */
sentences: Array<SentenceView>, };

/**
 * A rule that could not be run.
 */
export type CannotAssessView = { 
/**
 * Its id.
 */
rule: string, 
/**
 * Why, as a sentence.
 */
reason: string, };

/**
 * What the editor asks after a keystroke.
 */
export type CheckClaims = { 
/**
 * The whole text of the claims as it stands in the editor.
 */
text: string, 
/**
 * The editor's count of changes, handed back so that a stale answer can be mapped.
 */
revision: number, };

/**
 * A provision of law.
 */
export type CitationView = { 
/**
 * `ep`, `us`, `pct` or `fr`.
 */
office: string, 
/**
 * As practitioners cite it.
 */
cite: string, 
/**
 * `verified`, `partly-verified` or `from-knowledge`.
 */
status: string, };

/**
 * A claim in the tree.
 */
export type ClaimNode = { 
/**
 * Printed number.
 */
number: number, 
/**
 * Start in the claims' text, UTF-16.
 */
from: number, 
/**
 * End, exclusive.
 */
to: number, 
/**
 * Positions in this list of the claims that it depends on.
 */
parents: Array<number>, 
/**
 * Whether it is dependent in form, whatever became of the claim that it names.
 */
dependent: boolean, 
/**
 * Word of the category.
 */
category: string, 
/**
 * Its first words.
 */
opening: string, };

/**
 * What the linter says of the claims.
 */
export type ClaimsChecked = { 
/**
 * The revision asked about.
 */
revision: number, 
/**
 * Findings in the claims.
 */
findings: Array<Placed>, 
/**
 * Those that a person has set aside.
 */
set_aside: Array<SetAsideView>, 
/**
 * The claims, for the tree and for screen readers.
 */
claims: Array<ClaimNode>, };

/**
 * What has changed since an earlier version.
 */
export type ComparisonView = { 
/**
 * File name of the earlier version.
 */
name: string, 
/**
 * Positions, in the list of findings, of those that the earlier version does not have.
 */
new: Array<number>, 
/**
 * Findings of the earlier version that are gone; places count in its texts.
 */
gone: Array<Placed>, 
/**
 * Findings that both have.
 */
same: number, };

/**
 * A question how the claims go on.
 */
export type Complete = { 
/**
 * The whole text of the claims as it stands in the editor.
 */
text: string, 
/**
 * The caret in it, UTF-16.
 */
at: number, 
/**
 * At most so many proposals.
 */
most: number, };

/**
 * The open document.
 */
export type DocumentView = { 
/**
 * File name, or the name of the sample.
 */
name: string, 
/**
 * `en`, `fr` or `de`.
 */
language: string, 
/**
 * Parts that are there, in the order of the document.
 */
parts: Array<PartText>, 
/**
 * Facts about the filing.
 */
facts: FactsView, 
/**
 * What the reader left out or could not read.
 */
notices: Array<string>, 
/**
 * The version that it is compared with.
 */
earlier: EarlierView | null, };

/**
 * What streams to the window while a model fills slots; one message carries all that came within some 40 ms.
 */
export type DraftEvent = { "event": "loading" } | { "event": "asked", 
/**
 * Index of the slot.
 */
slot: number, 
/**
 * Slots asked before it.
 */
done: number, 
/**
 * Slots to be asked.
 */
total: number, } | { "event": "text", 
/**
 * Index of the slot.
 */
slot: number, 
/**
 * The words.
 */
piece: string, } | { "event": "changed", 
/**
 * The draft.
 */
draft: DraftView, } | { "event": "ended", 
/**
 * Sentences proposed.
 */
proposed: number, 
/**
 * Sentences dropped by the guard.
 */
dropped: number, 
/**
 * Whether the user stopped it.
 */
stopped: boolean, 
/**
 * What went wrong, as a sentence.
 */
error: string | null, };

/**
 * A draft.
 */
export type DraftView = { 
/**
 * For which office.
 */
office: string, 
/**
 * In which language.
 */
language: string, 
/**
 * Title, headings, paragraphs, claims, abstract, in reading order.
 */
blocks: Array<BlockView>, 
/**
 * Places for proposals.
 */
slots: Array<SlotView>, 
/**
 * Questions that only a person can answer.
 */
questions: Array<QuestionView>, };

/**
 * What becomes of a file that is dragged over the window.
 */
export type DropEvent = { "event": "over" } | { "event": "left" } | { "event": "dropped" };

/**
 * An earlier version of the document, to compare with.
 */
export type EarlierView = { 
/**
 * Its file name.
 */
name: string, 
/**
 * Whether it is the application as filed, so that matter which it does not hold is looked for.
 */
as_filed: boolean, };

/**
 * One replacement.
 */
export type EditView = { 
/**
 * The part.
 */
part: string, 
/**
 * Printed number of the claim.
 */
claim: number | null, 
/**
 * Start.
 */
start: number, 
/**
 * End, exclusive.
 */
end: number, 
/**
 * The new text.
 */
replacement: string, };

/**
 * What went wrong, as a code to switch on.
 */
export type ErrorCode = "Locked" | "NothingOpen" | "CannotRead" | "CannotDraft" | "NoDraft" | "ModelMissing" | "ModelBroken" | "ModelFailed" | "CannotWrite" | "Unknown" | "Busy" | "Cancelled";

/**
 * What to export, and how.
 */
export type Export = { 
/**
 * For filing, or for work.
 */
kind: ExportKind, 
/**
 * The file format.
 */
format: ExportFormat, 
/**
 * Whether to ask for a place even where the document has a folder.
 */
choose_place: boolean, };

/**
 * A file format to export to.
 */
export type ExportFormat = "docx" | "html" | "md" | "txt";

/**
 * Two kinds of export, never one.
 */
export type ExportKind = "filing" | "working";

/**
 * Where an export went.
 */
export type Exported = { 
/**
 * The place, as shown to the user.
 */
place: string, 
/**
 * Proposals that were left out, as nobody has accepted them.
 */
proposals_left_out: number, };

/**
 * Facts about the filing, each with whether a person gave it.
 */
export type FactsView = { 
/**
 * Word of the route.
 */
route: string, 
/**
 * Whether a person gave the route.
 */
route_given: boolean, 
/**
 * Word of the stage.
 */
stage: string, 
/**
 * Whether a person gave the stage.
 */
stage_given: boolean, 
/**
 * Offices asked.
 */
offices: Array<string>, };

/**
 * A finding.
 */
export type FindingView = { 
/**
 * The rule's id.
 */
rule: string, 
/**
 * Highest severity of all offices.
 */
severity: SeverityView, 
/**
 * Severity per office.
 */
by_office: OfficeSeverities, 
/**
 * The law, for the offices asked.
 */
citations: Array<CitationView>, 
/**
 * What is wrong.
 */
message: string, 
/**
 * `title`, `description`, `claims`, `drawings`, `abstract` or `document`.
 */
part: string, 
/**
 * Printed number of the claim.
 */
claim: number | null, 
/**
 * Name of the set of claims that the claim stands in, where the document holds several.
 */
claim_set?: string, 
/**
 * 1-based paragraph of the part.
 */
paragraph: number | null, 
/**
 * The number printed before the paragraph, such as `[0012]`.
 */
paragraph_label: string | null, 
/**
 * Page, where known.
 */
page: number | null, 
/**
 * Start in the claim's own text or in the part's text; null for a whole part.
 */
start: number | null, 
/**
 * End, exclusive.
 */
end: number | null, 
/**
 * The words found.
 */
excerpt: string | null, 
/**
 * Other places that belong to it.
 */
related: Array<RelatedView>, 
/**
 * What may be done; null where there is no honest fix.
 */
fix: FixView | null, };

/**
 * The rules of the firm that are in force.
 */
export type FirmView = { 
/**
 * Name of the file.
 */
name: string, 
/**
 * Number of its rules.
 */
rules: number, };

/**
 * A change that mends a finding.
 */
export type FixView = { 
/**
 * What it does.
 */
title: string, 
/**
 * `safe` or `review`.
 */
applicability: string, 
/**
 * The replacements.
 */
edits: Array<EditView>, };

/**
 * A run of text.
 */
export type Inline = { "inline": "text", 
/**
 * The text.
 */
text: string, } | { "inline": "emphasis", 
/**
 * The text.
 */
text: string, } | { "inline": "strong", 
/**
 * The text.
 */
text: string, } | { "inline": "code", 
/**
 * The text.
 */
text: string, };

/**
 * A model.
 */
export type ModelView = { 
/**
 * Its id.
 */
id: string, 
/**
 * `generator` or `encoder`.
 */
role: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * Whether it is on this machine.
 */
present: boolean, };

/**
 * A block of a page.
 */
export type Node = { "node": "heading", 
/**
 * 1 to 6.
 */
level: number, 
/**
 * Its text.
 */
inlines: Array<Inline>, } | { "node": "paragraph", 
/**
 * Its text.
 */
inlines: Array<Inline>, } | { "node": "list", 
/**
 * Its items.
 */
items: Array<Array<Inline>>, } | { "node": "code", 
/**
 * The text.
 */
text: string, } | { "node": "table", 
/**
 * Cells by row.
 */
rows: Array<Array<Array<Inline>>>, };

/**
 * Severity for each office asked that the rule concerns.
 */
export type OfficeSeverities = { 
/**
 * European Patent Office.
 */
ep?: SeverityView, 
/**
 * United States Patent and Trademark Office.
 */
us?: SeverityView, 
/**
 * PCT.
 */
pct?: SeverityView, 
/**
 * INPI, France.
 */
fr?: SeverityView, };

/**
 * The summary for one office.
 */
export type OfficeSummary = { 
/**
 * Its word.
 */
office: string, 
/**
 * Findings that it is expected to object to.
 */
to_correct: number, 
/**
 * Findings that it is likely to object to, or that only a person can judge.
 */
to_decide: number, 
/**
 * Findings to know of.
 */
to_know: number, 
/**
 * Rules that could not be run.
 */
not_assessed: number, 
/**
 * Findings that a person has set aside.
 */
set_aside: number, 
/**
 * Rules that ran.
 */
rules_run: number, };

/**
 * Where a sentence came from.
 */
export type OriginView = { "from": "claim", 
/**
 * Printed number.
 */
claim: number, 
/**
 * Start of the limitation in the claim's own text.
 */
start: number, 
/**
 * End, exclusive.
 */
end: number, 
/**
 * The limitation's words.
 */
limitation: string, } | { "from": "template", 
/**
 * Its name.
 */
name: string, } | { "from": "disclosure", 
/**
 * 1-based paragraph.
 */
paragraph: number, } | { "from": "model", 
/**
 * Its id.
 */
model: string, 
/**
 * Seed of the sampling.
 */
seed: number, 
/**
 * Index of the slot.
 */
slot: number, };

/**
 * A rule's page.
 */
export type PageView = { 
/**
 * The rule's id.
 */
rule: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The law per office.
 */
citations: Array<CitationView>, 
/**
 * The page below the title.
 */
nodes: Array<Node>, };

/**
 * The text of a part.
 */
export type PartText = { 
/**
 * `title`, `description`, `claims`, `drawings` or `abstract`.
 */
part: string, 
/**
 * Its text.
 */
text: string, 
/**
 * `heading`, `form` or `person`: what told it from its neighbours; null where it was given apart.
 */
recognised_by: string | null, };

/**
 * A finding with its place, and its fix, in the text that the window shows for the part, in UTF-16 units.
 */
export type Placed = { 
/**
 * The finding; its `start` and `end` stay relative to the claim.
 */
finding: FindingView, 
/**
 * The rule's short title.
 */
title: string, 
/**
 * Start in the part's text; null for a whole part.
 */
from: number | null, 
/**
 * End in the part's text, exclusive.
 */
to: number | null, 
/**
 * The fix's edits in the part's text; empty where there is no fix.
 */
edits: Array<EditView>, 
/**
 * Start of each related place in its part's text, in the order of the finding's list.
 */
related_from: Array<number | null>, };

/**
 * A proposal for what is to be inserted at the caret.
 */
export type ProposedWords = { 
/**
 * What is inserted: the rest of a word that is begun, whole words.
 */
text: string, 
/**
 * The probability that the text goes on so.
 */
score: number, 
/**
 * Keys that taking it with one key saves.
 */
saves: number, };

/**
 * A question that only a person can answer.
 */
export type QuestionView = { 
/**
 * The section that it would serve.
 */
section: string, 
/**
 * The question.
 */
text: string, };

/**
 * Another place that belongs to a finding.
 */
export type RelatedView = { 
/**
 * The part.
 */
part: string, 
/**
 * Printed number of the claim.
 */
claim: number | null, 
/**
 * Start; null for a whole claim or part.
 */
start: number | null, 
/**
 * End, exclusive.
 */
end: number | null, 
/**
 * The words.
 */
excerpt: string | null, 
/**
 * What they have to do with the finding.
 */
note: string, };

/**
 * The form of a report.
 */
export type ReportKind = "html" | "docx" | "text" | "json" | "jsonl" | "sarif";

/**
 * A report to be written.
 */
export type ReportRequest = { 
/**
 * Its form.
 */
format: ReportKind, 
/**
 * Whether it is for a client, who is not shown why findings were set aside.
 */
client: boolean, 
/**
 * The claims as they stand in the editor.
 */
claims: string, 
/**
 * Whether it is of the draft, and not of the document.
 */
draft: boolean, };

/**
 * A sentence and where it came from.
 */
export type SentenceView = { 
/**
 * The text.
 */
text: string, 
/**
 * Where it came from.
 */
origin: OriginView, 
/**
 * Whether a person has accepted it; true for what no model wrote.
 */
accepted: boolean, };

/**
 * A finding that a person has set aside.
 */
export type SetAsideView = { 
/**
 * The finding.
 */
placed: Placed, 
/**
 * Why, and what else the same waiver would set aside.
 */
waiver: Waiver, };

/**
 * How heavy a finding weighs.
 */
export type SeverityView = "info" | "warning" | "error";

/**
 * What became of a slot.
 */
export type SlotStateView = { "state": "open" } | { "state": "proposed" } | { "state": "dropped", 
/**
 * Why, as a sentence.
 */
reason: string, } | { "state": "rejected" };

/**
 * A place for a proposal.
 */
export type SlotView = { 
/**
 * Index of its block.
 */
block: number, 
/**
 * Claim that it speaks of.
 */
claim: number, 
/**
 * What became of it.
 */
state: SlotStateView, };

/**
 * A paragraph of what was read.
 */
export type SourceParagraph = { 
/**
 * Its index in the file.
 */
index: number, 
/**
 * Its first words.
 */
opening: string, 
/**
 * The number printed before it.
 */
label: string | null, 
/**
 * Page, where known.
 */
page: number | null, 
/**
 * The part that it was taken for; null for none.
 */
part: string | null, 
/**
 * Whether a part begins here: `heading`, `form` or `person` told so; null where it goes on.
 */
begins: string | null, };

/**
 * What was read, paragraph by paragraph, and the part that each was taken for.
 */
export type SourceView = { 
/**
 * Paragraphs with text.
 */
paragraphs: Array<SourceParagraph>, 
/**
 * How many corrections a person has made.
 */
corrections: number, };

/**
 * What to draft.
 */
export type StartDraft = { 
/**
 * The claims as they stand in the editor.
 */
claims: string, 
/**
 * `ep` or `us`.
 */
office: string, 
/**
 * Id of the model that proposes sentences; null for none.
 */
model: string | null, 
/**
 * Seed of the sampling.
 */
seed: number, };

/**
 * The state of the program.
 */
export type Status = { 
/**
 * The program's version.
 */
version: string, 
/**
 * Whether somebody must sign in first.
 */
locked: boolean, 
/**
 * The document that is open, where there is one.
 */
document: DocumentView | null, 
/**
 * Whether exports go beside the open document without asking.
 */
has_folder: boolean, 
/**
 * Models on this machine and the ones that could be there.
 */
models: Array<ModelView>, 
/**
 * Id of the model that drafts by default; null where none is present.
 */
default_model: string | null, 
/**
 * Number of rules that the validator knows.
 */
rules: number, 
/**
 * Code of the language that the user chose for the window; null where the system's is to be spoken.
 */
language: string | null, 
/**
 * The rules of the firm, where a file of them is in force.
 */
firm: FirmView | null, };

/**
 * A question about the term at a place.
 */
export type TermAt = { 
/**
 * The whole text of the claims as it stands in the editor.
 */
text: string, 
/**
 * A position in it, UTF-16.
 */
at: number, };

/**
 * A mention that was looked at for the antecedent.
 */
export type TermCandidate = { 
/**
 * Where.
 */
place: TermPlace, 
/**
 * What became of it.
 */
verdict: string, };

/**
 * A mention of a term.
 */
export type TermPlace = { 
/**
 * Printed number of the claim.
 */
claim: number, 
/**
 * Start in the claims' text, UTF-16.
 */
from: number, 
/**
 * End, exclusive.
 */
to: number, 
/**
 * The words.
 */
text: string, 
/**
 * Whether it introduces the term.
 */
introduces: boolean, };

/**
 * A term and where it stands.
 */
export type TermView = { 
/**
 * Modifiers and head, lower case, head in the singular.
 */
term: string, 
/**
 * The mention asked about.
 */
here: TermPlace, 
/**
 * Where it was introduced; null where nothing introduces it.
 */
introduction: TermPlace | null, 
/**
 * Every mention of it, in reading order, the introduction among them.
 */
mentions: Array<TermPlace>, 
/**
 * What was concluded about the mention asked about, as in `claims --format json`.
 */
resolution: string, 
/**
 * The fact that decided it.
 */
reason: string, 
/**
 * What was looked at, best first.
 */
candidates: Array<TermCandidate>, };

/**
 * A validation of the whole document.
 */
export type ValidationView = { 
/**
 * `document` or `draft`: what was validated.
 */
of: string, 
/**
 * Offices asked.
 */
offices: Array<string>, 
/**
 * The parts as validated: positions of findings count in these texts.
 */
parts: Array<PartText>, 
/**
 * Findings.
 */
findings: Array<Placed>, 
/**
 * Findings that a person has set aside.
 */
set_aside: Array<SetAsideView>, 
/**
 * Waivers that no finding matches.
 */
idle_waivers: Array<Waiver>, 
/**
 * Rules that could not be run.
 */
cannot_assess: Array<CannotAssessView>, 
/**
 * What there is to do, for each office asked.
 */
summary: Array<OfficeSummary>, 
/**
 * What has changed since an earlier version, where there is one to compare with.
 */
comparison: ComparisonView | null, 
/**
 * Number of rules that ran.
 */
ran: number, };

/**
 * One finding that is set aside, with why. It is known by its words, so that it holds while other text changes.
 */
export type Waiver = { 
/**
 * The rule's id.
 */
rule: string, 
/**
 * The part that the finding is in.
 */
part: string, 
/**
 * The words of the finding, whatever space is between them; absent for a finding about a whole part.
 */
excerpt?: string, 
/**
 * Printed number of the claim; absent where any claim with these words is meant.
 */
claim?: number, 
/**
 * Why.
 */
reason: string, };

/**
 * Where waivers are kept.
 */
export type WaiversKept = { 
/**
 * Name of the file beside the document; null where they hold until the document is closed.
 */
file: string | null, };
