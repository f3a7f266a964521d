//! From steps to the text of a migration module.
//!
//! The text is frozen once it is committed: same input, same bytes, and nothing in it depends on a clock, a path or a hash order. It
//! is laid out as rustfmt would, so that an editor that formats on save leaves it alone.

mod backfill;
mod layout;
mod literal;
mod noted;
mod purge;
mod title;

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::dialect::Statement;
use crate::migration::Fingerprint;
use crate::risk::{self, Found, Levels, Temporaries};
use crate::step::{self, Misfit};
use crate::{Dialect, Pair, Schema, Step};

pub use noted::{Noted, noted, without_risks};
pub use purge::{Purge, purge, purge_name};
pub use title::{file_name, name, name_from};

/// A text as a Rust literal on one line.
#[must_use]
pub fn literal(text: &str) -> String {
    literal::inline(text)
}

/// What a migration module is written from.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// The migration's id: 14 digits.
    pub id: &'a str,
    /// Its [name], without the id.
    pub name: &'a str,
    /// What the entities ask for, in words.
    pub steps: &'a [Step],
    /// How each database gets there, in the order in which the build names them.
    pub routes: &'a [Route<'a>],
    /// The [statements](up) of each of them.
    pub up: &'a [Vec<Statement>],
    /// What can go wrong.
    pub risks: &'a [Found],
    /// The fingerprints of the two schemas.
    pub fingerprints: Pair<Fingerprint>,
    /// The sets of migrations of which it stands for either, each as files are called.
    pub replaces: &'a [Vec<String>],
}

/// How one database gets to the schema that a migration reaches.
#[derive(Debug, Clone)]
pub struct Route<'a> {
    /// The database.
    pub dialect: Dialect,
    /// The schema that it starts from, with what is retired there.
    pub before: Cow<'a, Schema>,
    /// The steps from there.
    pub steps: Cow<'a, [Step]>,
    /// Whether the history of this database starts here, because the migrations before have no SQL for it.
    pub starts: bool,
}

/// What the three functions of a migration do on one database.
struct Arm<'a> {
    dialect: Dialect,
    up: &'a [Statement],
    /// Empty where `up` can't be undone.
    down: Vec<Statement>,
    /// `None` when it is the same as `up`, or when nothing undoes that.
    again: Option<Vec<Statement>>,
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

/// The statements of each way.
///
/// # Errors
///
/// When a step does not fit the schema it meets: a defect of the caller.
pub fn up(routes: &[Route<'_>]) -> Result<Vec<Vec<Statement>>, Misfit> {
    routes.iter().map(|route| route.dialect.plan(&route.before, &route.steps)).collect()
}

/// What can go wrong on these ways, with their [statements](up), and is not allowed.
///
/// # Errors
///
/// When a step does not fit the schema it meets: a defect of the caller.
pub fn risks(routes: &[Route<'_>], up: &[Vec<Statement>], temporary: Temporaries<'_>, levels: &Levels) -> Result<Vec<Found>, Misfit> {
    let mut changes = Vec::with_capacity(routes.len());
    for (route, statements) in routes.iter().zip(up) {
        changes.push(risk::Change { dialect: route.dialect, before: &route.before, steps: &route.steps, statements, temporary });
    }
    risk::found(&changes, levels)
}

/// The text of the module.
///
/// # Errors
///
/// When a step does not fit the schema it meets: a defect of the caller.
pub fn module(change: &Change<'_>) -> Result<String, Misfit> {
    let arms: Vec<Arm<'_>> = change.routes.iter().zip(change.up).map(|(route, up)| arm(route, up)).collect::<Result<_, _>>()?;
    let starting: Vec<Dialect> = change.routes.iter().filter(|route| route.starts).map(|route| route.dialect).collect();
    let has_again = arms.iter().any(|arm| arm.again.is_some());
    let bodies = |of: for<'a> fn(&'a Arm<'_>) -> &'a [Statement]| -> Vec<(Dialect, &[Statement])> {
        arms.iter().map(|arm| (arm.dialect, of(arm))).collect()
    };

    let mut text = title::header(change.steps, &starting);
    if !change.risks.is_empty() {
        text.push_str("//!\n");
        text.extend(change.risks.iter().map(|found| noted::line(found, change.routes.len())));
    }
    text.push_str("use migrator::prelude::*;\n\n");
    let lost = destroyed(change.steps);
    text.push_str(&constant(change, &starting, has_again && lost.is_empty()));
    text.push_str(&function("fn up", &lost, &bodies(|arm| arm.up)));
    if !lost.is_empty() {
        text.push_str(&irreversible(&lost));
        return Ok(text);
    }
    let lost = destroyed(&step::invert(change.steps));
    text.push_str(&function("fn down", &lost, &bodies(|arm| &arm.down)));
    if has_again {
        let heading = "/// `up` after a `down`: takes the values back.\nfn again";
        text.push_str(&function(heading, &[], &bodies(|arm| arm.again.as_deref().unwrap_or(arm.up))));
    }
    Ok(text)
}

/// What the steps lose for good, in words.
fn destroyed(steps: &[Step]) -> Vec<String> {
    steps.iter().filter_map(Step::destroys).collect()
}

/// The `down` of a migration that loses something.
fn irreversible(lost: &[String]) -> String {
    let why = format!("{} {} destroyed", lost.join(", "), if lost.len() == 1 { "was" } else { "were" });
    let call = layout::call("plan.irreversible", &[layout::Argument::Text(&why)], 4);
    format!("\nfn down(plan: &mut Plan) {{\n    {call};\n}}\n")
}

fn arm<'a>(route: &Route<'_>, up: &'a [Statement]) -> Result<Arm<'a>, Misfit> {
    let Route { dialect, before, steps, .. } = route;
    if steps.iter().any(|step| step.destroys().is_some()) {
        return Ok(Arm { dialect: *dialect, up, down: Vec::new(), again: None });
    }
    let reached = after(before, steps)?;
    let undo = step::invert(steps);
    let again = step::again(steps).map(|again| dialect.plan(&after(&reached, &undo)?, &again)).transpose()?;
    Ok(Arm { dialect: *dialect, up, down: dialect.plan(&reached, &undo)?, again })
}

/// What a module begins with that a person goes on with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Begun {
    /// The function `up`; the one that does nothing where it is empty.
    pub up: String,
    /// What stands behind the functions.
    pub items: String,
}

/// The text of a module for a person to go on with.
#[must_use]
pub fn blank(id: &str, name: &str, begun: &Begun) -> String {
    let title = name.replace('_', " ");
    let up = if begun.up.is_empty() { BLANK_UP } else { &begun.up };
    format!(
        "//! {}{}.\nuse migrator::prelude::*;\n\n{}\n{up}\n{BLANK_DOWN}{}",
        title[..1].to_uppercase(),
        &title[1..],
        layout::constant(id, name, &[]),
        begun.items
    )
}

const BLANK_UP: &str = "\
/// `plan.sql(\"…\")` is SQL; `plan.check(\"what is wrong\", \"SELECT …\")` stops where there are rows; `plan.run(\"name\", step)` is an
/// `async fn` with the connection.
fn up(_plan: &mut Plan) {}
";

const BLANK_DOWN: &str = "\
/// Undoes it, or says why that can't be: `plan.irreversible(\"…\")`.
fn down(_plan: &mut Plan) {}
";

fn constant(change: &Change<'_>, starting: &[Dialect], again: bool) -> String {
    let mut chain = Vec::new();
    if again {
        chain.push(".again(again)".to_owned());
    }
    chain.extend(ends(change.fingerprints));
    if !starting.is_empty() {
        let dialects: Vec<String> = starting.iter().map(|dialect| format!("Dialect::{}", dialect.variant())).collect();
        chain.push(format!(".starts(&[{}])", dialects.join(", ")));
    }
    chain.extend(change.replaces.iter().map(|set| layout::chained(".replaces", set, change.name)));
    layout::constant(change.id, change.name, &chain)
}

/// The calls that say where a migration starts and ends.
fn ends(fingerprints: Pair<Fingerprint>) -> [String; 2] {
    [format!(".from(\"{}\")", fingerprints.before), format!(".to(\"{}\")", fingerprints.after)]
}

/// A function, which says first what is `lost` by it; `heading` is what stands before its parameters.
fn function(heading: &str, lost: &[String], bodies: &[(Dialect, &[Statement])]) -> String {
    let says = |lost: &String| format!("    {};\n", layout::call("plan.destroys", &[layout::Argument::Text(lost)], 4));
    let lost: String = lost.iter().map(says).collect();
    match bodies {
        [(_, [])] if lost.is_empty() => format!("\n{heading}(_: &mut Plan) {{}}\n"),
        [(dialect, body)] => format!("\n{heading}(plan: &mut Plan) {{\n{lost}{}}}\n", statements(*dialect, body, 4)),
        bodies => {
            let arms: String = shared(bodies).iter().map(|(dialect, pattern, body)| match_arm(*dialect, pattern, body)).collect();
            let arms = format!("    match plan.dialect() {{\n{arms}        _ => plan.unsupported(),\n    }}\n");
            format!("\n{heading}(plan: &mut Plan) {{\n{lost}{arms}}}\n")
        }
    }
}

/// The bodies with the patterns they are for, and the first of the databases: those with the same SQL share an arm. A function of the program
/// is called for one database.
fn shared<'a>(bodies: &[(Dialect, &'a [Statement])]) -> Vec<(Dialect, String, &'a [Statement])> {
    let calls =
        |body: &[Statement]| body.iter().any(|statement| matches!(statement, Statement::Backfill(backfill) if backfill.function.is_some()));
    let mut arms: Vec<(Dialect, String, &[Statement])> = Vec::new();
    for (dialect, body) in bodies {
        let pattern = format!("Dialect::{}", dialect.variant());
        match arms.iter_mut().find(|(_, _, other)| other == body && !calls(body)) {
            Some((_, patterns, _)) => patterns.extend([" | ", &pattern]),
            None => arms.push((*dialect, pattern, body)),
        }
    }
    arms
}

fn match_arm(dialect: Dialect, pattern: &str, body: &[Statement]) -> String {
    if body.is_empty() {
        return format!("        {pattern} => {{}}\n");
    }
    format!("        {pattern} => {{\n{}        }}\n", statements(dialect, body, 12))
}

fn statements(dialect: Dialect, body: &[Statement], indent: usize) -> String {
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
            Statement::Backfill(backfill) => backfill::call(dialect, backfill, indent),
        };
        // Writing to a `String` does not fail.
        let _ = writeln!(text, "{:indent$}{call};", "");
        text
    })
}
