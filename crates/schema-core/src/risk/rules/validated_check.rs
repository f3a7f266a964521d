//! All rows are read for a new check while others wait.

use super::{Case, Code, Risk, is_rewritten, risk, use_of};
use crate::Dialect;
use crate::risk::effect::Work;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for toll in case.tolls.iter().filter(|toll| !is_rewritten(toll)) {
        for (work, blocks) in &toll.works {
            let Work::Check { name } = work else { continue };
            let message = format!("nobody can {} `{}` while all rows are read for `{name}`", use_of(*blocks), toll.table);
            let instead = match case.dialect {
                Dialect::Postgres => not_valid(case, &toll.table, name),
                Dialect::Mysql | Dialect::Sqlite => "do it when little is written".to_owned(),
            };
            found.push(risk(Code::ValidatedCheck, &toll.table, None, message, instead));
        }
    }
    found
}

/// How a constraint is added without keeping anybody waiting.
pub(super) fn not_valid(case: &Case<'_>, table: &str, name: &str) -> String {
    let validate = case.code(&format!("ALTER TABLE {} VALIDATE CONSTRAINT {}", case.table(table), case.quote(name)));
    format!("edit the migration: `NOT VALID` at the end of the constraint, and {validate} in a migration of its own")
}
