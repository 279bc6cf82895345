//! Backups: an online copy of the vault and of the accounts, verified before it gets its name and before an older one
//! goes; a backup opens with the passwords that were valid when it was taken.

use super::audit::{Event, Head};
use super::files::{private_folder, sync_folder, write_whole};
use super::{Store, migrate, open};
use crate::error::{At, Result, VaultError};
use crate::ids::{UserId, VaultId, hex};
use crate::keys::{Key, derive};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use subtle::ConstantTimeEq;

/// Names inside a backup.
pub(crate) const VAULT: &str = "vault.db";
pub(crate) const ACCOUNTS: &str = "accounts.db";
const MANIFEST: &str = "manifest.toml";
const FORMAT: u32 = 1;
/// The longest manifest that is read.
const LONGEST: u64 = 1 << 20;

/// Why a backup was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Somebody asked for it, or the daily one.
    Regular,
    /// Before the schema changes; never pruned.
    BeforeMigration,
}

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    format: u32,
    /// Why it was taken.
    pub reason: Reason,
    /// The vault, as hexadecimal digits.
    pub vault: String,
    /// When, in milliseconds since 1970 (UTC).
    pub taken_ms: i64,
    /// The schema's version.
    pub schema: usize,
    /// The newest entry of the audit log.
    pub audit_seq: i64,
    /// Its authentication code.
    pub audit_mac: String,
    /// Rows of each table.
    pub rows: BTreeMap<String, i64>,
    vault_sha256: String,
    accounts_sha256: String,
    /// Authenticates the rest under a key of the vault.
    #[serde(default)]
    mac: String,
}

/// A backup in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupEntry {
    /// The name of its folder.
    pub name: String,
    /// What it says of itself.
    pub manifest: Manifest,
}

impl Manifest {
    fn computed(&self, key: &Key) -> Result<[u8; 32]> {
        let bare = Self { mac: String::new(), ..self.clone() };
        let text = toml::to_string(&bare).map_err(|_| VaultError::NotABackup)?;
        Ok(derive::mac(key.bytes(), &[b"manifest", text.as_bytes()]))
    }

    fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(MANIFEST);
        let mut text = String::new();
        let file = fs::File::open(&path).map_err(|_| VaultError::NotABackup)?;
        file.take(LONGEST).read_to_string(&mut text).map_err(|_| VaultError::NotABackup)?;
        let manifest: Self = toml::from_str(&text).map_err(|_| VaultError::NotABackup)?;
        if manifest.format > FORMAT || manifest.schema > migrate::VAULT.len() {
            return Err(VaultError::MadeByNewer);
        }
        Ok(manifest)
    }

    /// The vault that was backed up.
    pub(crate) fn vault(&self) -> Result<VaultId> {
        self.vault.parse().map_err(|_| VaultError::NotABackup)
    }
}

fn hash(path: &Path) -> Result<String> {
    let mut file = fs::File::open(path).at(path)?;
    let (mut hash, mut part) = (Sha256::new(), vec![0; 1 << 20]);
    loop {
        match file.read(&mut part).at(path)? {
            0 => return Ok(hex(&hash.finalize())),
            read => hash.update(&part[..read]),
        }
    }
}

/// A wall clock as a name that sorts: `20261122T115318Z` (Howard Hinnant's days to civil).
pub(crate) fn stamp(unix_ms: i64) -> String {
    let seconds = unix_ms.div_euclid(1_000);
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}{month:02}{day:02}T{:02}{:02}{:02}Z", rest / 3_600, rest / 60 % 60, rest % 60)
}

/// What a backup is made of.
pub(crate) struct Order<'a> {
    /// The folder in which the backup's folder is made.
    pub(crate) into: &'a Path,
    pub(crate) reason: Reason,
    /// Copies the accounts, with `head` as the vault's anchor, to a path.
    pub(crate) accounts: &'a dyn Fn(&Head, &Path) -> Result<()>,
}

impl Store {
    /// Takes a backup and answers its name. A failure leaves no folder behind, and no older backup is touched.
    pub(crate) fn back_up(&mut self, actor: UserId, order: &Order<'_>) -> Result<String> {
        let vault = self.vault;
        // The matters that a backup holds are written down before it is taken, and in it: a list that names too many
        // backups is safe, one that names too few is not.
        let (name, now) = self.write(actor, |desk| {
            let name = format!("{}-{}", stamp(desk.now.unix_ms), hex(&desk.id()?[..3]));
            let sql = "INSERT INTO backups SELECT ?1, id, ?2 FROM matters";
            desk.conn.execute(sql, params![name, desk.now.unix_ms])?;
            desk.audit(Event::BackupMade, name.as_bytes(), true)?;
            Ok((name, desk.now))
        })?;
        private_folder(order.into)?;
        let folder = order.into.join(format!(".{name}.part"));
        let attempt = self.read(actor, |desk| {
            private_folder(&folder)?;
            let head = desk.head()?;
            let copy = folder.join(VAULT);
            open::copy(desk.conn, &copy, Some(&desk.keys.database))?;
            (order.accounts)(&head, &folder.join(ACCOUNTS))?;
            let conn = open::encrypted(&copy, &desk.keys.database, open::Mode::Read)?;
            let rows: BTreeMap<_, _> = migrate::counts(&conn)?.into_iter().collect();
            if rows != migrate::counts(desk.conn)?.into_iter().collect() {
                return Err(VaultError::Damaged);
            }
            let mut manifest = Manifest {
                format: FORMAT,
                reason: order.reason,
                vault: vault.to_string(),
                taken_ms: now.unix_ms,
                schema: migrate::version(&conn)?,
                audit_seq: head.seq,
                audit_mac: hex(&head.mac),
                rows,
                vault_sha256: hash(&copy)?,
                accounts_sha256: hash(&folder.join(ACCOUNTS))?,
                mac: String::new(),
            };
            manifest.mac = hex(&manifest.computed(&desk.keys.backup)?);
            let text = toml::to_string(&manifest).map_err(|_| VaultError::NotABackup)?;
            write_whole(&folder.join(MANIFEST), text.as_bytes())?;
            whole(&folder)?;
            let named = order.into.join(&name);
            fs::rename(&folder, &named).at(&named)?;
            sync_folder(order.into)
        });
        if let Err(error) = attempt {
            let _ = fs::remove_dir_all(&folder);
            let undone = self.write(actor, |desk| {
                desk.conn.execute("DELETE FROM backups WHERE name = ?1", [&name])?;
                desk.audit(Event::BackupMade, name.as_bytes(), false)
            });
            // The first failure is the one to tell of; a row too many in the list does no harm.
            drop(undone);
            return Err(error);
        }
        Ok(name)
    }

    /// Checks a backup: its hashes, its manifest under the vault's key, and every page.
    pub(crate) fn verify_backup(&mut self, actor: UserId, folder: &Path) -> Result<Manifest> {
        let manifest = whole(folder)?;
        self.read(actor, |desk| {
            let mac = hex(&manifest.computed(&desk.keys.backup)?);
            if !bool::from(mac.as_bytes().ct_eq(manifest.mac.as_bytes())) {
                return Err(VaultError::NotABackup);
            }
            let conn = open::encrypted(&folder.join(VAULT), &desk.keys.database, open::Mode::Read)?;
            if open::sound(&conn, true)? { Ok(()) } else { Err(VaultError::NotABackup) }
        })?;
        Ok(manifest)
    }
}

/// Takes the copy that precedes a migration of a vault that is not open yet: its own key slots come with it.
pub(crate) fn before_migration(
    conn: &rusqlite::Connection,
    key: &Key,
    into: &Path,
    now_ms: i64,
    accounts: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    private_folder(into)?;
    let name = format!("{}-migration", stamp(now_ms));
    let folder = into.join(format!(".{name}.part"));
    let attempt = || -> Result<()> {
        let _ = fs::remove_dir_all(&folder);
        private_folder(&folder)?;
        open::copy(conn, &folder.join(VAULT), Some(key))?;
        accounts(&folder.join(ACCOUNTS))?;
        let manifest = Manifest {
            format: FORMAT,
            reason: Reason::BeforeMigration,
            vault: String::new(),
            taken_ms: now_ms,
            schema: migrate::version(conn)?,
            audit_seq: 0,
            audit_mac: String::new(),
            rows: migrate::counts(conn)?.into_iter().collect(),
            vault_sha256: hash(&folder.join(VAULT))?,
            accounts_sha256: hash(&folder.join(ACCOUNTS))?,
            mac: String::new(),
        };
        let text = toml::to_string(&manifest).map_err(|_| VaultError::NotABackup)?;
        write_whole(&folder.join(MANIFEST), text.as_bytes())?;
        fs::rename(&folder, into.join(&name)).at(&folder)?;
        sync_folder(into)
    };
    let outcome = attempt();
    if outcome.is_err() {
        let _ = fs::remove_dir_all(&folder);
    }
    outcome
}

/// Whether a backup's files are those that it names.
pub(crate) fn whole(folder: &Path) -> Result<Manifest> {
    let manifest = Manifest::read(folder)?;
    let same = |name: &str, expected: &str| hash(&folder.join(name)).is_ok_and(|found| found == expected);
    if same(VAULT, &manifest.vault_sha256) && same(ACCOUNTS, &manifest.accounts_sha256) {
        Ok(manifest)
    } else {
        Err(VaultError::NotABackup)
    }
}

/// The backups of a folder, newest first; what is not whole enough to be read is left out.
pub(crate) fn list(folder: &Path) -> Vec<BackupEntry> {
    let mut all: Vec<BackupEntry> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name().into_string().ok().filter(|name| !name.starts_with('.'))?;
            Some(BackupEntry { name, manifest: Manifest::read(&entry.path()).ok()? })
        })
        .collect();
    // Of two of one millisecond the longer log is the later.
    all.sort_by_key(|entry| std::cmp::Reverse((entry.manifest.taken_ms, entry.manifest.audit_seq)));
    all
}

/// Removes what is older than the newest of each of seven days and four weeks; backups before a migration stay.
pub(crate) fn prune(folder: &Path, vault: VaultId) -> Result<Vec<String>> {
    const DAY: i64 = 86_400_000;
    let (mut days, mut weeks) = (Vec::new(), Vec::new());
    let mut gone = Vec::new();
    for entry in list(folder) {
        let taken = entry.manifest.taken_ms;
        if entry.manifest.reason == Reason::BeforeMigration || entry.manifest.vault != vault.to_string() {
            continue;
        }
        let (day, week) = (taken.div_euclid(DAY), (taken.div_euclid(DAY) + 3).div_euclid(7));
        let daily = days.len() < 7 && !days.contains(&day);
        let weekly = weeks.len() < 4 && !weeks.contains(&week);
        if daily {
            days.push(day);
        }
        if weekly {
            weeks.push(week);
        }
        if !daily && !weekly {
            let path: PathBuf = folder.join(&entry.name);
            fs::remove_dir_all(&path).at(&path)?;
            gone.push(entry.name);
        }
    }
    Ok(gone)
}

/// Puts a backup's files in place under their final names: each is copied beside and renamed, the accounts last, since
/// a folder without accounts counts as empty.
pub(crate) fn put_back(backup: &Path, folder: &Path, vault_file: &str) -> Result<()> {
    whole(backup)?;
    for (from, to) in [(VAULT, vault_file), (ACCOUNTS, ACCOUNTS)] {
        let (from, to) = (backup.join(from), folder.join(to));
        let part = open::part(&to);
        let copied = fs::copy(&from, &part).and_then(|_| fs::File::open(&part)?.sync_all()).at(&part);
        let placed = copied.and_then(|()| fs::rename(&part, &to).at(&to));
        if placed.is_err() {
            let _ = fs::remove_file(&part);
        }
        placed?;
        super::files::private_file(&to)?;
        sync_folder(folder)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn a_clock_becomes_a_name_that_sorts() {
        assert_eq!(stamp(0), "19700101T000000Z");
        assert_eq!(stamp(951_782_400_000), "20000229T000000Z");
        assert_eq!(stamp(-1), "19691231T235959Z");
        assert_eq!(stamp(4_294_967_296_000), "21060207T062816Z");
    }
}
