//! What can still be read of a damaged vault: which tables and matters are hit, and a new file with every other row.

use super::open::{self, Mode};
use super::{StoreKeys, files, migrate};
use crate::error::{Result, VaultError};
use crate::ids::{MatterId, VaultId};
use crate::keys::Key;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use std::collections::BTreeSet;
use std::path::Path;

/// What was found in a damaged vault.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Salvage {
    /// Tables of which a row could not be read, with how many rows are known to be lost.
    pub hit: Vec<(String, usize)>,
    /// Matters to which the lost rows belong, as far as an index still says so.
    pub matters: Vec<MatterId>,
    /// Rows that were read.
    pub rows: usize,
}

/// How far past the last row that a scan saw rows are looked for.
const BEYOND: i64 = 64;

struct Reader<'a> {
    path: &'a Path,
    key: &'a Key,
    conn: Option<Connection>,
}

impl Reader<'_> {
    /// Runs a query on a sound connection: a damaged page poisons the one that met it.
    fn ask<T>(&mut self, f: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<Option<T>> {
        if self.conn.is_none() {
            self.conn = Some(open::encrypted(self.path, self.key, Mode::Write)?);
        }
        let conn = self.conn.as_ref().ok_or(VaultError::Damaged)?;
        let attempt = || -> Result<T> {
            let tx = rusqlite::Transaction::new_unchecked(conn, rusqlite::TransactionBehavior::Deferred)?;
            let read = f(&tx)?;
            open::proven(&tx)?;
            Ok(read)
        };
        match attempt() {
            Ok(found) => Ok(Some(found)),
            Err(_) => {
                self.conn = None;
                Ok(None)
            }
        }
    }

    /// The row numbers that a statement sees before it meets damage.
    fn seen(&mut self, sql: &str, rows: &mut BTreeSet<i64>) -> Result<()> {
        self.ask(|conn| {
            let mut statement = conn.prepare(sql)?;
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                rows.insert(row.get(0)?);
            }
            Ok(())
        })?;
        Ok(())
    }
}

/// Reads everything that can be read of `path`; with `to`, into a new file of the same key.
pub(crate) fn salvage(path: &Path, to: Option<&Path>, dek: &Key, vault: VaultId) -> Result<Salvage> {
    let keys = StoreKeys::of(dek, vault);
    let mut reader = Reader { path, key: &keys.database, conn: None };
    let target = to
        .map(|to| -> Result<Connection> {
            files::remove_database(to);
            let mut conn = open::encrypted(to, &keys.database, Mode::Create)?;
            migrate::migrate(&mut conn, migrate::VAULT, |_| Ok(()))?;
            conn.execute_batch("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE;")?;
            Ok(conn)
        })
        .transpose()?;
    let mut report = Salvage::default();
    let model = Connection::open_in_memory()?;
    for step in migrate::VAULT {
        model.execute_batch(step)?;
    }
    let mut matters = BTreeSet::new();
    for (table, _) in migrate::counts(&model)? {
        let lost = table_rows(&mut reader, &table, target.as_ref(), &mut report.rows)?;
        for row in &lost {
            matters.extend(matter_of(&mut reader, &table, *row)?);
        }
        if !lost.is_empty() {
            report.hit.push((table, lost.len()));
        }
    }
    report.matters = matters.into_iter().collect();
    if let Some(target) = target {
        for orphans in [
            "DELETE FROM documents WHERE matter NOT IN (SELECT id FROM matters)",
            "DELETE FROM revisions WHERE document NOT IN (SELECT id FROM documents)",
            "DELETE FROM pieces WHERE matter NOT IN (SELECT id FROM matters)
                OR document IS NOT NULL AND document NOT IN (SELECT id FROM documents)",
            "DELETE FROM journal WHERE document NOT IN (SELECT id FROM documents)",
        ] {
            target.execute(orphans, [])?;
        }
        target.execute_batch("COMMIT; PRAGMA foreign_keys = ON;")?;
        if !open::sound(&target, true)? {
            return Err(VaultError::Damaged);
        }
    }
    Ok(report)
}

/// Copies the rows of a table and answers the numbers of those that are there and could not be read.
fn table_rows(reader: &mut Reader<'_>, table: &str, target: Option<&Connection>, rows: &mut usize) -> Result<Vec<i64>> {
    let mut numbers = BTreeSet::new();
    for order in ["ASC", "DESC"] {
        // Neither direction passes a damaged page; what lies between is tried row by row.
        reader.seen(&format!("SELECT rowid FROM {table} NOT INDEXED ORDER BY rowid {order}"), &mut numbers)?;
    }
    let scanned = numbers.clone();
    if let Some(index) = index_of(table) {
        reader.seen(&format!("SELECT rowid FROM {table} INDEXED BY {index}"), &mut numbers)?;
    }
    let last = numbers.last().copied().unwrap_or(0) + if scanned == numbers { 0 } else { BEYOND };
    let first = numbers.first().copied().unwrap_or(1).min(1);
    let mut lost = Vec::new();
    let sql = format!("SELECT * FROM {table} NOT INDEXED WHERE rowid = ?1");
    // A damaged file may be of an earlier schema, whose tables have fewer columns.
    let names =
        reader.ask(|conn| Ok(conn.prepare(&sql)?.column_names().collect::<Vec<_>>().join(", ")))?.unwrap_or_default();
    for number in first..=last {
        let row = reader.ask(|conn| {
            let mut statement = conn.prepare_cached(&sql)?;
            let columns = statement.column_count();
            statement
                .query_row([number], |row| (0..columns).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<Value>>>())
                .optional()
        })?;
        match row {
            Some(Some(values)) => {
                *rows += 1;
                if let Some(target) = target {
                    let places = vec!["?"; values.len()].join(", ");
                    target.execute(
                        &format!("INSERT INTO {table} ({names}) VALUES ({places})"),
                        params_from_iter(values),
                    )?;
                }
            }
            Some(None) => {}
            // A row that an index knows is lost; one that only a guess named may never have been.
            None if numbers.contains(&number) || number < last - BEYOND => lost.push(number),
            None => {}
        }
    }
    Ok(lost)
}

/// An index that holds the number of every row without the table's pages.
fn index_of(table: &str) -> Option<&'static str> {
    Some(match table {
        "matters" => "sqlite_autoindex_matters_1",
        "documents" => "documents_of_matter",
        "revisions" => "sqlite_autoindex_revisions_2",
        "pieces" => "pieces_of_matter",
        "members" => "sqlite_autoindex_members_1",
        "settings" => "sqlite_autoindex_settings_1",
        "journal" => "sqlite_autoindex_journal_1",
        "backups" => "sqlite_autoindex_backups_1",
        _ => return None,
    })
}

/// The matter of a lost row, asked of indices alone.
fn matter_of(reader: &mut Reader<'_>, table: &str, row: i64) -> Result<Option<MatterId>> {
    let sql = match table {
        "matters" => "SELECT id FROM matters INDEXED BY sqlite_autoindex_matters_1 WHERE rowid = ?1",
        "documents" => "SELECT matter FROM documents INDEXED BY documents_of_matter WHERE rowid = ?1",
        "pieces" => "SELECT matter FROM pieces INDEXED BY pieces_of_matter WHERE rowid = ?1",
        "revisions" => {
            "SELECT d.matter FROM revisions r INDEXED BY sqlite_autoindex_revisions_2 JOIN documents d ON d.id = r.document
                WHERE r.rowid = ?1"
        }
        _ => return Ok(None),
    };
    reader.ask(|conn| conn.query_row(sql, [row], |row| row.get(0)).optional()).map(Option::flatten)
}
