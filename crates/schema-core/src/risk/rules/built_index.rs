//! An index is built while others wait.

use super::{Case, Code, Risk, is_rewritten, risk, use_of};
use crate::Dialect;
use crate::dialect::Statement;
use crate::risk::effect::{Blocks, Work};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for toll in case.tolls.iter().filter(|toll| !is_rewritten(toll)) {
        for (work, blocks) in &toll.works {
            let Work::Index { name } = work else { continue };
            if *blocks == Blocks::Nobody {
                continue;
            }
            let message = format!("nobody can {} `{}` while `{name}` is built", use_of(*blocks), toll.table);
            found.push(risk(Code::BuiltIndex, &toll.table, None, message, instead(case, &toll.table, name)));
        }
    }
    found
}

/// When there is no other way.
const QUIET: &str = "do it when little is written";

fn instead(case: &Case<'_>, table: &str, name: &str) -> String {
    if case.dialect != Dialect::Postgres {
        return QUIET.to_owned();
    }
    let quoted = case.quote(name);
    let creates = |sql: &&str| ["INDEX", "UNIQUE INDEX"].iter().any(|kind| sql.starts_with(&format!("CREATE {kind} {quoted} ")));
    let sql = case.statements.iter().filter_map(|statement| if let Statement::Sql(sql) = statement { Some(sql.as_str()) } else { None });
    if let Some(sql) = sql.into_iter().find(creates) {
        let concurrently = case.code(&sql.replacen("INDEX ", "INDEX CONCURRENTLY ", 1));
        return format!("build it beforehand ({concurrently}), and write `IF NOT EXISTS` into the migration");
    }
    let Some(after) = case.after.table(table) else { return QUIET.to_owned() };
    match after.index(name) {
        // An index that is only built anew, for another collation, is built where it is.
        Some(index) if index.excludes() || index.constraint.is_none() => QUIET.to_owned(),
        Some(index) => {
            let columns: Vec<&str> = index.parts.iter().filter_map(|part| part.column_name()).collect();
            using_index(case, table, name, &columns, "UNIQUE")
        }
        None => using_index(case, table, name, &after.primary_key.iter().map(String::as_str).collect::<Vec<_>>(), "PRIMARY KEY"),
    }
}

/// A constraint takes over an index that was built beforehand.
fn using_index(case: &Case<'_>, table: &str, name: &str, columns: &[&str], kind: &str) -> String {
    let columns: Vec<String> = columns.iter().map(|name| case.quote(name)).collect();
    let (table, name) = (case.table(table), case.quote(name));
    let build = case.code(&format!("CREATE UNIQUE INDEX CONCURRENTLY {name} ON {table} ({})", columns.join(", ")));
    let add = case.code(&format!("ADD CONSTRAINT {name} {kind} USING INDEX {name}"));
    format!("build it beforehand ({build}), and edit the migration: {add}")
}
