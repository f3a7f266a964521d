//! A failure after statements of the last migration, taken back where the database can't undo it.

use migrator::OnFailure;
use schema_core::Dialect;
use schema_core::dialect::Statement;

use super::{Evolution, Station};
use crate::change::{Change, migrator};
use crate::database::Database;
use crate::runs::times;

/// What every server refuses, without committing anything.
const FAILS: &str = "INSERT INTO `_absent` VALUES (1)";

/// What an error says of what stays.
const STAYS: &str = "it is not taken back: ";

impl Evolution<'_> {
    /// A failure after the last statement that commits, and in the long run after each. Everything must then be as at the start: the catalog,
    /// the rows, and nothing half done. Returns after which statement it is not, the last of them, and why; the next `up` then goes on from there.
    pub(super) async fn taken_back(&self, database: &Database, start: &Station) -> Result<Option<String>, String> {
        let Some((last, before)) = self.changes.split_last().filter(|_| self.dialect == Dialect::Mysql && self.thorough) else {
            return Ok(None);
        };
        // Statements that commit nothing by themselves are undone with the transaction.
        let is_rows = |sql: &str| ["UPDATE", "INSERT", "DELETE"].iter().any(|word| sql.starts_with(word));
        let commits = |statement: &Statement| matches!(statement, Statement::Sql(sql) if !is_rows(sql));
        let all: Vec<usize> = (0..last.up.len()).filter(|&at| commits(&last.up[at])).collect();
        let mut stays = None;
        for at in all.into_iter().rev().take(times(1, usize::MAX)).rev() {
            let at_fault = |problem: String| format!("a failure after statement {} of `up`: {problem}", at + 1);
            let mut failing = last.clone();
            failing.up.truncate(at + 1);
            failing.up.push(Statement::Sql(FAILS.to_owned()));
            let changes: Vec<&Change> = before.iter().chain([&failing]).collect();
            let Err(error) = database.up(&migrator(&changes).on_failure(OnFailure::Reverse)).await else {
                return Err(at_fault("it did not fail".to_owned()));
            };
            if error.is_check_failed() {
                break;
            }
            if let Some((_, why)) = error.to_string().split_once(STAYS) {
                stays = Some(at_fault(why.to_owned()));
                continue;
            }
            start
                .expect_same(&Station::of(database).await?, "not as before")
                .map_err(|problem| at_fault(format!("{problem}\n{error:#}")))?;
            let left = database.literals("SELECT id FROM _migrator_step UNION ALL SELECT id FROM _migrator_undo").await?;
            if !left.is_empty() || !error.to_string().contains("taken back") {
                return Err(at_fault(format!("something is left: {left:?}\n{error:#}")));
            }
        }
        Ok(stays)
    }
}
