//! Plans of steps, executed on tables with rows: short ways of writing schemas, and the loop that every plan goes through.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "what fails here fails the test that calls it")]
#![allow(async_fn_in_trait, reason = "the tests run on one thread each")]

mod loops;

pub use loops::Case;

use schema_core::dialect::Statement;
use schema_core::diff::{ColumnIntent, Intent};
use schema_core::schema::{Action, Check, Column, DataType, Default, EnumType, ForeignKey, Index, IndexPart, Schema, Table, name};
use schema_core::step::Filling;
use schema_core::{Dialect, Step};

/// A database for one test, and an executor that does around a plan what the runtime does.
pub trait Executor: Sized {
    /// Which database.
    const DIALECT: Dialect;

    /// An empty one.
    async fn new() -> Self;

    /// Runs statements, which must succeed.
    async fn run(&mut self, sql: &str);

    /// Runs a plan in a transaction, checks and all.
    ///
    /// # Errors
    ///
    /// When a check finds rows; then nothing has changed.
    async fn apply(&mut self, plan: &[Statement]) -> Result<(), Refusal>;

    /// A column as a query shows its values, to compare.
    #[must_use]
    fn shown(column: &Column) -> String {
        Self::DIALECT.identifier(&column.name)
    }

    /// The rows of a query, one text each: `name: value, name: value`.
    async fn rows(&mut self, sql: &str) -> Vec<String>;

    /// Everything that the database knows of the tables, in an order that does not depend on how they came to be.
    async fn structure(&mut self) -> Vec<String>;
}

/// What stopped a plan.
#[derive(Debug)]
pub struct Refusal {
    /// The message of the check.
    pub message: String,
    /// The rows that it found.
    pub rows: Vec<String>,
}

/// A table with `id INTEGER PRIMARY KEY AUTOINCREMENT` and these columns.
#[must_use]
pub fn table(name: &str, columns: impl IntoIterator<Item = Column>) -> Table {
    let id = Column { auto_increment: true, ..Column::new("id", DataType::Int64) };
    Table {
        name: name.to_owned(),
        columns: [id].into_iter().chain(columns).collect(),
        primary_key: vec!["id".to_owned()],
        ..Table::default()
    }
}

/// A schema with these tables.
#[must_use]
pub fn schema(tables: impl IntoIterator<Item = Table>) -> Schema {
    Schema { tables: tables.into_iter().collect(), ..Schema::default() }
}

/// A required text.
#[must_use]
pub fn text(name: &str) -> Column {
    Column::new(name, DataType::Text(None))
}

/// A required integer.
#[must_use]
pub fn int(name: &str) -> Column {
    Column::new(name, DataType::Int64)
}

/// The column, but it can be NULL.
#[must_use]
pub fn optional(column: Column) -> Column {
    Column { nullable: true, ..column }
}

/// The column with a default.
#[must_use]
pub fn defaulted(column: Column, default: Default) -> Column {
    Column { default: Some(default), ..column }
}

/// The enum `Role`.
#[must_use]
pub fn role(variants: &[&str]) -> DataType {
    DataType::Enum(EnumType::new("Role", variants.iter().map(ToString::to_string).collect()))
}

/// An index.
#[must_use]
pub fn index(name: &str, columns: &[&str]) -> Index {
    Index {
        name: name.to_owned(),
        unique: false,
        parts: columns.iter().map(|column| IndexPart::column(*column)).collect(),
        ..Index::default()
    }
}

/// A unique index.
#[must_use]
pub fn unique(name: &str, columns: &[&str]) -> Index {
    Index { unique: true, ..index(name, columns) }
}

/// A check.
#[must_use]
pub fn check(name: &str, expression: &str) -> Check {
    Check { name: name.to_owned(), expression: expression.to_owned(), ..Check::default() }
}

/// A foreign key to `id` of `target` that cascades.
#[must_use]
pub fn key(table: &str, column: &str, target: &str) -> ForeignKey {
    ForeignKey {
        name: format!("{table}_{column}_fkey"),
        columns: vec![column.to_owned()],
        target: target.to_owned(),
        target_columns: vec!["id".to_owned()],
        on_delete: Action::Cascade,
        on_update: Action::NoAction,
        ..ForeignKey::default()
    }
}

/// The migration that the steps are for.
pub const ID: &str = "20250101000000";

/// Where the migration puts a column aside.
#[must_use]
pub fn retired(column: &str) -> String {
    name::retired(ID, column)
}

/// The hint that `column` of `table` was called `from`.
#[must_use]
pub fn renamed(table: &str, column: &str, from: &str) -> Intent {
    hint(table, column, ColumnIntent { renamed_from: vec![from.to_owned()], ..ColumnIntent::default() })
}

/// The hint that `table` was called `from`.
#[must_use]
pub fn renamed_table(table: &str, from: &str) -> Intent {
    let mut intent = Intent::default();
    intent.tables.entry(table.to_owned()).or_default().renamed_from.push(from.to_owned());
    intent
}

/// The hint that rows without `column` get `sql`.
#[must_use]
pub fn backfill(table: &str, column: &str, sql: &str) -> Intent {
    hint(table, column, ColumnIntent { backfill: Some(Filling::sql(sql)), ..ColumnIntent::default() })
}

/// The hint that `column` becomes `sql`.
#[must_use]
pub fn convert(table: &str, column: &str, sql: &str) -> Intent {
    hint(table, column, ColumnIntent { convert: Some(sql.to_owned()), ..ColumnIntent::default() })
}

/// The hint that `column` is not a renamed one, and that rows that are there get `sql`.
#[must_use]
pub fn new_with(table: &str, column: &str, sql: &str) -> Intent {
    hint(table, column, ColumnIntent { new: true, backfill: Some(Filling::sql(sql)), ..ColumnIntent::default() })
}

fn hint(table: &str, column: &str, hint: ColumnIntent) -> Intent {
    let mut intent = Intent::default();
    intent.tables.entry(table.to_owned()).or_default().columns.insert(column.to_owned(), hint);
    intent
}

/// All hints of several.
#[must_use]
pub fn hints(all: impl IntoIterator<Item = Intent>) -> Intent {
    let mut intent = Intent::default();
    for (name, table) in all.into_iter().flat_map(|one| one.tables) {
        let merged = intent.tables.entry(name).or_default();
        merged.new |= table.new;
        merged.renamed_from.extend(table.renamed_from);
        merged.columns.extend(table.columns);
    }
    intent
}

/// The step that creates a table.
#[must_use]
pub fn create(table: Table) -> Step {
    let retired = retired(&table.name);
    Step::CreateTable { table, retired, restore: false }
}

/// The steps that make a schema from nothing.
#[must_use]
pub fn initial(schema: &Schema) -> Vec<Step> {
    schema.tables.iter().cloned().map(create).collect()
}

/// The SQL of a plan, to look at.
#[must_use]
pub fn sql(plan: &[Statement]) -> String {
    let text = |statement: &Statement| match statement {
        Statement::Sql(sql) => sql.clone(),
        Statement::Check { message, sql } => format!("-- {message}\n{sql}"),
        Statement::Backfill(backfill) => format!("{backfill:?}"),
        Statement::Rebuild { sql, .. } => sql.join(";\n"),
    };
    plan.iter().map(text).collect::<Vec<_>>().join(";\n")
}
