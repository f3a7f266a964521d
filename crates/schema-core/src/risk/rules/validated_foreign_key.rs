//! All rows are looked up for a new foreign key while others wait.

use super::validated_check::not_valid;
use super::{Case, Code, Risk, is_rewritten, risk};
use crate::Dialect;
use crate::risk::effect::{Blocks, Work};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for toll in case.tolls.iter().filter(|toll| !is_rewritten(toll)) {
        for (work, blocks) in &toll.works {
            let Work::ForeignKey { name, target } = work else { continue };
            let table = &toll.table;
            let other = Some(target).filter(|target| case.dialect == Dialect::Postgres && *target != table);
            let message = format!("nobody can {} while all rows are looked up for `{name}`", uses(*blocks, table, other));
            found.push(risk(Code::ValidatedForeignKey, table, None, message, instead(case, table, name)));
        }
    }
    found
}

fn uses(blocks: Blocks, table: &str, other: Option<&String>) -> String {
    match (blocks, other) {
        (Blocks::Everybody, Some(other)) => format!("read or write `{table}`, nor write to `{other}`,"),
        (Blocks::Everybody, None) => format!("read or write `{table}`"),
        (Blocks::Nobody | Blocks::Writers, Some(other)) => format!("write to `{table}` or `{other}`"),
        (Blocks::Nobody | Blocks::Writers, None) => format!("write to `{table}`"),
    }
}

fn instead(case: &Case<'_>, table: &str, name: &str) -> String {
    match case.dialect {
        Dialect::Postgres => not_valid(case, table, name),
        Dialect::Mysql => {
            "edit the migration: between `SET foreign_key_checks = 0` and `SET foreign_key_checks = 1` the key is there in an \
             instant, and the migration has looked for rows that refer to nothing before"
                .to_owned()
        }
        Dialect::Sqlite => "do it when little is written".to_owned(),
    }
}
