//! All rows are read for a missing value while others wait.

use super::{Case, Code, Risk, is_rewritten, risk, use_of};
use crate::risk::effect::{Toll, Work};
use crate::schema::name;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for toll in case.tolls.iter().filter(|toll| !is_rewritten(toll) && !is_updated(toll)) {
        for (work, blocks) in &toll.works {
            let Work::NotNull { column } = work else { continue };
            let message = format!("nobody can {} `{}` while all rows are read for a missing `{column}`", use_of(*blocks), toll.table);
            found.push(risk(Code::ValidatedNotNull, &toll.table, Some(column), message, instead(case, &toll.table, column)));
        }
    }
    found
}

/// Whether all rows are written in the same change, beside which reading them is nothing.
fn is_updated(toll: &Toll) -> bool {
    toll.works.iter().any(|(work, _)| *work == Work::Update)
}

fn instead(case: &Case<'_>, table: &str, column: &str) -> String {
    let check = case.quote(&name::shorten(format!("{}_{column}_there", name::split(table).1)));
    let (table, column) = (case.table(table), case.quote(column));
    let add = case.code(&format!("ALTER TABLE {table} ADD CONSTRAINT {check} CHECK ({column} IS NOT NULL) NOT VALID"));
    let validate = case.code(&format!("ALTER TABLE {table} VALIDATE CONSTRAINT {check}"));
    format!("before the release {add}, then {validate}: with that no row is read here, and it can go afterwards")
}
