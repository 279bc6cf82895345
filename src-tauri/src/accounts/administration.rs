//! Members, vaults, retention and the audit log, for administrators; who may, the vault decides.

use super::{role, role_view, sentences};
use crate::desk::Desk;
use claimwright_api::ApiError;
use claimwright_api::wire::{
    Administer, AdministerAnswer, AuditEntryView, MemberView, OpenView, RetentionView, VaultView,
};
use claimwright_vault::{Chain, Result, Retention, Session, UserId, VaultError, VaultId};

/// Entries of the audit log in one answer.
const ENTRIES: usize = 100;

/// Something that the window names by its identifier.
pub fn named<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| VaultError::NotFound)
}

fn members(session: &mut Session, invite_again: &[UserId]) -> Result<AdministerAnswer> {
    let members = session.members()?.into_iter().map(|member| MemberView {
        user: member.user.to_string(),
        name: member.name,
        role: role_view(member.role),
        active: member.active,
    });
    let invite_again = invite_again.iter().map(UserId::to_string).collect();
    Ok(AdministerAnswer::Members { members: members.collect(), invite_again })
}

/// The name of a member, or the identifier of somebody who is none any more.
pub fn name_of(session: &mut Session) -> Result<impl Fn(UserId) -> String + use<>> {
    let members = session.members()?;
    Ok(move |user: UserId| {
        let found = members.iter().find(|member| member.user == user);
        found.map_or_else(|| user.to_string(), |member| member.name.clone())
    })
}

fn invited(session: &mut Session, user: UserId, activation: &str) -> Result<AdministerAnswer> {
    Ok(AdministerAnswer::Invited { name: name_of(session)?(user), activation: activation.to_owned() })
}

const fn shown(kept: Retention) -> AdministerAnswer {
    let Retention { thin_revisions_after, keep_traces, traces_for, rejected_for } = kept;
    AdministerAnswer::Retention {
        retention: RetentionView { thin_revisions_after, keep_traces, traces_for, rejected_for },
    }
}

fn log(session: &mut Session, before: Option<i64>) -> Result<AdministerAnswer> {
    let name = name_of(session)?;
    let entries = session.audit_entries(before, ENTRIES)?.into_iter().map(|entry| AuditEntryView {
        seq: entry.seq,
        at_ms: entry.utc_ms,
        actor: name(entry.actor),
        event: entry.event,
        object: entry.object,
    });
    Ok(AdministerAnswer::Audit { entries: entries.collect(), head: session.audit_head()?.short() })
}

impl Desk {
    /// A step of administration.
    ///
    /// # Errors
    /// [`ConfirmFirst`](claimwright_api::ErrorCode::ConfirmFirst),
    /// [`NotAllowed`](claimwright_api::ErrorCode::NotAllowed), and others of the vault.
    pub fn administer(&self, request: &Administer) -> Result<AdministerAnswer, ApiError> {
        let language = self.spoken();
        self.with_session(|session| match request {
            Administer::Members {} => members(session, &[]),
            Administer::Invite { name, role: of } => {
                let made = session.invite(name, role(*of))?;
                invited(session, made.user, &made.activation)
            }
            Administer::Reset { user } => {
                let user = named(user)?;
                let activation = session.reset(user)?;
                invited(session, user, &activation)
            }
            Administer::Admit { name, role: of } => {
                session.admit_by_name(name, role(*of))?;
                members(session, &[])
            }
            Administer::SetRole { user, role: of } => {
                session.set_role(named(user)?, role(*of))?;
                members(session, &[])
            }
            Administer::Enable { user } => {
                session.enable(named(user)?)?;
                members(session, &[])
            }
            Administer::Remove { user } => {
                let left = session.remove(named(user)?)?;
                members(session, &left.invite_again)
            }
            Administer::Rotate {} => {
                let left = session.rotate()?;
                members(session, &left.invite_again)
            }
            Administer::AddVault { name } => {
                let id = session.add_vault(name)?.to_string();
                Ok(AdministerAnswer::VaultMade { vault: VaultView { id, name: name.to_string() } })
            }
            Administer::SetIdleMinutes { minutes } => {
                session.set_idle_minutes(*minutes)?;
                Ok(AdministerAnswer::Done {})
            }
            Administer::Retention {} => session.retention().map(shown),
            Administer::SetRetention { retention } => {
                let RetentionView { thin_revisions_after, keep_traces, traces_for, rejected_for } = *retention;
                session.set_retention(Retention { thin_revisions_after, keep_traces, traces_for, rejected_for })?;
                session.retention().map(shown)
            }
            Administer::RunRetention {} => {
                let gone = session.run_retention()?;
                let (revisions, traces, rejected) = (gone.revisions, gone.traces, gone.rejected);
                Ok(AdministerAnswer::Thinned { revisions, traces, rejected })
            }
            Administer::Audit { before } => log(session, *before),
            Administer::VerifyAudit {} => {
                let chain = session.verify_audit()?;
                let head = session.audit_head()?.short();
                let sentence = sentences::chain(chain, language);
                Ok(AdministerAnswer::Chain { whole: chain == Chain::Whole, sentence, head })
            }
        })
    }

    /// The vaults that this person may enter.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn vaults(&self) -> Result<Vec<VaultView>, ApiError> {
        let entries = self.with_session(Session::vaults)?;
        let view = |entry: claimwright_vault::VaultEntry| VaultView { id: entry.vault.to_string(), name: entry.name };
        Ok(entries.into_iter().map(view).collect())
    }

    /// Leaves the open vault, with what is open of it, and opens another.
    ///
    /// # Errors
    /// Those of the vault; the open one then stays open.
    pub fn switch_vault(&self, vault: &str) -> Result<OpenView, ApiError> {
        self.flush();
        self.set_aside();
        self.with_session(|session| session.switch_vault(named::<VaultId>(vault)?))?;
        self.empty();
        self.open_view()
    }
}
