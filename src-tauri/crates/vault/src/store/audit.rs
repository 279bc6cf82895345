//! The audit log: a chain of HMACs over entries that name objects by identifier, never by title; it judges nobody.

use super::Desk;
use crate::error::{Result, VaultError};
use crate::ids::UserId;
use crate::keys::{Key, derive, wrap};
use rusqlite::{OptionalExtension, Row, params};
use subtle::ConstantTimeEq;

/// What happened. The texts are part of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum Event {
    VaultMade,
    SignedIn,
    Unlocked,
    MatterMade,
    MatterRenamed,
    MatterDeleted,
    MatterExported,
    MatterImported,
    HoldSet,
    HoldLifted,
    DocumentMade,
    DocumentRenamed,
    DocumentDeleted,
    Saved,
    Restored,
    RetentionRun,
    SettingChanged,
    BackupMade,
    BackupRestored,
    MemberAdded,
    MemberActivated,
    MemberRemoved,
    RoleChanged,
    Rotated,
    PasswordChanged,
    SecondFactorChanged,
    RecoveryIssued,
    RecoveryCodeUsed,
    RecoveryKeyUsed,
    ClockSuspect,
    Salvaged,
}

impl Event {
    /// The event as the log holds it.
    pub fn code(self) -> &'static str {
        match self {
            Self::VaultMade => "vault_made",
            Self::SignedIn => "signed_in",
            Self::Unlocked => "unlocked",
            Self::MatterMade => "matter_made",
            Self::MatterRenamed => "matter_renamed",
            Self::MatterDeleted => "matter_deleted",
            Self::MatterExported => "matter_exported",
            Self::MatterImported => "matter_imported",
            Self::HoldSet => "hold_set",
            Self::HoldLifted => "hold_lifted",
            Self::DocumentMade => "document_made",
            Self::DocumentRenamed => "document_renamed",
            Self::DocumentDeleted => "document_deleted",
            Self::Saved => "saved",
            Self::Restored => "restored",
            Self::RetentionRun => "retention_run",
            Self::SettingChanged => "setting_changed",
            Self::BackupMade => "backup_made",
            Self::BackupRestored => "backup_restored",
            Self::MemberAdded => "member_added",
            Self::MemberActivated => "member_activated",
            Self::MemberRemoved => "member_removed",
            Self::RoleChanged => "role_changed",
            Self::Rotated => "rotated",
            Self::PasswordChanged => "password_changed",
            Self::SecondFactorChanged => "second_factor_changed",
            Self::RecoveryIssued => "recovery_issued",
            Self::RecoveryCodeUsed => "recovery_code_used",
            Self::RecoveryKeyUsed => "recovery_key_used",
            Self::ClockSuspect => "clock_suspect",
            Self::Salvaged => "salvaged",
        }
    }
}

/// An entry, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1, without gaps.
    pub seq: i64,
    /// When, by the wall clock of then, in milliseconds since 1970 (UTC).
    pub utc_ms: i64,
    /// Who.
    pub actor: UserId,
    /// What; [`Event::code`].
    pub event: String,
    /// The identifier of what it happened to, as hexadecimal digits; empty where there is none.
    pub object: String,
    /// Whether it was done.
    pub done: bool,
}

/// The newest entry, copied elsewhere as an anchor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Its number; 0 of an empty log.
    pub seq: i64,
    /// Its authentication code; empty of an empty log.
    pub mac: Vec<u8>,
}

impl Head {
    /// Sixteen digits to write down.
    pub fn short(&self) -> String {
        crate::totp::short(&self.mac)
    }
}

/// When an entry was written, by both clocks of then.
pub(crate) struct LoggedAt {
    pub(crate) utc: i64,
    pub(crate) boot: Vec<u8>,
    pub(crate) mono: i64,
}

/// What a verification found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chain {
    /// Every entry looked at is what was written, and the anchor is among them.
    Whole,
    /// The entry of this number was changed, removed or put in.
    Broken {
        /// Its number.
        seq: i64,
    },
    /// The log ends before an anchor that was taken of it: entries were cut off, or an older file was put in place.
    CutOff {
        /// The number of the anchor.
        anchor: i64,
    },
}

/// How many entries are verified at opening.
pub(crate) const AT_OPENING: i64 = 1_000;

struct Record {
    seq: i64,
    utc: i64,
    boot: Vec<u8>,
    mono: i64,
    actor: Vec<u8>,
    event: String,
    object: Vec<u8>,
    done: bool,
    prev: Vec<u8>,
    mac: Vec<u8>,
}

impl Record {
    const COLUMNS: &str = "seq, utc, boot, mono, actor, event, object, done, prev, mac";

    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            utc: row.get(1)?,
            boot: row.get(2)?,
            mono: row.get(3)?,
            actor: row.get(4)?,
            event: row.get(5)?,
            object: row.get(6)?,
            done: row.get(7)?,
            prev: row.get(8)?,
            mac: row.get(9)?,
        })
    }

    fn computed(&self, key: &Key) -> [u8; 32] {
        derive::mac(
            key.bytes(),
            &[
                &self.seq.to_le_bytes(),
                &self.utc.to_le_bytes(),
                &self.boot,
                &self.mono.to_le_bytes(),
                &self.actor,
                self.event.as_bytes(),
                &self.object,
                &[u8::from(self.done)],
                &self.prev,
            ],
        )
    }
}

impl Desk<'_> {
    /// The newest entry.
    pub(crate) fn head(&self) -> Result<Head> {
        let sql = "SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1";
        let row = self.conn.query_row(sql, [], |row| Ok(Head { seq: row.get(0)?, mac: row.get(1)? })).optional()?;
        Ok(row.unwrap_or_default())
    }

    /// Appends an entry, in the transaction of what it tells of.
    pub(crate) fn audit(&self, event: Event, object: &[u8], done: bool) -> Result<()> {
        let head = self.head()?;
        let mut record = Record {
            seq: head.seq + 1,
            utc: self.now.unix_ms,
            boot: self.outside.clock.boot().to_vec(),
            mono: i64::try_from(self.now.mono_ms).unwrap_or(i64::MAX),
            actor: self.actor.0.to_vec(),
            event: event.code().to_owned(),
            object: object.to_vec(),
            done,
            prev: head.mac,
            mac: Vec::new(),
        };
        record.mac = record.computed(&self.keys.audit).to_vec();
        let Record { seq, utc, boot, mono, actor, event, object, done, prev, mac } = record;
        let sql = "INSERT INTO audit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        self.conn.execute(sql, params![seq, utc, boot, mono, actor, event, object, done, prev, mac])?;
        Ok(())
    }

    /// The keys of the log: each holds from an entry on; the present key holds from the last rotation on.
    fn audit_keys(&self) -> Result<Vec<(i64, Key)>> {
        let mut statement = self.conn.prepare("SELECT first, wrapped_key FROM audit_keys ORDER BY first")?;
        let rows: Vec<(i64, Vec<u8>)> =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        rows.into_iter()
            .map(|(first, wrapped)| Ok((first, wrap::unwrap(&self.keys.vault, &audit_key_bound(first), &wrapped)?)))
            .collect()
    }

    /// Keeps the key that the entries from `first` on were written under, when a vault's key is replaced.
    pub(crate) fn keep_audit_key(&self, first: i64, key: &Key) -> Result<()> {
        let wrapped = wrap::wrap(&self.keys.vault, &*self.outside.random, &audit_key_bound(first), key)?;
        self.conn.execute("INSERT OR REPLACE INTO audit_keys VALUES (?1, ?2)", params![first, wrapped])?;
        Ok(())
    }

    /// Verifies the newest `last` entries (all with `None`) and that `anchor` is among them.
    pub(crate) fn verify_audit(&self, last: Option<i64>, anchor: &Head) -> Result<Chain> {
        let head = self.head()?;
        if anchor.seq > head.seq {
            return Ok(Chain::CutOff { anchor: anchor.seq });
        }
        let first = last.map_or(1, |last| (head.seq - last + 1).max(1)).min(anchor.seq.max(1));
        // Keys of earlier times end where the next begins; the present one follows the last of them.
        let mut keys = self.audit_keys()?;
        let from: i64 =
            self.conn
                .query_row("SELECT coalesce(max(seq), 0) FROM audit WHERE event = 'rotated'", [], |row| row.get(0))?;
        keys.push((if keys.is_empty() { 1 } else { from }, self.keys.audit.copy()));
        let sql = format!("SELECT {} FROM audit WHERE seq >= ?1 ORDER BY seq", Record::COLUMNS);
        let mut statement = self.conn.prepare(&sql)?;
        let mut rows = statement.query([first])?;
        let mut seq = first;
        let mut prev: Vec<u8> = match first {
            1 => Vec::new(),
            _ => self
                .conn
                .query_row("SELECT mac FROM audit WHERE seq = ?1", [first - 1], |row| row.get(0))
                .optional()?
                .unwrap_or_default(),
        };
        while let Some(row) = rows.next()? {
            let record = Record::of(row)?;
            let key = keys.iter().rev().find(|(first, _)| *first <= record.seq).map(|(_, key)| key);
            let Some(key) = key else { return Ok(Chain::Broken { seq }) };
            let same = record.computed(key).ct_eq(&record.mac);
            if record.seq != seq || record.prev != prev || !bool::from(same) {
                return Ok(Chain::Broken { seq });
            }
            if seq == anchor.seq && !bool::from(record.mac.ct_eq(&anchor.mac)) {
                return Ok(Chain::Broken { seq });
            }
            seq += 1;
            prev = record.mac;
        }
        if seq == head.seq + 1 { Ok(Chain::Whole) } else { Ok(Chain::Broken { seq }) }
    }

    /// Entries before `before` (the newest with `None`), newest first.
    pub(crate) fn entries(&self, before: Option<i64>, limit: usize) -> Result<Vec<Entry>> {
        let sql = format!("SELECT {} FROM audit WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2", Record::COLUMNS);
        let mut statement = self.conn.prepare(&sql)?;
        let rows = statement.query_map(params![before.unwrap_or(i64::MAX), limit as i64], Record::of)?;
        rows.map(|row| {
            let row = row?;
            let actor = row.actor.as_slice().try_into().map(UserId).map_err(|_| VaultError::Damaged)?;
            Ok(Entry {
                seq: row.seq,
                utc_ms: row.utc,
                actor,
                event: row.event,
                object: crate::ids::hex(&row.object),
                done: row.done,
            })
        })
        .collect()
    }

    /// When the newest entry was written.
    pub(crate) fn newest_time(&self) -> Result<Option<LoggedAt>> {
        let sql = "SELECT utc, boot, mono FROM audit ORDER BY seq DESC LIMIT 1";
        let of = |row: &Row<'_>| Ok(LoggedAt { utc: row.get(0)?, boot: row.get(1)?, mono: row.get(2)? });
        Ok(self.conn.query_row(sql, [], of).optional()?)
    }
}

pub(crate) fn audit_key_bound(first: i64) -> Vec<u8> {
    wrap::bound(&[b"claimwright/v1/audit-key", &first.to_le_bytes()])
}
