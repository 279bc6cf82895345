//! What crosses the border to a front end; generated as TypeScript by the test in `tests/bindings.rs`.
//!
//! `start` and `end` count code points on the command line and UTF-16 units in the window, always half-open.

mod accounts;
mod claims;
mod document;
mod draft;
mod finding;
mod page;
mod review;
mod term;
pub mod text;
mod vault;

pub use accounts::{
    Account, AccountAnswer, Activate, Administer, AdministerAnswer, AuditEntryView, Confirm, EnrolmentView, Factors,
    FirstStart, KeyFileView, LostRows, MemberView, NoticeView, OpenView, PapersView, PasswordHelp, Recover,
    RestoreAnswer, RestoreBackup, RetentionView, RoleView, SessionEvent, SessionView, SignIn, VaultView, WeaknessView,
};
pub use claims::{
    CandidateView, ChangeView, ClaimView, LimitationView, MentionPlace, MentionView, RangeView, ReferenceView,
    StandingView, TransitionView,
};
pub use document::{
    CheckClaims, ClaimNode, ClaimsChecked, DocumentView, Export, ExportFormat, ExportKind, Exported, FactsView,
    ModelView, OpenText, PartText, Status, ValidationView,
};
pub use draft::{
    BlockView, DraftEvent, DraftView, OriginView, QuestionView, SentenceView, SlotStateView, SlotView, StartDraft,
};
pub use finding::{
    CannotAssessView, CitationView, EditView, FindingView, FixView, OfficeSeverities, Placed, RelatedView, SeverityView,
};
pub use page::{Inline, Node, PageView};
pub use review::{
    AssignPart, ComparisonView, DropEvent, EarlierView, FirmView, ReportKind, ReportRequest, SetAsideView,
    SourceParagraph, SourceView, WaiversKept,
};
pub use term::{TermAt, TermCandidate, TermPlace, TermView};
pub use text::{Body, Line, Secret};
pub use vault::{
    BackupView, Backups, BackupsView, Documents, DocumentsView, HeldByView, Journal, KeptOpened, KeptView, MatterView,
    Matters, MattersView, RevisionView, Revisions, RevisionsAnswer, Save, Transfer, Transferred, Unsaved,
    UnsavedAnswer, UnsavedView,
};
