//! The form in which the journal keeps statements: a JSON array that people can read.
//!
//! A text is SQL; an object is `{"check": …, "sql": …}`, `{"rebuild": …, "columns": […], "sql": […]}`,
//! `{"backfill": …, "set": [[…, …]], "filter": …, "key": […], "batch": …, "pause_ms": …, "within_ms": …, "in_transaction": …, "function": …}`,
//! `{"run": …}`, `{"destroys": …}` or `{"irreversible": …}`.

use std::time::Duration;

use schema_core::dialect::{Backfill, Statement};
use serde_json::{Value, json};

use crate::plan::{Compute, Recorded, Run};

/// One stored statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stored {
    Statement(Statement),
    /// Values of rows, whose function is to be looked up in the program.
    Compute(Box<Backfill>),
    /// The name of a step in Rust, to be looked up in the program.
    Run(String),
    Destroys(String),
    Irreversible(String),
}

/// The text for the journal.
pub(crate) fn write(steps: &[Recorded]) -> String {
    Value::Array(steps.iter().map(value).collect()).to_string()
}

/// Reads what [`write()`] wrote; `None` for anything else.
pub(crate) fn read(text: &str) -> Option<Vec<Stored>> {
    let value: Value = serde_json::from_str(text).ok()?;
    value.as_array()?.iter().map(stored).collect()
}

/// The steps to run; those in Rust come from `known`, what the program records. The name of one that is missing there is the error.
pub(crate) fn resolve(stored: Vec<Stored>, known: &[Recorded]) -> Result<Vec<Recorded>, String> {
    stored
        .into_iter()
        .map(|step| match step {
            Stored::Statement(statement) => Ok(Recorded::Statement(statement)),
            Stored::Destroys(what) => Ok(Recorded::Destroys(what)),
            Stored::Irreversible(why) => Ok(Recorded::Irreversible(why)),
            Stored::Compute(backfill) => function(known, &backfill).map(|compute| Recorded::Compute { backfill, compute }),
            Stored::Run(name) => find(known, &name).map(|run| Recorded::Run { name: name.clone(), run }).ok_or(name),
        })
        .collect()
}

fn find(known: &[Recorded], wanted: &str) -> Option<Run> {
    known.iter().find_map(|step| match step {
        Recorded::Run { name, run } if name == wanted => Some(run.clone()),
        Recorded::Compute { .. }
        | Recorded::Run { .. }
        | Recorded::Statement(_)
        | Recorded::Destroys(_)
        | Recorded::Irreversible(_)
        | Recorded::Unsupported(_) => None,
    })
}

/// The function that the program has for the same column.
fn function(known: &[Recorded], wanted: &Backfill) -> Result<Compute, String> {
    let is_it = |other: &Backfill| other.table == wanted.table && other.set == wanted.set;
    let found = known.iter().find_map(|step| match step {
        Recorded::Compute { backfill, compute } if is_it(backfill) => Some(compute.clone()),
        Recorded::Compute { .. }
        | Recorded::Run { .. }
        | Recorded::Statement(_)
        | Recorded::Destroys(_)
        | Recorded::Irreversible(_)
        | Recorded::Unsupported(_) => None,
    });
    found.ok_or_else(|| wanted.function.clone().unwrap_or_default())
}

fn value(step: &Recorded) -> Value {
    match step {
        Recorded::Statement(Statement::Sql(sql)) => json!(sql),
        Recorded::Statement(Statement::Check { message, sql }) => json!({ "check": message, "sql": sql }),
        Recorded::Statement(Statement::Rebuild { table, columns, sql }) => json!({ "rebuild": table, "columns": columns, "sql": sql }),
        Recorded::Statement(Statement::Backfill(backfill)) | Recorded::Compute { backfill, .. } => backfill_value(backfill),
        Recorded::Run { name, .. } => json!({ "run": name }),
        Recorded::Destroys(what) => json!({ "destroys": what }),
        Recorded::Irreversible(why) | Recorded::Unsupported(why) => json!({ "irreversible": why }),
    }
}

fn backfill_value(backfill: &Backfill) -> Value {
    let millis = |duration: Duration| u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
    json!({
        "backfill": backfill.table,
        "set": backfill.set,
        "filter": backfill.filter,
        "key": backfill.key,
        "batch": backfill.batch,
        "pause_ms": millis(backfill.pause),
        "within_ms": millis(backfill.within),
        "in_transaction": backfill.in_transaction,
        "function": backfill.function,
    })
}

fn backfill(value: &Value) -> Option<Backfill> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let list = |key: &str| value.get(key).and_then(Value::as_array);
    let millis = |key: &str| value.get(key).and_then(Value::as_u64).map(Duration::from_millis);
    let pair = |pair: &Value| Some((text(pair.get(0)?)?, text(pair.get(1)?)?));
    let mut backfill = Backfill::of(text(value.get("backfill")?)?);
    backfill.set = list("set")?.iter().map(pair).collect::<Option<_>>()?;
    backfill.filter = value.get("filter").and_then(text);
    backfill.key = list("key")?.iter().map(text).collect::<Option<_>>()?;
    backfill.batch = u32::try_from(value.get("batch")?.as_u64()?).ok()?;
    // Those who wrote it first knew neither.
    backfill.in_transaction = value.get("in_transaction").and_then(Value::as_bool).unwrap_or(false);
    backfill.function = value.get("function").and_then(text);
    Some(backfill.pause(millis("pause_ms")?).within(millis("within_ms")?))
}

fn stored(value: &Value) -> Option<Stored> {
    let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
    let texts =
        |key: &str| -> Option<Vec<String>> { value.get(key)?.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect() };
    if let Some(sql) = value.as_str() {
        Some(Stored::Statement(Statement::Sql(sql.to_owned())))
    } else if let Some(message) = text("check") {
        Some(Stored::Statement(Statement::Check { message, sql: text("sql")? }))
    } else if let Some(table) = text("rebuild") {
        Some(Stored::Statement(Statement::Rebuild { table, columns: texts("columns")?, sql: texts("sql")? }))
    } else if value.get("backfill").is_some() {
        backfill(value).map(|backfill| match &backfill.function {
            None => Stored::Statement(backfill.into()),
            Some(_) => Stored::Compute(Box::new(backfill)),
        })
    } else if let Some(name) = text("run") {
        Some(Stored::Run(name))
    } else if let Some(what) = text("destroys") {
        Some(Stored::Destroys(what))
    } else {
        text("irreversible").map(Stored::Irreversible)
    }
}

#[cfg(test)]
mod tests {
    use schema_core::Dialect;

    use super::*;
    use crate::Plan;

    #[test]
    fn every_kind_round_trips() {
        let steps = Plan::record(Dialect::Sqlite, |plan| {
            plan.sql("CREATE TABLE \"a\" (b DEFAULT 'ü\n\\')");
            plan.check("`b` is \"bad\"", "SELECT 1");
            plan.rebuild("a", &["b", "c"], &["x", "y"]);
            plan.destroys("`c` of `a`");
            plan.backfill(Backfill::of("a").set("b", "c").filter("b IS NULL").key(["d"]).batch(7).pause(Duration::from_millis(5)));
            plan.backfill(Backfill::of("a").set("b", "c"));
            plan.irreversible("gone");
        });
        let text = write(&steps);
        let resolved = resolve(read(&text).unwrap(), &[]).unwrap();
        assert_eq!(write(&resolved), text);
        assert_eq!(resolved.len(), 7);
    }

    #[test]
    fn steps_in_rust_are_looked_up() {
        let stored = read(r#"[{"run":"fill"}]"#).unwrap();
        assert_eq!(resolve(stored, &[]).unwrap_err(), "fill");
        assert_eq!(read("[1]"), None);
        assert_eq!(read("nonsense"), None);
    }
}
