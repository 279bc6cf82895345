//! The matters of the open vault; what becomes of a deleted one's key, the vault knows.

use crate::accounts::named;
use crate::desk::{Desk, Kept};
use claimwright_api::ApiError;
use claimwright_api::wire::{HeldByView, MatterView, Matters, MattersView};
use claimwright_vault::{HeldBy, MatterId, Result, Session};

fn listed(session: &mut Session, made: Option<MatterId>, held_by: Vec<HeldBy>) -> Result<MattersView> {
    let matters = session.matters()?.into_iter().map(|matter| MatterView {
        id: matter.id.to_string(),
        title: matter.title,
        created_ms: matter.created_ms,
        changed_ms: matter.changed_ms,
        legal_hold: matter.legal_hold,
    });
    let held_by = held_by.into_iter().map(|held| HeldByView { backup: held.backup, taken_ms: held.taken_ms });
    Ok(MattersView { matters: matters.collect(), made: made.map(|made| made.to_string()), held_by: held_by.collect() })
}

impl Desk {
    /// A step with matters.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn matters(&self, request: &Matters) -> Result<MattersView, ApiError> {
        match request {
            Matters::List {} => self.with_session(|session| listed(session, None, Vec::new())),
            Matters::Add { title } => self.with_session(|session| {
                let made = session.add_matter(title)?;
                listed(session, Some(made), Vec::new())
            }),
            Matters::Rename { matter, title } => self.with_session(|session| {
                session.rename_matter(named(matter)?, title)?;
                listed(session, None, Vec::new())
            }),
            Matters::Delete { matter } => {
                let id: MatterId = self.said(named(matter))?;
                let list = self.with_session(|session| {
                    let held_by = session.delete_matter(id)?;
                    listed(session, None, held_by)
                })?;
                if matches!(&*self.kept(), Kept::Vault(shown) if shown.matter == id) {
                    self.empty();
                }
                Ok(list)
            }
            Matters::SetHold { matter, hold } => self.with_session(|session| {
                session.set_legal_hold(named(matter)?, *hold)?;
                listed(session, None, Vec::new())
            }),
        }
    }
}
