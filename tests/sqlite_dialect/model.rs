//! Short ways of writing schemas, and the loop that every plan goes through.

use schema_core::dialect::Statement;
use schema_core::diff::{ColumnIntent, Intent, diff};
use schema_core::schema::{Action, Check, Column, DataType, Default, EnumType, ForeignKey, Index, IndexPart, Schema, Table, name};
use schema_core::{Dialect, Pair, Step, step};

use crate::database::{Database, Refusal};

/// A table with `id INTEGER PRIMARY KEY AUTOINCREMENT` and these columns.
pub(crate) fn table(name: &str, columns: impl IntoIterator<Item = Column>) -> Table {
    let id = Column { auto_increment: true, ..Column::new("id", DataType::Int64) };
    Table {
        name: name.to_owned(),
        columns: [id].into_iter().chain(columns).collect(),
        primary_key: vec!["id".to_owned()],
        ..Table::default()
    }
}

pub(crate) fn schema(tables: impl IntoIterator<Item = Table>) -> Schema {
    Schema { tables: tables.into_iter().collect(), ..Schema::default() }
}

pub(crate) fn text(name: &str) -> Column {
    Column::new(name, DataType::Text(None))
}

pub(crate) fn int(name: &str) -> Column {
    Column::new(name, DataType::Int64)
}

pub(crate) fn optional(column: Column) -> Column {
    Column { nullable: true, ..column }
}

pub(crate) fn defaulted(column: Column, default: Default) -> Column {
    Column { default: Some(default), ..column }
}

pub(crate) fn role(variants: &[&str]) -> DataType {
    DataType::Enum(EnumType { name: "Role".to_owned(), variants: variants.iter().map(ToString::to_string).collect() })
}

pub(crate) fn index(name: &str, columns: &[&str]) -> Index {
    Index {
        name: name.to_owned(),
        unique: false,
        parts: columns.iter().map(|column| IndexPart::column(*column)).collect(),
        ..Index::default()
    }
}

pub(crate) fn unique(name: &str, columns: &[&str]) -> Index {
    Index { unique: true, ..index(name, columns) }
}

pub(crate) fn check(name: &str, expression: &str) -> Check {
    Check { name: name.to_owned(), expression: expression.to_owned(), ..Check::default() }
}

/// A foreign key to `id` of `target` that cascades.
pub(crate) fn key(table: &str, column: &str, target: &str) -> ForeignKey {
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
pub(crate) const ID: &str = "20250101000000";

pub(crate) fn retired(column: &str) -> String {
    name::retired(ID, column)
}

/// The hint that `column` of `table` was called `from`.
pub(crate) fn renamed(table: &str, column: &str, from: &str) -> Intent {
    hint(table, column, ColumnIntent { renamed_from: vec![from.to_owned()], ..ColumnIntent::default() })
}

/// The hint that `table` was called `from`.
pub(crate) fn renamed_table(table: &str, from: &str) -> Intent {
    let mut intent = Intent::default();
    intent.tables.entry(table.to_owned()).or_default().renamed_from.push(from.to_owned());
    intent
}

/// The hint that rows without `column` get `sql`.
pub(crate) fn backfill(table: &str, column: &str, sql: &str) -> Intent {
    hint(table, column, ColumnIntent { backfill: Some(sql.to_owned()), ..ColumnIntent::default() })
}

/// The hint that `column` becomes `sql`.
pub(crate) fn convert(table: &str, column: &str, sql: &str) -> Intent {
    hint(table, column, ColumnIntent { convert: Some(sql.to_owned()), ..ColumnIntent::default() })
}

/// The hint that `column` is not a renamed one, and that rows that are there get `sql`.
pub(crate) fn new_with(table: &str, column: &str, sql: &str) -> Intent {
    hint(table, column, ColumnIntent { new: true, backfill: Some(sql.to_owned()), ..ColumnIntent::default() })
}

fn hint(table: &str, column: &str, hint: ColumnIntent) -> Intent {
    let mut intent = Intent::default();
    intent.tables.entry(table.to_owned()).or_default().columns.insert(column.to_owned(), hint);
    intent
}

/// All hints of several.
pub(crate) fn hints(all: impl IntoIterator<Item = Intent>) -> Intent {
    let mut intent = Intent::default();
    for (name, table) in all.into_iter().flat_map(|one| one.tables) {
        let merged = intent.tables.entry(name).or_default();
        merged.new |= table.new;
        merged.renamed_from.extend(table.renamed_from);
        merged.columns.extend(table.columns);
    }
    intent
}

pub(crate) fn create(table: Table) -> Step {
    let retired = retired(&table.name);
    Step::CreateTable { table, retired, restore: false }
}

/// The steps that make a schema from nothing.
pub(crate) fn initial(schema: &Schema) -> Vec<Step> {
    schema.tables.iter().cloned().map(create).collect()
}

pub(crate) fn plan(before: &Schema, steps: &[Step]) -> Vec<Statement> {
    Dialect::Sqlite.plan(before, steps).unwrap()
}

/// The SQL of a plan, to look at.
pub(crate) fn sql(plan: &[Statement]) -> String {
    let text = |statement: &Statement| match statement {
        Statement::Sql(sql) => sql.clone(),
        Statement::Check { message, sql } => format!("-- {message}\n{sql}"),
        Statement::Rebuild { sql, .. } => sql.join(";\n"),
    };
    plan.iter().map(text).collect::<Vec<_>>().join(";\n")
}

/// A database with a schema, rows and a change to make.
pub(crate) struct Case {
    pub(crate) database: Database,
    pub(crate) before: Schema,
    pub(crate) after: Schema,
    pub(crate) steps: Vec<Step>,
}

impl Case {
    /// The change from one schema to another.
    pub(crate) async fn between(before: Schema, after: Schema, intent: Intent, data: &str) -> Self {
        let schemas = Pair { before: &before, after: &after };
        let steps = diff(schemas, &intent, ID).unwrap_or_else(|questions| panic!("{questions:#?}"));
        let case = Self::new(before, data, steps).await;
        assert!(Schema { retired: Vec::new(), ..without_retired(&case.after) }.same_as(&after), "{:#?}", case.steps);
        case
    }

    /// Creates the tables of `before` and runs `data`.
    pub(crate) async fn new(before: Schema, data: &str, steps: Vec<Step>) -> Self {
        let mut database = Database::new().await;
        database.apply(&plan(&Schema::default(), &initial(&before))).await.unwrap();
        database.run(data).await;
        let mut after = before.clone();
        for step in &steps {
            step.apply(&mut after).unwrap();
        }
        Self { database, before, after, steps }
    }

    /// The statements of `up`, as text.
    pub(crate) fn sql(&self) -> String {
        sql(&plan(&self.before, &self.steps))
    }

    /// How many tables `up` rebuilds.
    pub(crate) fn rebuilds(&self) -> usize {
        plan(&self.before, &self.steps).iter().filter(|statement| matches!(statement, Statement::Rebuild { .. })).count()
    }

    pub(crate) async fn up(&mut self) -> Result<(), Refusal> {
        self.database.apply(&plan(&self.before, &self.steps)).await
    }

    /// The schema after `up` and `down`: as before, with what `up` had made set aside.
    fn undone(&self) -> Schema {
        let mut undone = self.after.clone();
        for step in step::invert(&self.steps) {
            step.apply(&mut undone).unwrap();
        }
        undone
    }

    pub(crate) async fn down(&mut self) -> Result<(), Refusal> {
        self.database.apply(&plan(&self.after, &step::invert(&self.steps))).await
    }

    pub(crate) async fn again(&mut self) -> Result<(), Refusal> {
        let steps = step::again(&self.steps).unwrap_or_else(|| self.steps.clone());
        let plan = plan(&self.undone(), &steps);
        self.database.apply(&plan).await
    }

    /// Up, down, up again; after each, the structure must be that of the schema made from nothing, and after the second and third the rows
    /// must be those of before and of after the first.
    pub(crate) async fn round_trip(&mut self) {
        let (before, after) = (self.before.clone(), self.after.clone());
        let rows = self.rows(&before).await;
        self.up().await.unwrap();
        assert_eq!(self.database.structure().await, fresh(&after).await, "after up:\n{}", sql(&plan(&before, &self.steps)));
        let rows_after = self.rows(&after).await;
        self.down().await.unwrap();
        let undone = self.undone();
        let down = sql(&plan(&after, &step::invert(&self.steps)));
        assert_eq!(self.database.structure().await, fresh(&undone).await, "after down:\n{down}");
        assert_eq!(self.rows(&before).await, rows, "after down:\n{down}");
        self.again().await.unwrap();
        assert_eq!(self.database.structure().await, fresh(&after).await, "after up again");
        assert_eq!(self.rows(&after).await, rows_after, "after up again");
        self.down().await.unwrap();
        assert_eq!(self.rows(&before).await, rows, "after down again");
    }

    /// All rows of a schema, by table.
    pub(crate) async fn rows(&mut self, schema: &Schema) -> Vec<String> {
        let mut all = Vec::new();
        for table in &schema.tables {
            let columns: Vec<String> = table.columns.iter().map(|column| Dialect::Sqlite.identifier(&column.name)).collect();
            let list = columns.join(", ");
            let mut rows = self.database.rows(&format!("SELECT {list} FROM {}", Dialect::Sqlite.identifier(&table.name))).await;
            rows.sort();
            all.push(table.name.clone());
            all.extend(rows);
        }
        all
    }
}

fn without_retired(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    schema.tables.iter_mut().for_each(|table| table.retired.clear());
    schema
}

/// The structure of a schema made from nothing, with what it has retired.
async fn fresh(schema: &Schema) -> Vec<String> {
    let mut database = Database::new().await;
    database.apply(&plan(&Schema::default(), &initial(schema))).await.unwrap();
    for retired in &schema.retired {
        let mut table = retired.table.clone();
        table.name.clone_from(&retired.name);
        table.foreign_keys.clear();
        table.indexes.clear();
        database.apply(&plan(&Schema::default(), &[create(table)])).await.unwrap();
    }
    database.structure().await
}
