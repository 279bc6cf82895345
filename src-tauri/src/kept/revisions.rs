//! The revisions of a document: listed, read, restored, named.

use crate::accounts::{name_of, named};
use crate::desk::Desk;
use claimwright_api::ApiError;
use claimwright_api::wire::{RevisionView, Revisions, RevisionsAnswer};
use claimwright_vault::{DocumentId, Result, Session};

pub(super) fn listed(session: &mut Session, document: DocumentId) -> Result<Vec<RevisionView>> {
    let name = name_of(session)?;
    let revisions = session.revisions(document)?.into_iter().map(|revision| RevisionView {
        id: revision.id.to_string(),
        number: revision.number,
        created_ms: revision.created_ms,
        author: name(revision.author),
        size: revision.size,
        name: revision.name,
    });
    Ok(revisions.collect())
}

impl Desk {
    /// A step with revisions.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn revisions(&self, request: &Revisions) -> Result<RevisionsAnswer, ApiError> {
        let list = |session: &mut Session, document: &str| {
            Ok(RevisionsAnswer::List { revisions: listed(session, named(document)?)? })
        };
        if matches!(request, Revisions::Restore { .. }) {
            // What is typed on is older than what is restored from here on: it goes to the journal first.
            self.flush();
        }
        self.with_session(|session| match request {
            Revisions::List { document } => list(session, document),
            Revisions::Text { revision } => {
                Ok(RevisionsAnswer::Text { claims: session.revision_text(named(revision)?)? })
            }
            Revisions::Restore { document, revision } => {
                let id: DocumentId = named(document)?;
                // Restoring empties the journal: what lies in it is kept as a revision of its own.
                if let Some(typed) = session.journal(id)?.pop() {
                    session.save(id, &super::text(typed)?, None)?;
                }
                session.restore_revision(named(revision)?)?;
                list(session, document)
            }
            Revisions::Name { document, revision, name } => {
                session.name_revision(named(revision)?, name.as_deref())?;
                list(session, document)
            }
        })
    }
}
