//! What the vault keeps for the workbench: matters and documents, opening and saving them; not what a document is, and
//! no rule of who may.

mod aside;
mod journal;
mod leaving;
mod matters;
mod own;
mod pieces;
mod revisions;
#[cfg(test)]
mod tests;

use crate::accounts::named;
use crate::desk::{Desk, Kept, adopt_typed};
use crate::places;
use claimwright_api::ApiError;
use claimwright_api::wire::{Documents, DocumentsView, KeptOpened, KeptView, RevisionView, Save, UnsavedView};
use claimwright_api::workbench::{Reopened, kept_name};
use claimwright_vault::{Document, DocumentId, MatterId, PieceKind, Result, Session, VaultError};

/// A document of the vault that is open on the workbench.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    document: DocumentId,
    matter: MatterId,
    title: String,
    /// Whether typing of an earlier time lies in the journal, on which nobody has decided.
    undecided: bool,
    /// What the vault holds of this time: in the journal, or in the revision that was saved last.
    held: Option<String>,
}

impl Shown {
    /// Which document it is.
    pub const fn document(&self) -> DocumentId {
        self.document
    }
}

fn view(document: Document) -> KeptView {
    KeptView {
        id: document.id.to_string(),
        matter: document.matter.to_string(),
        title: document.title,
        changed_ms: document.changed_ms,
        saves: document.saves,
    }
}

fn listed(session: &mut Session, matter: MatterId, made: Option<DocumentId>) -> Result<DocumentsView> {
    let documents = session.documents(matter)?.into_iter().map(view).collect();
    Ok(DocumentsView { documents, made: made.map(|made| made.to_string()) })
}

/// A text of the journal or of a piece.
fn text(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|_| VaultError::Damaged)
}

/// All that is kept of a document, read at once.
struct Found {
    document: Document,
    saved: Option<String>,
    typed: Option<String>,
    history: Option<String>,
    source: Option<Vec<u8>>,
    state: Option<Vec<u8>>,
    unsaved: Option<UnsavedView>,
}

impl Found {
    fn of(session: &mut Session, id: DocumentId) -> Result<Self> {
        let document = session.document(id)?;
        let unsaved = session.unsaved()?.into_iter().find(|unsaved| unsaved.document == id);
        let unsaved = unsaved.map(|unsaved| UnsavedView {
            document: id.to_string(),
            matter: document.matter.to_string(),
            title: document.title.clone(),
            last_ms: unsaved.last_ms,
        });
        Ok(Self {
            saved: session.newest(id)?.map(|(_, text)| text),
            typed: session.journal(id)?.pop().map(text).transpose()?,
            history: session.undo_history(id)?.pop().map(text).transpose()?,
            source: session.newest_piece(id, PieceKind::Source)?,
            state: session.newest_piece(id, PieceKind::State)?,
            unsaved,
            document,
        })
    }
}

impl Desk {
    /// A step with the documents of a matter.
    ///
    /// # Errors
    /// Those of the vault, and of the claims that are kept.
    pub fn documents(&self, request: &Documents) -> Result<DocumentsView, ApiError> {
        match request {
            Documents::List { matter } => self.with_session(|session| listed(session, named(matter)?, None)),
            Documents::Add { matter, title } => self.with_session(|session| {
                let matter = named(matter)?;
                let made = session.add_document(matter, title)?;
                listed(session, matter, Some(made))
            }),
            Documents::Keep { matter, title, claims } => self.keep_open(matter, title, claims),
            Documents::Rename { document, title, matter } => {
                let id: DocumentId = self.said(named(document))?;
                let list = self.with_session(|session| {
                    session.rename_document(id, title)?;
                    listed(session, named(matter)?, None)
                })?;
                if let Kept::Vault(shown) = &mut *self.kept()
                    && shown.document == id
                {
                    shown.title = title.to_string();
                }
                Ok(list)
            }
            Documents::Delete { document, matter } => {
                let id: DocumentId = self.said(named(document))?;
                let list = self.with_session(|session| {
                    session.delete_document(id)?;
                    listed(session, named(matter)?, None)
                })?;
                if matches!(&*self.kept(), Kept::Vault(shown) if shown.document == id) {
                    self.empty();
                }
                Ok(list)
            }
        }
    }

    /// Keeps what is open on the workbench as a new document.
    fn keep_open(&self, matter: &str, title: &str, claims: &str) -> Result<DocumentsView, ApiError> {
        let mut workbench = self.workbench();
        adopt_typed(&mut workbench, claims)?;
        let beside = pieces::beside(&workbench);
        let pieces: Vec<(PieceKind, &[u8])> = beside.iter().map(|(kind, bytes)| (*kind, bytes.as_slice())).collect();
        let (matter, made, list) = self.with_session(|session| {
            let matter = named(matter)?;
            let made = session.keep(matter, title, claims, &pieces)?;
            Ok((matter, made, listed(session, matter, Some(made))?))
        })?;
        workbench.claims_are_kept(claims);
        self.filed();
        let title = title.to_owned();
        self.now_kept(Kept::Vault(Shown {
            document: made,
            matter,
            title,
            undecided: false,
            held: Some(claims.to_owned()),
        }));
        drop(workbench);
        self.hand_over_own_texts();
        Ok(list)
    }

    /// Opens a document of the vault as it was saved last.
    ///
    /// # Errors
    /// Those of the vault, and [`CannotRead`](claimwright_api::ErrorCode::CannotRead) of its file.
    pub fn open_kept(&self, document: &str) -> Result<KeptOpened, ApiError> {
        self.open_of(document, false)
    }

    /// Opens a document, with what was typed and not saved where `typed` says so.
    fn open_of(&self, document: &str, typed: bool) -> Result<KeptOpened, ApiError> {
        self.may_open()?;
        self.flush();
        let found = self.with_session(|session| Found::of(session, named(document)?))?;
        let name = found.state.as_deref().and_then(kept_name);
        let source = match found.source {
            Some(bytes) => {
                let name = name.unwrap_or_else(|| format!("{}.txt", found.document.title));
                Some((places::understand(&name, &bytes)?, bytes))
            }
            None => None,
        };
        let claims = if typed { found.typed.or(found.saved) } else { found.saved };
        let title = found.document.title.clone();
        let kept = Reopened { title: &title, source, state: found.state.as_deref(), claims: claims.as_deref() };
        // Asked again: somebody may have locked while the file was read.
        let mut workbench = self.enter("open_kept")?;
        let view_of = workbench.reopen(kept)?;
        let (id, matter) = (found.document.id, found.document.matter);
        workbench.take_waivers(self.with_session(|session| pieces::waivers(session, matter, id)));
        workbench.take_glossary(self.with_session(|session| pieces::glossary(session, matter)));
        let undecided = found.unsaved.is_some() && !typed;
        // What was taken lies in the journal already.
        let held = if typed { claims } else { None };
        self.now_kept(Kept::Vault(Shown { document: id, matter, title, undecided, held }));
        let document = view_of.and_then(|_| workbench.shown());
        drop(workbench);
        self.hand_over_own_texts();
        Ok(KeptOpened { document, kept: view(found.document), history: found.history, unsaved: found.unsaved })
    }

    /// Saves the claims of the document that is open, with all that stands beside them. When this answers, they are on
    /// the disk.
    ///
    /// # Errors
    /// [`NothingOpen`](claimwright_api::ErrorCode::NothingOpen) where no document of the vault is open; those of the
    /// vault.
    pub fn save(&self, request: &Save) -> Result<RevisionView, ApiError> {
        let mut workbench = self.enter("save")?;
        let shown = self.shown()?;
        adopt_typed(&mut workbench, &request.claims)?;
        self.decide(&shown)?;
        let _turn = self.writing();
        let (state, history) = (workbench.state(), request.history.as_ref().map(|history| history.as_bytes()));
        let text = (&*request.claims, request.name.as_deref());
        let saved = self.with_session(|session| {
            let made = session.save_with(shown.document, text, state.as_deref(), history)?;
            let list = revisions::listed(session, shown.document)?;
            list.into_iter().find(|revision| revision.id == made.to_string()).ok_or(VaultError::NotFound)
        })?;
        workbench.claims_are_kept(&request.claims);
        *self.kept() = Kept::Vault(Shown { undecided: false, held: Some(request.claims.to_string()), ..shown });
        Ok(saved)
    }

    /// Keeps what stands beside the claims of the open document, where the vault keeps one and something is open.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn keep_state(&self) -> Result<(), ApiError> {
        let workbench = self.workbench();
        let (Kept::Vault(shown), Some(state)) = (self.kept().clone(), workbench.state()) else { return Ok(()) };
        self.kept_where_allowed(|session| session.put_piece(shown.document, PieceKind::State, &state))
    }

    /// Keeps what goes along with the work on a document: whoever may only read works on it without.
    fn kept_where_allowed(&self, keep: impl FnOnce(&mut Session) -> Result<()>) -> Result<(), ApiError> {
        self.with_session(|session| match keep(session) {
            Err(VaultError::NotAllowed | VaultError::ReadOnly) => Ok(()),
            kept => kept,
        })
    }

    /// The document of the vault that is open, for the view of the session.
    pub fn kept_view(&self) -> Option<KeptView> {
        let Kept::Vault(shown) = self.kept().clone() else { return None };
        self.entrance.session(|session| session.document(shown.document)).ok().map(view)
    }

    /// The document of the vault that is open.
    fn shown(&self) -> Result<Shown, ApiError> {
        match &*self.kept() {
            Kept::Vault(shown) => Ok(shown.clone()),
            _ => Err(journal::nothing_kept()),
        }
    }
}
