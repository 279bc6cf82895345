//! What is thinned, and when: unnamed revisions, traces, rejected proposals; a legal hold stops all of it.

use super::Desk;
use super::audit::Event;
use crate::error::{Result, VaultError};
use crate::ids::{MatterId, RevisionId};
use rusqlite::params;

/// How long things are kept, in days; `None` is for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// After so many days, of the unnamed revisions of a day only the last is kept. The newest always stays.
    pub thin_revisions_after: Option<u32>,
    /// Whether traces of drafts are kept at all.
    pub keep_traces: bool,
    /// After so many days, traces are deleted.
    pub traces_for: Option<u32>,
    /// After so many days, rejected proposals are deleted.
    pub rejected_for: Option<u32>,
}

impl Default for Retention {
    fn default() -> Self {
        Self { thin_revisions_after: None, keep_traces: true, traces_for: None, rejected_for: None }
    }
}

/// What a run of retention removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Thinned {
    /// Revisions.
    pub revisions: usize,
    /// Traces.
    pub traces: usize,
    /// Rejected proposals.
    pub rejected: usize,
}

const DAY: i64 = 86_400_000;
const KEY: &str = "vault.retention";

impl Retention {
    fn text(self) -> String {
        let days = |days: Option<u32>| days.map_or("-".to_owned(), |days| days.to_string());
        format!(
            "{} {} {} {}",
            days(self.thin_revisions_after),
            u8::from(self.keep_traces),
            days(self.traces_for),
            days(self.rejected_for)
        )
    }

    fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(' ').collect();
        let [thin, keep, traces, rejected] = parts[..] else { return None };
        let days = |text: &str| if text == "-" { Some(None) } else { text.parse().ok().map(Some) };
        Some(Self {
            thin_revisions_after: days(thin)?,
            keep_traces: keep == "1",
            traces_for: days(traces)?,
            rejected_for: days(rejected)?,
        })
    }
}

impl Desk<'_> {
    pub(crate) fn retention(&self) -> Result<Retention> {
        let text = self.setting(false, KEY)?;
        text.map_or(Ok(Retention::default()), |text| Retention::read(&text).ok_or(VaultError::Damaged))
    }

    pub(crate) fn set_retention(&self, retention: Retention) -> Result<()> {
        self.set_setting(false, KEY, Some(&retention.text()))?;
        self.audit(Event::SettingChanged, KEY.as_bytes(), true)
    }

    /// Removes what the settings say, in matters without a hold.
    pub(crate) fn thin(&self) -> Result<Thinned> {
        let retention = self.retention()?;
        let mut thinned = Thinned::default();
        if let Some(days) = retention.thin_revisions_after {
            thinned.revisions = self.thin_revisions(self.now.unix_ms.saturating_sub(i64::from(days) * DAY))?;
        }
        let since = |days: Option<u32>| days.map(|days| self.now.unix_ms.saturating_sub(i64::from(days) * DAY));
        let traces = if retention.keep_traces { since(retention.traces_for) } else { Some(i64::MAX) };
        thinned.traces = self.drop_pieces(super::pieces::PieceKind::Trace, traces)?;
        thinned.rejected = self.drop_pieces(super::pieces::PieceKind::Rejected, since(retention.rejected_for))?;
        if thinned != Thinned::default() {
            self.audit(Event::RetentionRun, &[], true)?;
        }
        Ok(thinned)
    }

    fn drop_pieces(&self, kind: super::pieces::PieceKind, before: Option<i64>) -> Result<usize> {
        let Some(before) = before else { return Ok(0) };
        let sql = "DELETE FROM pieces WHERE kind = ?1 AND created < ?2
            AND matter IN (SELECT id FROM matters WHERE legal_hold = 0)";
        Ok(self.conn.execute(sql, params![kind as i64, before])?)
    }

    /// Keeps, of the unnamed revisions before `before`, the last of each day, and the newest of each document.
    fn thin_revisions(&self, before: i64) -> Result<usize> {
        let sql = "SELECT r.id FROM revisions r JOIN documents d ON d.id = r.document
            WHERE r.created < ?1 AND r.name IS NULL AND r.number < d.last_number
            AND d.matter IN (SELECT id FROM matters WHERE legal_hold = 0)
            AND EXISTS (SELECT 1 FROM revisions later WHERE later.document = r.document AND later.number > r.number
                AND later.created / ?2 = r.created / ?2)";
        let mut statement = self.conn.prepare(sql)?;
        let ids: Vec<RevisionId> =
            statement.query_map(params![before, DAY], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        for id in &ids {
            self.conn.execute("DELETE FROM revisions WHERE id = ?1", [id])?;
        }
        Ok(ids.len())
    }

    /// Matters under a legal hold.
    pub(crate) fn holds(&self) -> Result<Vec<MatterId>> {
        let mut statement = self.conn.prepare("SELECT id FROM matters WHERE legal_hold = 1 ORDER BY id")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}
