// Generated from Rust by the test `bindings`; do not edit.

/**
 * What a person does with the own account. All but `help`, `papers_printed`, `setting` and
 * `set_setting` need both factors fresh.
 */
export type Account = { "step": "help", 
/**
 * Which.
 */
help: PasswordHelp, } | { "step": "change_password", 
/**
 * The new password.
 */
password: string, 
/**
 * The token of a key file that belongs to it.
 */
key_file: string | null, } | { "step": "new_second_factor", } | { "step": "confirm_second_factor", 
/**
 * The code.
 */
code: string, } | { "step": "new_recovery_codes", } | { "step": "new_recovery_key", } | { "step": "papers_printed", } | { "step": "renew_keys", 
/**
 * The new password.
 */
password: string, 
/**
 * The token of a key file that belongs to it.
 */
key_file: string | null, } | { "step": "setting", 
/**
 * Its name.
 */
key: string, } | { "step": "set_setting", 
/**
 * Its name.
 */
key: string, 
/**
 * Its value.
 */
value: string | null, };

/**
 * What comes of a step with an account.
 */
export type AccountAnswer = { "kind": "passphrase", 
/**
 * Seven words.
 */
text: string, } | { "kind": "judged", 
/**
 * Why not; null where it would.
 */
weakness: WeaknessView | null, } | { "kind": "key_file", 
/**
 * Its token and its name.
 */
key_file: KeyFileView | null, } | { "kind": "enrolment", 
/**
 * The QR code and the key.
 */
enrolment: EnrolmentView, } | { "kind": "open", 
/**
 * Who, and where.
 */
session: OpenView, 
/**
 * What is to be printed now, as it is shown this once.
 */
papers: PapersView | null, 
/**
 * The document of the vault that was open when the session was locked, where it is unlocked by this.
 */
left: string | null, } | { "kind": "papers", 
/**
 * What is to be printed now, as it is shown this once.
 */
papers: PapersView, } | { "kind": "setting", 
/**
 * Its value; null where it is not set.
 */
value: string | null, } | { "kind": "done", };

/**
 * The activation of an account by somebody who was invited or reset.
 */
export type Activate = { "step": "help", 
/**
 * Which.
 */
help: PasswordHelp, } | { "step": "begin", 
/**
 * The name.
 */
name: string, 
/**
 * The activation code.
 */
activation: string, 
/**
 * The password.
 */
password: string, 
/**
 * The token of a key file.
 */
key_file: string | null, } | { "step": "confirm", 
/**
 * The code.
 */
code: string, };

/**
 * What an administrator does. All that changes something needs both factors fresh.
 */
export type Administer = { "step": "members", } | { "step": "invite", 
/**
 * The name.
 */
name: string, 
/**
 * The role.
 */
role: RoleView, } | { "step": "reset", 
/**
 * Whose account.
 */
user: string, } | { "step": "admit", 
/**
 * The name of the account.
 */
name: string, 
/**
 * The role.
 */
role: RoleView, } | { "step": "set_role", 
/**
 * Whose.
 */
user: string, 
/**
 * The role.
 */
role: RoleView, } | { "step": "enable", 
/**
 * Whose account.
 */
user: string, } | { "step": "remove", 
/**
 * Whose account.
 */
user: string, } | { "step": "rotate", } | { "step": "add_vault", 
/**
 * Its name.
 */
name: string, } | { "step": "set_idle_minutes", 
/**
 * Minutes.
 */
minutes: number, } | { "step": "retention", } | { "step": "set_retention", 
/**
 * What is kept how long.
 */
retention: RetentionView, } | { "step": "run_retention", } | { "step": "audit", 
/**
 * Only entries before this number; null for the newest.
 */
before: number | null, } | { "step": "verify_audit", };

/**
 * What an administrator is answered.
 */
export type AdministerAnswer = { "kind": "members", 
/**
 * Who they are.
 */
members: Array<MemberView>, 
/**
 * Identifiers of members whose activation codes opened the old key, and who need new ones.
 */
invite_again: Array<string>, } | { "kind": "invited", 
/**
 * The name.
 */
name: string, 
/**
 * The code to hand over.
 */
activation: string, } | { "kind": "vault_made", 
/**
 * The vault.
 */
vault: VaultView, } | { "kind": "retention", 
/**
 * What is kept how long.
 */
retention: RetentionView, } | { "kind": "thinned", 
/**
 * Revisions.
 */
revisions: number, 
/**
 * Traces of drafts.
 */
traces: number, 
/**
 * Rejected proposals.
 */
rejected: number, } | { "kind": "audit", 
/**
 * Newest first.
 */
entries: Array<AuditEntryView>, 
/**
 * The newest entry in sixteen digits, to write down.
 */
head: string, } | { "kind": "chain", 
/**
 * Whether every entry is.
 */
whole: boolean, 
/**
 * What was found.
 */
sentence: string, 
/**
 * The newest entry in sixteen digits, to write down.
 */
head: string, } | { "kind": "done", };

/**
 * Two names that a person keeps apart.
 */
export type ApartView = { 
/**
 * The one, by its key.
 */
name: string, 
/**
 * The other.
 */
other: string, };

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
details: string | null, 
/**
 * The sentence in the other languages of the window, where it was not said in the language asked for.
 */
translations?: Translations, 
/**
 * Seconds for which no attempt is looked at.
 */
wait_seconds?: number, };

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
 * An entry of the audit log.
 */
export type AuditEntryView = { 
/**
 * Its number, from 1.
 */
seq: number, 
/**
 * When, in milliseconds since 1970 (UTC).
 */
at_ms: number, 
/**
 * Who: the name of a member, or the identifier of somebody who is none any more.
 */
actor: string, 
/**
 * What, as a word.
 */
event: string, 
/**
 * The identifier of what it happened to; empty where there is none.
 */
object: string, };

/**
 * A backup.
 */
export type BackupView = { 
/**
 * Its name.
 */
name: string, 
/**
 * When it was taken, in milliseconds since 1970 (UTC).
 */
taken_ms: number, 
/**
 * Whether it was taken before the file was brought to a newer schema; such ones stay.
 */
before_migration: boolean, };

/**
 * What is done with backups.
 */
export type Backups = { "step": "list", } | { "step": "take", 
/**
 * Whether to ask for a folder.
 */
elsewhere: boolean, } | { "step": "verify", 
/**
 * Its name; null to ask for a folder.
 */
name: string | null, };

/**
 * The backups.
 */
export type BackupsView = { 
/**
 * Those of the usual folder, newest first.
 */
backups: Array<BackupView>, 
/**
 * The usual folder, as shown to the user, who deletes by hand what shall not remain.
 */
folder: string, 
/**
 * The name of the one that was taken or verified; null where none was, or where no folder was chosen.
 */
done: string | null, 
/**
 * Names of older ones that went.
 */
pruned: Array<string>, };

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
 * Claims whose names are to be compared.
 */
export type CompareNames = { 
/**
 * The whole text of the claims as it stands in the editor.
 */
text: string, };

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
 * A question how the claims go on, or a passage of the description behind them.
 */
export type Complete = { 
/**
 * The whole text of the claims as it stands in the editor, or of the passage.
 */
text: string, 
/**
 * The caret in it, UTF-16.
 */
at: number, 
/**
 * The claims as they stand in the editor, where the text is a passage; else null.
 */
claims: string | null, 
/**
 * At most so many proposals.
 */
most: number, };

/**
 * Both factors again, for what needs them not older than five minutes.
 */
export type Confirm = { 
/**
 * The password.
 */
password: string, 
/**
 * A code of the authenticator or a recovery code.
 */
code: string, 
/**
 * The token of a key file; `account` helps to choose one.
 */
key_file: string | null, };

/**
 * What a person says of two names.
 */
export type DecideNames = { 
/**
 * The name that was introduced first, by its key.
 */
name: string, 
/**
 * The other one, by its key.
 */
other: string, 
/**
 * Whether they name one thing; null forgets what was said.
 */
answer: SameView | null, };

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
earlier: EarlierView | null, 
/**
 * How many passages the user wrote into a draft that is there no more; they wait for the next one.
 */
passages: number, 
/**
 * The names of its sets of claims, where it holds several; empty otherwise.
 */
claim_sets: Array<string>, 
/**
 * The one of them that is read, as an index.
 */
claim_set: number, };

/**
 * What is done with the documents of a matter. Each step answers the list of the matter.
 */
export type Documents = { "step": "list", 
/**
 * Whose.
 */
matter: string, } | { "step": "add", 
/**
 * In which matter.
 */
matter: string, 
/**
 * Its title.
 */
title: string, } | { "step": "keep", 
/**
 * In which matter.
 */
matter: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The claims as they stand in the editor.
 */
claims: string, } | { "step": "rename", 
/**
 * Which.
 */
document: string, 
/**
 * Its new title.
 */
title: string, 
/**
 * In which matter.
 */
matter: string, } | { "step": "delete", 
/**
 * Which.
 */
document: string, 
/**
 * In which matter.
 */
matter: string, };

/**
 * The documents of a matter.
 */
export type DocumentsView = { 
/**
 * Oldest first.
 */
documents: Array<KeptView>, 
/**
 * The identifier of the one that was made.
 */
made: string | null, };

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
 * Numbers of the claims that the model was not shown, as it cannot read them with the others.
 */
left_out: Array<number>, 
/**
 * Whether the user stopped it.
 */
stopped: boolean, 
/**
 * What went wrong.
 */
error: ApiError | null, };

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
 * What an authenticator needs to learn a seed.
 */
export type EnrolmentView = { 
/**
 * Modules along a side of the QR code, with the quiet zone: `viewBox="0 0 side side"`.
 */
side: number, 
/**
 * The dark modules as the `d` of an SVG path.
 */
path: string, 
/**
 * The key as text, to type.
 */
key: string, };

/**
 * What went wrong, as a code to switch on.
 */
export type ErrorCode = "Locked" | "NothingOpen" | "CannotRead" | "CannotDraft" | "NoDraft" | "ModelMissing" | "ModelBroken" | "ModelFailed" | "MemoryShort" | "CannotWrite" | "Unknown" | "Busy" | "Cancelled" | "SignInFailed" | "Wait" | "SignInAgain" | "ConfirmFirst" | "NotAllowed" | "ReadOnly" | "WeakPassword" | "NotFound" | "BadValue" | "LastAdministrator" | "AlreadyStarted" | "AlreadyOpen" | "Damaged" | "MadeByNewer" | "DiskFull" | "LegalHold" | "NotWhole" | "Vault" | "Defect";

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
 * Both factors, as a person types them.
 */
export type Factors = { 
/**
 * The name.
 */
name: string, 
/**
 * The password.
 */
password: string, 
/**
 * A code of the authenticator or a recovery code; null to unlock a locked session.
 */
code: string | null, 
/**
 * The token of a key file.
 */
key_file: string | null, };

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
 * The first start: it makes the first administrator and the first vault.
 */
export type FirstStart = { "step": "help", 
/**
 * Which.
 */
help: PasswordHelp, } | { "step": "begin", 
/**
 * The name.
 */
name: string, 
/**
 * The password.
 */
password: string, 
/**
 * The name of the vault.
 */
vault: string, 
/**
 * The token of a key file.
 */
key_file: string | null, } | { "step": "confirm", 
/**
 * The code.
 */
code: string, };

/**
 * A change that mends a finding.
 */
export type FixView = { 
/**
 * Id of the rule that offers it: another one than the finding's where two rules spoke of one place.
 */
rule: string, 
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
 * Where decisions about names are kept.
 */
export type GlossaryKept = { 
/**
 * Name of the file beside the document; null where they hold until the document is closed, or lie in the vault.
 */
file: string | null, 
/**
 * Whether they lie in the glossary of the matter.
 */
vault: boolean, };

/**
 * Whether a generator is heard while somebody types, or what stands in the way.
 */
export type HearingState = "untried" | "hears" | "shortened" | "no_model" | "off" | "memory_short" | "failed";

/**
 * Whether a generator is heard while somebody types.
 */
export type HearingView = { 
/**
 * Whether, or what stands in the way.
 */
state: HearingState, 
/**
 * Which, where one is there.
 */
model: string | null, };

/**
 * A backup that still holds what was deleted.
 */
export type HeldByView = { 
/**
 * Its name.
 */
backup: string, 
/**
 * When it was taken, in milliseconds since 1970 (UTC).
 */
taken_ms: number, };

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
 * What was typed, at most two seconds old.
 */
export type Journal = { 
/**
 * The document in which it was typed.
 */
document: string, 
/**
 * The claims as they stand in the editor.
 */
claims: string, 
/**
 * The undo history; null leaves what is kept of it.
 */
history: string | null, };

/**
 * A document of the vault, open on the workbench.
 */
export type KeptOpened = { 
/**
 * As any open document; null while it is empty.
 */
document: DocumentView | null, 
/**
 * What is kept of it.
 */
kept: KeptView, 
/**
 * The undo history that the editor gave last.
 */
history: string | null, 
/**
 * Typing of this person that was not saved, where there is some: it is offered, and lies there until it is taken,
 * discarded, or something is saved.
 */
unsaved: UnsavedView | null, };

/**
 * A document of a matter.
 */
export type KeptView = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * The matter that it belongs to.
 */
matter: string, 
/**
 * Its title.
 */
title: string, 
/**
 * When it was saved last, in milliseconds since 1970 (UTC).
 */
changed_ms: number, 
/**
 * How often it was saved.
 */
saves: number, };

/**
 * A key file that was chosen; its place and its bytes stay in the program.
 */
export type KeyFileView = { 
/**
 * What stands for it in a request, until the program ends.
 */
token: string, 
/**
 * Its name.
 */
name: string, };

/**
 * Rows of a table that could not be read.
 */
export type LostRows = { 
/**
 * The table.
 */
table: string, 
/**
 * How many rows are known to be lost.
 */
rows: number, };

/**
 * A matter.
 */
export type MatterView = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * When it was made, in milliseconds since 1970 (UTC).
 */
created_ms: number, 
/**
 * When something in it changed last.
 */
changed_ms: number, 
/**
 * Whether a legal hold forbids deleting and thinning.
 */
legal_hold: boolean, };

/**
 * What is done with matters. Each step answers the list.
 */
export type Matters = { "step": "list", } | { "step": "add", 
/**
 * Its title.
 */
title: string, } | { "step": "rename", 
/**
 * Which.
 */
matter: string, 
/**
 * Its new title.
 */
title: string, } | { "step": "delete", 
/**
 * Which.
 */
matter: string, } | { "step": "set_hold", 
/**
 * Which.
 */
matter: string, 
/**
 * Whether it is held.
 */
hold: boolean, };

/**
 * The matters.
 */
export type MattersView = { 
/**
 * Changed last first.
 */
matters: Array<MatterView>, 
/**
 * The identifier of the one that was made.
 */
made: string | null, 
/**
 * Backups that still hold the one that was deleted, and its key.
 */
held_by: Array<HeldByView>, };

/**
 * A member of the open vault.
 */
export type MemberView = { 
/**
 * The identifier of the account.
 */
user: string, 
/**
 * The name.
 */
name: string, 
/**
 * The role.
 */
role: RoleView, 
/**
 * Whether the account was activated.
 */
active: boolean, };

/**
 * A model.
 */
export type ModelLine = { 
/**
 * Its id, which is also what `claimwright models fetch` takes.
 */
id: string, 
/**
 * The name its makers gave it.
 */
name: string, 
/**
 * `generator` or `encoder`.
 */
task: string, 
/**
 * `default`, `small`, `multilingual`, `comparison` or `added`.
 */
role: string, 
/**
 * The licence, as far as it is known.
 */
licence: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * The packages that it comes from, the first and the last; empty for one that the user added.
 */
from: Array<string>, 
/**
 * The SHA-256 that its weights must have.
 */
sha256: string, 
/**
 * How much of it is there.
 */
state: ModelState, 
/**
 * How fast it was when it was measured on this machine.
 */
speed: SpeedView | null, 
/**
 * What it is used for now.
 */
used_for: Array<ModelUse>, };

/**
 * How much of a model is on this machine.
 */
export type ModelState = "missing" | "partial" | "verified" | "unverified" | "altered";

/**
 * What a model is used for.
 */
export type ModelUse = "drafting" | "completion";

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
 * What is done with models. Each step answers the list. Fetching is none of them: the window opens no connection.
 */
export type Models = { "step": "list", } | { "step": "add", } | { "step": "verify", 
/**
 * Its id.
 */
model: string, } | { "step": "bench", 
/**
 * Its id.
 */
model: string, };

/**
 * The models.
 */
export type ModelsView = { 
/**
 * Those of the manifest, then those that the user added.
 */
models: Array<ModelLine>, 
/**
 * What is heard while somebody types.
 */
hearing: HearingView, 
/**
 * The id of the model that was added.
 */
added: string | null, };

/**
 * Names that belong together.
 */
export type NameGroupView = { 
/**
 * The name that was introduced first.
 */
name: NameView, 
/**
 * The others.
 */
others: Array<OtherNameView>, };

/**
 * Where a name stands.
 */
export type NamePlace = { 
/**
 * The part: `claims`, `description` or `abstract`.
 */
part: string, 
/**
 * Printed number of the claim.
 */
claim: number | null, 
/**
 * Start in the text of the part, UTF-16.
 */
from: number, 
/**
 * End, exclusive.
 */
to: number, 
/**
 * The words.
 */
text: string, };

/**
 * A name.
 */
export type NameView = { 
/**
 * What it is known by.
 */
key: string, 
/**
 * Its words as the claims write them first.
 */
shown: string, 
/**
 * Its reference signs.
 */
signs: Array<string>, 
/**
 * Its acronyms in the description.
 */
acronyms: Array<string>, 
/**
 * Where it stands: in the claims, then in the description and the abstract.
 */
places: Array<NamePlace>, 
/**
 * The sentence of the description that defines it.
 */
definition: NamePlace | null, 
/**
 * What else the description calls its sign.
 */
by_sign: Array<NamePlace>, };

/**
 * The groups of names.
 */
export type NamesView = { 
/**
 * Names that may be names of one thing.
 */
groups: Array<NameGroupView>, 
/**
 * Pairs of names of these claims that a person keeps apart.
 */
apart: Array<ApartView>, 
/**
 * Number of names in the claims.
 */
names: number, 
/**
 * Pairs that the model has read for this answer.
 */
read: number, 
/**
 * Pairs that it has not read yet.
 */
waiting: number, 
/**
 * Why no model is asked, in a sentence; null where one is.
 */
missing: string | null, };

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
 * Something a person is told after signing in.
 */
export type NoticeView = { 
/**
 * `failures`, `recovery_code_used`, `recovery_key_used`, `drift`, `clock_behind`, `clock_jumped`, `audit_broken`,
 * `papers_unconfirmed`, `vault_damaged`.
 */
kind: string, 
/**
 * The sentence.
 */
sentence: string, };

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
 * A signed-in person and the open vault.
 */
export type OpenView = { 
/**
 * The identifier of the account.
 */
user_id: string, 
/**
 * The name.
 */
user: string, 
/**
 * The role in the open vault.
 */
role: RoleView, 
/**
 * The open vault.
 */
vault: VaultView, 
/**
 * Whether nothing can be written.
 */
read_only: boolean, 
/**
 * Minutes without a touch after which the session locks.
 */
idle_minutes: number, 
/**
 * What the person is to be told, until the session ends.
 */
notices: Array<NoticeView>, 
/**
 * The document of the vault that is open on the workbench.
 */
kept: KeptView | null, };

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
paragraph: number, } | { "from": "user", 
/**
 * The passage that it is a paragraph of.
 */
passage: number, } | { "from": "model", 
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
 * A name that may stand for the first of its group.
 */
export type OtherNameView = { 
/**
 * The name.
 */
name: NameView, 
/**
 * What is concluded, or was decided.
 */
answer: SameView, 
/**
 * What ties the names: `variant`, `new-in-dependent`, `misspelt`, `inflected`, `abbreviated`, `same-sign` or
 * `look-alike`.
 */
tie: string, 
/**
 * How sure that is, from 0 to 1.
 */
confidence: number, 
/**
 * Whether a person decided.
 */
decided: boolean, };

/**
 * Which of the user's own texts completion takes wordings from. Each step answers how it stands.
 */
export type OwnTexts = { "step": "look", } | { "step": "set_client", 
/**
 * The client's name.
 */
client: string, } | { "step": "reach", 
/**
 * Whether of the client.
 */
to_client: boolean, };

/**
 * Which of the user's own texts completion takes wordings from.
 */
export type OwnTextsView = { 
/**
 * Whether the vault keeps the open document; without it there are none.
 */
kept: boolean, 
/**
 * The client of its matter, where one was named.
 */
client: string | null, 
/**
 * Whether this user lets texts of all matters of a client be used.
 */
to_client: boolean, 
/**
 * Of how many matters they are.
 */
matters: number, 
/**
 * How many there are.
 */
texts: number, };

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
 * What a person prints.
 */
export type PapersView = { 
/**
 * The recovery key; null where it stays as it was.
 */
recovery_key: string | null, 
/**
 * The recovery codes; empty where they stay as they were.
 */
recovery_codes: Array<string>, };

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
 * A passage that was written.
 */
export type PassageWritten = { 
/**
 * Its number.
 */
passage: number, 
/**
 * The draft as it stands.
 */
draft: DraftView, 
/**
 * Why the vault, or the folder, does not hold it yet; the draft does.
 */
unkept: ApiError | null, };

/**
 * Help with a password or a key file, wherever one is set or typed.
 */
export type PasswordHelp = { "ask": "passphrase", } | { "ask": "judge", 
/**
 * The password as far as it is typed.
 */
password: string, 
/**
 * Names that it must not hold: of the person, the firm, the vault.
 */
names: Array<string>, } | { "ask": "choose_key_file", } | { "ask": "make_key_file", };

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
 * Recovery with the recovery key, which replaces only the password.
 */
export type Recover = { "step": "help", 
/**
 * Which.
 */
help: PasswordHelp, } | { "step": "enter", 
/**
 * The name.
 */
name: string, 
/**
 * The recovery key.
 */
recovery_key: string, 
/**
 * A code of the authenticator or a recovery code.
 */
code: string, 
/**
 * The new password.
 */
password: string, 
/**
 * The token of a key file that belongs to the new password.
 */
key_file: string | null, };

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
 * What became of it.
 */
export type RestoreAnswer = { "kind": "cancelled", } | { "kind": "restored", } | { "kind": "key_file", 
/**
 * Its token and its name.
 */
key_file: KeyFileView | null, } | { "kind": "report", 
/**
 * Tables of which rows could not be read, with how many are known to be lost.
 */
tables: Array<LostRows>, 
/**
 * Identifiers of matters to which lost rows belong, as far as it is known.
 */
matters: Array<string>, 
/**
 * Rows that were read.
 */
rows: number, };

/**
 * A backup is put back, or a damaged vault repaired.
 */
export type RestoreBackup = { "step": "whole", } | { "step": "help", 
/**
 * Which.
 */
help: PasswordHelp, } | { "step": "diagnose", 
/**
 * Both factors.
 */
factors: Factors, } | { "step": "salvage", 
/**
 * Both factors.
 */
factors: Factors, } | { "step": "damaged", 
/**
 * Both factors.
 */
factors: Factors, };

/**
 * How long things are kept, in days; null is for ever.
 */
export type RetentionView = { 
/**
 * After so many days, of the unnamed revisions of a day only the last is kept.
 */
thin_revisions_after: number | null, 
/**
 * Whether traces of drafts are kept at all.
 */
keep_traces: boolean, 
/**
 * After so many days, traces are deleted.
 */
traces_for: number | null, 
/**
 * After so many days, rejected proposals are deleted.
 */
rejected_for: number | null, };

/**
 * A revision.
 */
export type RevisionView = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its number in the document, from 1.
 */
number: number, 
/**
 * When it was saved, in milliseconds since 1970 (UTC).
 */
created_ms: number, 
/**
 * Who saved it: a member's name, or an identifier.
 */
author: string, 
/**
 * Bytes of its text.
 */
size: number, 
/**
 * Its name.
 */
name: string | null, };

/**
 * What is done with revisions.
 */
export type Revisions = { "step": "list", 
/**
 * Of which document.
 */
document: string, } | { "step": "text", 
/**
 * Which.
 */
revision: string, } | { "step": "restore", 
/**
 * Of which document.
 */
document: string, 
/**
 * Which.
 */
revision: string, } | { "step": "name", 
/**
 * Of which document.
 */
document: string, 
/**
 * Which.
 */
revision: string, 
/**
 * Its name.
 */
name: string | null, };

/**
 * What revisions answer.
 */
export type RevisionsAnswer = { "kind": "list", 
/**
 * Newest first.
 */
revisions: Array<RevisionView>, } | { "kind": "text", 
/**
 * The claims.
 */
claims: string, };

/**
 * What a member may do.
 */
export type RoleView = "read_only" | "attorney" | "administrator";

/**
 * Whether two names name one thing.
 */
export type SameView = "same" | "maybe" | "different";

/**
 * A save.
 */
export type Save = { 
/**
 * The claims as they stand in the editor.
 */
claims: string, 
/**
 * A name for the revision; named ones are never thinned.
 */
name: string | null, 
/**
 * The undo history, as text that the editor understands.
 */
history: string | null, };

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
 * Something about the session that the window did not ask for.
 */
export type SessionEvent = { "event": "locks_soon", 
/**
 * Seconds.
 */
seconds: number, } | { "event": "locked", };

/**
 * Where the program stands between its start and an open vault.
 */
export type SessionView = { "state": "without_accounts", } | { "state": "no_account", } | { "state": "signed_out", 
/**
 * Seconds for which no attempt is looked at; 0 for none. The recovery key works at once.
 */
wait_seconds: number, 
/**
 * Whether nothing can be written, so that vaults open for reading.
 */
read_only: boolean, } | { "state": "locked", 
/**
 * Who.
 */
user: string, 
/**
 * As in `signed_out`.
 */
wait_seconds: number, } | { "state": "open", 
/**
 * Who, and where.
 */
session: OpenView, } | { "state": "unavailable", 
/**
 * What is the matter, and what to do.
 */
sentence: string, };

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
 * Signing in and unlocking.
 */
export type SignIn = { "step": "help", 
/**
 * Which.
 */
help: PasswordHelp, } | { "step": "enter", 
/**
 * What was typed.
 */
factors: Factors, };

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
 * How fast a model is.
 */
export type SpeedView = { "of": "generator", 
/**
 * Of a text that it reads.
 */
read: number, 
/**
 * Of a text that it writes.
 */
written: number, 
/**
 * Threads with which it was fastest, and with which it drafts.
 */
threads: number, } | { "of": "encoder", 
/**
 * Milliseconds for a phrase.
 */
phrase_ms: number, };

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
 * Who is signed in, and what stands in the way of it.
 */
session: SessionView, 
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
 * A matter leaves or enters the vault, all or nothing; places are chosen by dialog.
 */
export type Transfer = { "step": "export_archive", 
/**
 * Which.
 */
matter: string, 
/**
 * The file's own password.
 */
password: string, } | { "step": "import_archive", 
/**
 * The file's password.
 */
password: string, } | { "step": "export_plain", 
/**
 * Which.
 */
matter: string, };

/**
 * What went or came.
 */
export type Transferred = { 
/**
 * The place, as shown to the user.
 */
place: string, 
/**
 * The matter that was made.
 */
matter: string | null, 
/**
 * How many documents were written in the clear.
 */
documents: number | null, };

/**
 * A sentence that stands in English elsewhere.
 */
export type Translations = { 
/**
 * In French.
 */
fr: string, 
/**
 * In German.
 */
de: string, };

/**
 * What is done with typing that was not saved.
 */
export type Unsaved = { "step": "list", } | { "step": "texts", 
/**
 * Which.
 */
document: string, } | { "step": "take", 
/**
 * Which.
 */
document: string, } | { "step": "discard", 
/**
 * Which.
 */
document: string, };

/**
 * What that answers.
 */
export type UnsavedAnswer = { "kind": "list", 
/**
 * The documents.
 */
unsaved: Array<UnsavedView>, } | { "kind": "texts", 
/**
 * The claims that were saved last; empty where nothing was.
 */
saved: string, 
/**
 * The claims that were typed.
 */
typed: string, } | { "kind": "opened", 
/**
 * The document.
 */
opened: KeptOpened, };

/**
 * A document with typing that was not saved.
 */
export type UnsavedView = { 
/**
 * The document.
 */
document: string, 
/**
 * The matter that it belongs to.
 */
matter: string, 
/**
 * The document's title.
 */
title: string, 
/**
 * When it was typed, in milliseconds since 1970 (UTC).
 */
last_ms: number, };

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
 * A vault.
 */
export type VaultView = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its name.
 */
name: string, };

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
 * Name of the file beside the document; null where they hold until the document is closed, or lie in the vault.
 */
file: string | null, 
/**
 * Whether the vault keeps them.
 */
vault: boolean, };

/**
 * Why a password is refused.
 */
export type WeaknessView = { 
/**
 * `too_short`, `too_long`, `context_word` or `guessable`.
 */
kind: string, 
/**
 * The sentence.
 */
sentence: string, };

/**
 * Writes a passage of the user's own in the description of the draft.
 */
export type WritePassage = { "step": "add", 
/**
 * Index of the block that it stands behind, in the draft as it is shown.
 */
behind: number, 
/**
 * Its paragraphs, one a line.
 */
text: string, } | { "step": "change", 
/**
 * Its number.
 */
passage: number, 
/**
 * Its paragraphs, one a line.
 */
text: string, };
