//! From steps to statements.
//!
//! The order within a run of steps: checks, in the old names, because a refusal must find everything as it was; early renames, so that
//! everything after them finds the names it expects; foreign keys that leave or that are in the way; tables that go; one change a table,
//! new tables with the foreign keys to what is there; foreign keys that come; late renames.
//!
//! A stop between any two statements loses nothing, and what is there tells how far they came: columns that are being filled have names of
//! their own until the last statement of their table.

use super::alter::{Alteration, alter_table};
use super::keys::Keys;
use super::moves::moves;
use super::table::{create_table, drop_default};
use super::{GRAMMAR, quote, renames};
use crate::dialect::Statement;
use crate::dialect::change::{self, Change, TableChange};
use crate::dialect::checks::checks;
use crate::schema::{ForeignKey, Table, expression};
use crate::step::Misfit;
use crate::{Schema, Step};

/// The statements that take a database from `before` through `steps`.
///
/// # Errors
///
/// When a step does not fit the schema it meets, or when it computes a value with an operator that means something else here.
pub(crate) fn plan(before: &Schema, steps: &[Step]) -> Result<Vec<Statement>, Misfit> {
    let mut statements = Vec::new();
    let (mut schema, mut rest) = (before.clone(), steps);
    while !rest.is_empty() {
        let (change, others) = change::read(&GRAMMAR, &schema, rest)?;
        write(&change, &mut statements)?;
        (schema, rest) = (change.after, others);
    }
    Ok(statements)
}

fn write(change: &Change, statements: &mut Vec<Statement>) -> Result<(), Misfit> {
    let misfit = |table: &TableChange| {
        let step = format!("change table `{}`", table.name);
        move |reason: String| Misfit { step, reason }
    };
    let (early, staged) = renames::early(change);
    let (mut first, mut then, mut alterations) = (Vec::new(), Vec::new(), Vec::new());
    for table in &change.tables {
        readable(table).map_err(misfit(table))?;
        let (now, later) = checks(&GRAMMAR, change, table).map_err(misfit(table))?;
        first.extend(now);
        for check in later {
            match before_renames(change, &check) {
                Some(check) => first.push(check),
                None => then.push(check),
            }
        }
        alterations.extend(alteration(change, &staged, table).map_err(misfit(table))?);
    }
    let keys = Keys { alterations: &alterations };
    let mut created = Vec::new();
    let work = tables(change, &alterations, &mut created);
    let gone = change.dropped.iter().map(|name| format!("DROP TABLE {}", quote(name)));
    statements.extend(first);
    statements.extend(early.into_iter().map(Statement::Sql));
    statements.extend(then);
    statements.extend(keys.leaving(change, &staged).into_iter().chain(gone).map(Statement::Sql));
    statements.extend(work.into_iter().chain(keys.arriving(&created)).map(Statement::Sql));
    statements.extend(renames::late(change).into_iter().map(Statement::Sql));
    Ok(())
}

/// A check that needs the new names, as it can be asked before there are such, so that nothing is begun that can't be finished.
fn before_renames(change: &Change, check: &Statement) -> Option<Statement> {
    let Statement::Check { message, sql } = check else { return None };
    renames::asked_before(change, sql).map(|sql| Statement::Check { message: message.clone(), sql })
}

/// The change of a table that is there; `None` for one that is created.
fn alteration<'a>(change: &'a Change, staged: &'a Schema, table: &TableChange) -> Result<Option<Alteration<'a>>, String> {
    let (_, target) = change.sides(table)?;
    let Some(staged) = staged.table(&table.name) else { return Ok(None) };
    let moves = moves(table, staged, target, &renames::folded(change, &table.name))?;
    Ok(Some(Alteration { staged, target, moves }))
}

/// The statements of each table. A new one has its foreign keys to tables that are as they will be already; `created` gets to know which.
fn tables<'a>(change: &'a Change, alterations: &[Alteration<'_>], created: &mut Vec<(&'a Table, Vec<&'a ForeignKey>)>) -> Vec<String> {
    let altered: Vec<(&str, Vec<String>)> = alterations.iter().map(|one| (one.target.name.as_str(), one.statements())).collect();
    let mut ready: Vec<&str> = altered.iter().filter(|(_, sql)| sql.is_empty()).map(|(name, _)| *name).collect();
    let mut statements = Vec::new();
    for target in change.tables.iter().filter_map(|table| change.target.table(&table.name)) {
        ready.push(&target.name);
        if let Some((_, sql)) = altered.iter().find(|(name, _)| *name == target.name) {
            statements.extend(sql.iter().cloned());
        } else {
            let inline: Vec<&ForeignKey> = target.foreign_keys.iter().filter(|key| ready.contains(&key.target.as_str())).collect();
            statements.push(create_table(target, &inline));
            let made_up: Vec<String> = target.columns.iter().filter_map(drop_default).collect();
            statements.extend(alter_table(&target.name, &made_up));
            created.push((target, inline));
        }
    }
    statements
}

/// Refuses an expression that the server would read as something else.
fn readable(table: &TableChange) -> Result<(), String> {
    let texts = table.sources.iter().flat_map(|(_, source)| source.value.expressions());
    match texts.into_iter().find(|sql| expression::has_operator(sql, "||")) {
        Some(sql) => Err(format!("MySQL reads the `||` of `{sql}` as OR; write `concat(…, …)`")),
        None => Ok(()),
    }
}
