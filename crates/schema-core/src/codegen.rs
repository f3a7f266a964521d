//! From steps to the text of a migration module.
//!
//! The text is frozen once it is committed: same input, same bytes, and nothing in it depends on a clock, a path or a hash order. It
//! is laid out as rustfmt would, so that an editor that formats on save leaves it alone.

mod layout;
mod literal;
mod title;

use std::fmt::Write as _;

use crate::dialect::Statement;
use crate::migration::Fingerprint;
use crate::step::{self, Misfit};
use crate::{Dialect, Pair, Schema, Step};

pub use title::{file_name, name};

/// What a migration module is written from.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// The migration's id: 14 digits.
    pub id: &'a str,
    /// Its [name], without the id.
    pub name: &'a str,
    /// The databases that it is written for.
    pub dialects: &'a [Dialect],
    /// The schema that it starts from, with what is retired.
    pub before: &'a Schema,
    /// The steps from there.
    pub steps: &'a [Step],
    /// The fingerprints of the two schemas.
    pub fingerprints: Pair<Fingerprint>,
}

/// The three functions of a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Function {
    Up,
    Down,
    Again,
}

/// The schema after `steps`, as a database has it: with what they retire.
///
/// # Errors
///
/// When a step does not fit the schema it meets: a defect of the caller.
pub fn after(before: &Schema, steps: &[Step]) -> Result<Schema, Misfit> {
    let mut schema = before.clone();
    steps.iter().try_for_each(|step| step.apply(&mut schema))?;
    Ok(schema)
}

/// The text of the module.
///
/// # Errors
///
/// When a step does not fit the schema it meets: a defect of the caller.
pub fn module(change: &Change<'_>) -> Result<String, Misfit> {
    let reached = after(change.before, change.steps)?;
    let undo = step::invert(change.steps);
    let again = step::again(change.steps);

    let mut text = title::header(change.steps);
    text.push_str("use migrator::prelude::*;\n\n");
    text.push_str(&constant(change, again.is_some()));
    text.push_str(&function(Function::Up, change.dialects, change.before, change.steps)?);
    text.push_str(&function(Function::Down, change.dialects, &reached, &undo)?);
    if let Some(again) = again {
        let left = after(&reached, &undo)?;
        text.push_str(&function(Function::Again, change.dialects, &left, &again)?);
    }
    Ok(text)
}

fn constant(change: &Change<'_>, again: bool) -> String {
    let mut chain = Vec::new();
    if again {
        chain.push(".again(again)".to_owned());
    }
    chain.push(format!(".from(\"{}\")", change.fingerprints.before));
    chain.push(format!(".to(\"{}\")", change.fingerprints.after));
    layout::constant(change.id, change.name, &chain)
}

fn function(function: Function, dialects: &[Dialect], before: &Schema, steps: &[Step]) -> Result<String, Misfit> {
    let mut text = match function {
        Function::Up => "\nfn up".to_owned(),
        Function::Down => "\nfn down".to_owned(),
        Function::Again => "\n/// `up` after a `down`: takes the values back.\nfn again".to_owned(),
    };
    let bodies: Vec<Vec<Statement>> = dialects.iter().map(|dialect| dialect.plan(before, steps)).collect::<Result<_, _>>()?;
    match &bodies[..] {
        [body] if body.is_empty() => text.push_str("(_: &mut Plan) {}\n"),
        [body] => {
            text.push_str("(plan: &mut Plan) {\n");
            text.push_str(&statements(body, 4));
            text.push_str("}\n");
        }
        bodies => {
            text.push_str("(plan: &mut Plan) {\n    match plan.dialect() {\n");
            for (dialect, body) in dialects.iter().zip(bodies) {
                text.push_str(&arm(*dialect, body));
            }
            text.push_str(&refusal());
            text.push_str("    }\n}\n");
        }
    }
    Ok(text)
}

fn arm(dialect: Dialect, body: &[Statement]) -> String {
    let variant = match dialect {
        Dialect::Sqlite => "Sqlite",
        Dialect::Postgres => "Postgres",
        Dialect::Mysql => "Mysql",
    };
    if body.is_empty() {
        return format!("        Dialect::{variant} => {{}}\n");
    }
    format!("        Dialect::{variant} => {{\n{}        }}\n", statements(body, 12))
}

/// The arm for a database that the migration was not written for: a check that never passes.
fn refusal() -> String {
    let check = Statement::Check { message: "the migration was not written for this database".to_owned(), sql: "SELECT 1".to_owned() };
    format!("        _ => {{\n{}        }}\n", statements(&[check], 12))
}

fn statements(body: &[Statement], indent: usize) -> String {
    body.iter().fold(String::new(), |mut text, statement| {
        let call = match statement {
            Statement::Sql(sql) => layout::call("plan.sql", &[layout::Argument::Text(sql)], indent),
            Statement::Check { message, sql } => {
                layout::call("plan.check", &[layout::Argument::Text(message), layout::Argument::Text(sql)], indent)
            }
            Statement::Rebuild { table, columns, sql } => layout::call(
                "plan.rebuild",
                &[layout::Argument::Text(table), layout::Argument::List(columns), layout::Argument::List(sql)],
                indent,
            ),
        };
        // Writing to a `String` does not fail.
        let _ = writeln!(text, "{:indent$}{call};", "");
        text
    })
}
