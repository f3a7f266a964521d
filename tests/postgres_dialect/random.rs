//! Random changes: the structure is that of the schema made from nothing, up, down and up again.

use integration::random;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use schema_core::dialect::Statement;
use schema_core::diff::{Intent, diff};
use schema_core::risk::{self, Code};
use schema_core::schema::{Column, DataType, Default, IndexKey, Schema, expression};
use schema_core::{Dialect, Step};

use crate::model::*;

/// The schema with types that PostgreSQL has.
fn fitted(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    schema.retired.clear();
    for table in &mut schema.tables {
        table.retired.clear();
        table.columns.iter_mut().for_each(fit);
        let names: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
        let expressions = table.indexes.iter_mut().flat_map(|index| {
            let parts = index.parts.iter_mut().filter_map(|part| match &mut part.key {
                IndexKey::Expression(sql) => Some(sql),
                IndexKey::Column(_) => None,
            });
            parts.chain(index.filter.as_mut())
        });
        for sql in expressions.chain(table.checks.iter_mut().map(|check| &mut check.expression)) {
            quote(sql, &names);
        }
    }
    schema
}

/// Bare names in quotes: SQLite finds a column by them whatever their case.
fn quote(sql: &mut String, names: &[String]) {
    for name in names {
        *sql = expression::rename(sql, name, name);
    }
}

/// The hints with names in quotes.
fn quoted(change: &random::Change) -> Intent {
    let mut intent = change.intent.clone();
    let tables = change.before.tables.iter().chain(&change.after.tables);
    let names: Vec<String> = tables.flat_map(|table| &table.columns).map(|column| column.name.clone()).collect();
    for hint in intent.tables.values_mut().flat_map(|table| table.columns.values_mut()) {
        hint.convert.iter_mut().for_each(|sql| quote(sql, &names));
        hint.backfill = hint.backfill.as_ref().map(|filling| {
            filling.map_sql(|sql| {
                let mut sql = sql.to_owned();
                quote(&mut sql, &names);
                sql
            })
        });
    }
    intent
}

fn fit(column: &mut Column) {
    column.collation = column.collation.as_ref().map(|_| "C".to_owned()).filter(|_| matches!(column.data_type, DataType::Text(_)));
    column.data_type = match &column.data_type {
        DataType::Int8 | DataType::UInt8 => DataType::Int16,
        DataType::UInt16 => DataType::Int32,
        DataType::UInt32 | DataType::UInt64 => DataType::Int64,
        DataType::Custom(_) => DataType::Text(None),
        other => other.clone(),
    };
    let is_text = matches!(column.data_type, DataType::Text(_));
    column.default = column.default.take().filter(|default| is_text || !matches!(default, Default::Sql(_)));
}

/// The functions of SQLite that the random expressions call, for every type.
const FUNCTIONS: &str = "CREATE SCHEMA f; \
    CREATE FUNCTION f.length(anyelement) RETURNS INTEGER IMMUTABLE LANGUAGE sql AS 'SELECT 1'; \
    CREATE FUNCTION f.lower(anyelement) RETURNS TEXT IMMUTABLE LANGUAGE sql AS 'SELECT $1::text'; \
SET search_path = public, f";

/// A database with [`FUNCTIONS`].
struct Lenient(Database);

impl Executor for Lenient {
    const DIALECT: Dialect = Dialect::Postgres;

    async fn new() -> Self {
        let mut database = Database::new().await;
        database.run(FUNCTIONS).await;
        Self(database)
    }

    async fn run(&mut self, sql: &str) {
        self.0.run(sql).await;
    }

    async fn apply(&mut self, plan: &[Statement]) -> Result<(), Refusal> {
        self.0.apply(plan).await
    }

    async fn rows(&mut self, sql: &str) -> Vec<String> {
        self.0.rows(sql).await
    }

    async fn structure(&mut self) -> Vec<String> {
        self.0.structure().await
    }
}

/// A table is in another file after the change if and only if that is said.
async fn what_is_said_to_be_written_anew_is(before: &Schema, steps: &[Step]) {
    let mut case = integration::plans::Case::<Lenient>::new(before.clone(), "", steps.to_vec()).await;
    let files =
        "SELECT oid, relfilenode AS file, relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace";
    let list = |rows: Vec<String>| {
        rows.iter()
            .map(|row| row.split_once(", name: ").unwrap())
            .map(|(file, name)| (file.to_owned(), name.to_owned()))
            .collect::<Vec<_>>()
    };
    let old = list(case.database.rows(files).await);
    case.up().await.unwrap();
    let there = |oid: &str| old.iter().any(|(file, _)| file.starts_with(&format!("{oid}, ")));
    let mut anew: Vec<String> = Vec::new();
    for (file, name) in list(case.database.rows(files).await) {
        let oid = file.split_once(", ").unwrap().0;
        if there(oid) && !old.iter().any(|(other, _)| *other == file) && !name.starts_with("_retired_") {
            anew.push(name);
        }
    }
    let statements = Dialect::Postgres.plan(before, steps).unwrap();
    let temporary = risk::Temporaries::default();
    let risks = risk::risks(&risk::Change { dialect: Dialect::Postgres, before, steps, statements: &statements, temporary }).unwrap();
    let said = risks.into_iter().filter(|risk| risk.code == Code::RewrittenTable && case.after.table(&risk.table).is_some());
    let mut said: Vec<String> = said.map(|risk| risk.table).collect();
    anew.sort();
    said.sort();
    assert_eq!(said, anew, "{}", sql(&statements));
}

#[tokio::test]
async fn structures() {
    if left_out() {
        return;
    }
    let mut runner = TestRunner::deterministic();
    let mut done = 0;
    for _ in 0..random::config(12).cases.min(400) {
        let change = random::change().new_tree(&mut runner).unwrap().current();
        let (before, after) = (fitted(&change.before), fitted(&change.after));
        if !Dialect::Postgres.unsupported(&before).is_empty() || !Dialect::Postgres.unsupported(&after).is_empty() {
            continue;
        }
        let Ok(steps) = diff(schema_core::Pair::new(&before, &after), &quoted(&change), ID) else { continue };
        what_is_said_to_be_written_anew_is(&before, &steps).await;
        let mut case = integration::plans::Case::<Lenient>::new(before, "", steps).await;
        case.round_trip().await;
        done += 1;
    }
    assert!(done > 5, "only {done}");
}
