//! What crosses the border to a front end; generated as TypeScript by the test in `tests/bindings.rs`.
//!
//! `start` and `end` count code points on the command line and UTF-16 units in the window, always half-open.

mod account;
mod accounts;
mod administer;
mod backups;
mod claims;
mod completion;
mod document;
mod draft;
mod entry;
mod finding;
mod models;
mod naming;
mod page;
mod review;
mod revisions;
mod term;
pub mod text;
mod vault;

pub use account::{Account, AccountAnswer, EnrolmentView, KeyFileView, PapersView, WeaknessView};
pub use accounts::{NoticeView, OpenView, RoleView, SessionEvent, SessionView, VaultView};
pub use administer::{Administer, AdministerAnswer, AuditEntryView, MemberView, RetentionView};
pub use backups::{BackupView, Backups, BackupsView, Transfer, Transferred};
pub use claims::{
    CandidateView, ChangeView, ClaimView, LimitationView, MentionPlace, MentionView, RangeView, ReferenceView,
    StandingView, TransitionView,
};
pub use completion::{Complete, OwnTexts, OwnTextsView, ProposedWords};
pub use document::{
    CheckClaims, ClaimNode, ClaimsChecked, DocumentView, Export, ExportFormat, ExportKind, Exported, FactsView,
    ModelView, PartText, Status, ValidationView,
};
pub use draft::{
    BlockView, DraftEvent, DraftView, OriginView, PassageWritten, QuestionView, SentenceView, SlotStateView, SlotView,
    StartDraft, WritePassage,
};
pub use entry::{
    Activate, Confirm, Factors, FirstStart, LostRows, PasswordHelp, Recover, RestoreAnswer, RestoreBackup, SignIn,
};
pub use finding::{
    CannotAssessView, CitationView, EditView, FindingView, FixView, OfficeSeverities, Placed, RelatedView, SeverityView,
};
pub use models::{HearingState, HearingView, ModelLine, ModelState, ModelUse, Models, ModelsView, SpeedView};
pub use naming::{
    ApartView, CompareNames, DecideNames, GlossaryKept, NameGroupView, NamePlace, NameView, NamesView, OtherNameView,
    SameView,
};
pub use page::{Inline, Node, PageView};
pub use review::{
    AssignPart, ComparisonView, DropEvent, EarlierView, FirmView, ReportKind, ReportRequest, SetAsideView,
    SourceParagraph, SourceView, WaiversKept,
};
pub use revisions::{Journal, RevisionView, Revisions, RevisionsAnswer, Save, Unsaved, UnsavedAnswer, UnsavedView};
pub use term::{TermAt, TermCandidate, TermPlace, TermView};
pub use text::{Body, Line, Secret};
pub use vault::{Documents, DocumentsView, HeldByView, KeptOpened, KeptView, MatterView, Matters, MattersView};
