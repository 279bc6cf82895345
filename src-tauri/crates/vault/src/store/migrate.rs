//! Brings a database to the present schema in one transaction, and refuses one whose schema was tampered with.

use crate::error::{Result, VaultError};
use rusqlite::{Connection, TransactionBehavior};

/// The steps of the vault's schema, oldest first; step `n` makes version `n + 1`.
pub(crate) const VAULT: &[&str] =
    &[include_str!("schema/v1.sql"), include_str!("schema/v2.sql"), include_str!("schema/v3.sql")];
/// The steps of the schema of accounts.
pub(crate) const ACCOUNTS: &[&str] = &[include_str!("schema/accounts-v1.sql"), include_str!("schema/accounts-v2.sql")];

/// The schema's version; 0 of an empty file.
pub(crate) fn version(conn: &Connection) -> Result<usize> {
    Ok(usize::try_from(conn.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0))?).unwrap_or(usize::MAX))
}

/// An object of a schema: type, name, table, text.
type Object = (String, String, String, Option<String>);

/// The objects of a schema, in order.
fn objects(conn: &Connection) -> Result<Vec<Object>> {
    let mut statement =
        conn.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether the schema is exactly what `steps` make: no trigger, view or table beside (a hostile file may bring some).
fn expected(conn: &Connection, steps: &[&str]) -> Result<bool> {
    let model = Connection::open_in_memory()?;
    for step in steps {
        model.execute_batch(step)?;
    }
    Ok(objects(conn)? == objects(&model)?)
}

/// Rows of each table.
pub(crate) fn counts(conn: &Connection) -> Result<Vec<(String, i64)>> {
    let mut statement = conn.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )?;
    let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let count = |name: &String| conn.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| row.get(0));
    names.iter().map(|name| Ok((name.clone(), count(name)?))).collect()
}

/// Brings `conn` to the version that `steps` end at. `before` runs when there is something to lose: it makes and
/// verifies a backup. Answers whether anything was changed.
pub(crate) fn migrate(
    conn: &mut Connection,
    steps: &[&str],
    before: impl FnOnce(&Connection) -> Result<()>,
) -> Result<bool> {
    let present = version(conn)?;
    if present > steps.len() {
        return Err(VaultError::MadeByNewer);
    }
    if !expected(conn, &steps[..present])? {
        return Err(VaultError::Damaged);
    }
    if present == steps.len() {
        return Ok(false);
    }
    let rows = counts(conn)?;
    if present > 0 {
        before(conn)?;
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in &steps[present..] {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", steps.len() as i64)?;
    let after = counts(&tx)?;
    let kept = rows.iter().all(|(name, count)| after.iter().any(|(other, now)| other == name && now == count));
    let dangling = tx.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if !kept || dangling || !expected(&tx, steps)? {
        return Err(VaultError::Damaged);
    }
    tx.commit()?;
    Ok(true)
}
