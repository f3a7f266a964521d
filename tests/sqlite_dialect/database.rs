//! A database in memory, and an executor that does around a plan what the runtime does.

use std::collections::BTreeSet;

use integration::plans::{Executor, Refusal};
use schema_core::Dialect;
use schema_core::dialect::{Statement, sqlite};
use sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use sqlx::{AssertSqlSafe, Column as _, Connection as _, Row as _, SqliteConnection, TypeInfo as _, ValueRef as _};

/// A database.
pub(crate) struct Database {
    connection: SqliteConnection,
}

impl Database {
    /// The connection, to read with types.
    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }

    /// Runs statements.
    pub(crate) async fn try_run(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut self.connection).await.map(drop)
    }

    /// The first value of a query.
    pub(crate) async fn value(&mut self, sql: &str) -> String {
        let rows = self.rows(sql).await;
        rows.first().unwrap_or_else(|| panic!("no row: {sql}")).split_once(": ").unwrap().1.to_owned()
    }

    async fn violations(&mut self) -> BTreeSet<String> {
        self.rows("PRAGMA foreign_key_check").await.into_iter().collect()
    }

    async fn rebuild(&mut self, table: &str, columns: &[String], sql: &[String]) {
        let info = format!("SELECT name, type FROM pragma_table_xinfo({}) ORDER BY name", Dialect::Sqlite.literal(table));
        let there: Vec<SqliteRow> = sqlx::raw_sql(AssertSqlSafe(info)).fetch_all(&mut self.connection).await.unwrap();
        let there = there.iter().map(|row| (row.get::<String, _>("name"), row.get::<String, _>("type")));
        let (known, later): (Vec<_>, Vec<_>) = there.partition(|(name, _)| columns.contains(name));
        assert_eq!(known.len(), columns.len(), "columns of {table}: {known:?}, {columns:?}");
        assert!(later.iter().all(|(name, _)| name.starts_with("_retired_")), "columns of {table}: {later:?}");
        let known_by = format!("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = {}", Dialect::Sqlite.literal(table));
        let known_by = self.value(&known_by).await;
        let sql = if later.is_empty() { sql.to_vec() } else { sqlite::carry(table, &known_by, sql, &later).unwrap() };
        let count = format!("SELECT count(*) FROM {}", Dialect::Sqlite.identifier(table));
        let rows = self.value(&count).await;
        let table = Dialect::Sqlite.literal(table);
        let keep = format!(
            "SELECT sql FROM sqlite_schema WHERE tbl_name = {table} AND type IN ('trigger', 'index') AND sql IS NOT NULL ORDER BY rowid"
        );
        let objects: Vec<SqliteRow> = sqlx::raw_sql(AssertSqlSafe(keep)).fetch_all(&mut self.connection).await.unwrap();
        let sequence = self.sequence(&table).await;
        self.run("PRAGMA legacy_alter_table = ON").await;
        for sql in &sql {
            self.run(sql).await;
        }
        self.run("PRAGMA legacy_alter_table = OFF").await;
        assert_eq!(self.value(&count).await, rows, "rows of {table}");
        for object in &objects {
            // An index that the rebuild has made itself is there already.
            let _ = self.try_run(object.get("sql")).await;
        }
        if let Some(sequence) = sequence.filter(|_| !rows.is_empty()) {
            self.run(&format!("UPDATE sqlite_sequence SET seq = max(seq, {sequence}) WHERE name = {table}")).await;
            let missing = format!("NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = {table})");
            self.run(&format!("INSERT INTO sqlite_sequence (name, seq) SELECT {table}, {sequence} WHERE {missing}")).await;
        }
    }

    /// The high-water mark of the table with this name, a literal.
    async fn sequence(&mut self, table: &str) -> Option<String> {
        let there = self.rows("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'").await;
        if there.is_empty() {
            return None;
        }
        let rows = self.rows(&format!("SELECT seq FROM sqlite_sequence WHERE name = {table}")).await;
        rows.first().map(|row| row.trim_start_matches("seq: ").to_owned())
    }
}

impl Executor for Database {
    const DIALECT: Dialect = Dialect::Sqlite;

    async fn new() -> Self {
        let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
        Self { connection: SqliteConnection::connect_with(&options).await.unwrap() }
    }

    async fn run(&mut self, sql: &str) {
        self.try_run(sql).await.unwrap_or_else(|error| panic!("{error}\n{sql}"));
    }

    async fn apply(&mut self, plan: &[Statement]) -> Result<(), Refusal> {
        self.run("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE").await;
        let before = self.violations().await;
        for statement in plan {
            match statement {
                Statement::Sql(sql) => self.run(sql).await,
                Statement::Check { message, sql } => {
                    let rows = self.rows(sql).await;
                    if !rows.is_empty() {
                        self.run("ROLLBACK; PRAGMA foreign_keys = ON").await;
                        return Err(Refusal { message: message.clone(), rows });
                    }
                }
                Statement::Backfill(backfill) => self.run(&backfill.sql(Dialect::Sqlite, "")).await,
                Statement::Rebuild { table, columns, sql } => self.rebuild(table, columns, sql).await,
            }
        }
        let after = self.violations().await;
        assert!(after.is_subset(&before), "the plan breaks foreign keys: {after:?}\n{plan:#?}");
        self.run("COMMIT; PRAGMA foreign_keys = ON").await;
        assert_eq!(self.value("PRAGMA integrity_check").await, "ok");
        for view in self.rows("SELECT name FROM sqlite_schema WHERE type = 'view'").await {
            self.rows(&format!("SELECT * FROM \"{}\"", view.trim_start_matches("name: "))).await;
        }
        Ok(())
    }

    async fn rows(&mut self, sql: &str) -> Vec<String> {
        let rows = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).fetch_all(&mut self.connection).await;
        rows.unwrap_or_else(|error| panic!("{error}\n{sql}")).iter().map(render).collect()
    }

    async fn structure(&mut self) -> Vec<String> {
        let mut lines = Vec::new();
        let tables =
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        for name in self.rows(tables).await {
            let name = name.trim_start_matches("name: ");
            let queries = [
                format!("SELECT wr, strict FROM pragma_table_list WHERE name = '{name}' AND schema = 'main'"),
                format!("SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_xinfo('{name}') ORDER BY name"),
                format!(
                    "SELECT \"table\", \"from\", \"to\", on_update, on_delete, seq FROM pragma_foreign_key_list('{name}') ORDER BY 1, 2, 3"
                ),
                format!(
                    "SELECT i.name, \"unique\", partial, seqno, x.name AS part, \"desc\", coll, key FROM pragma_index_list('{name}') i, \
                     pragma_index_xinfo(i.name) x WHERE origin = 'c' ORDER BY 1, 4"
                ),
                format!("SELECT sql LIKE '%AUTOINCREMENT%' AS numbered FROM sqlite_schema WHERE name = '{name}' AND type = 'table'"),
            ];
            lines.push(name.to_owned());
            for query in queries {
                lines.extend(self.rows(&query).await);
            }
            let sql = self.value(&format!("SELECT sql FROM sqlite_schema WHERE name = '{name}' AND type = 'table'")).await;
            lines.extend(checks(&sql));
        }
        lines
    }
}

/// The checks in the text of a table, sorted.
fn checks(sql: &str) -> Vec<String> {
    let mut found: Vec<String> = sql
        .match_indices("CHECK (")
        .map(|(at, _)| {
            let mut depth = 0;
            let end = sql[at..].find(|c| {
                depth += i32::from(c == '(') - i32::from(c == ')');
                c == ')' && depth == 0
            });
            let check = sql[at..=at + end.unwrap()].replace('"', "").to_lowercase();
            // The order of an enum's variants means nothing here.
            let Some((head, list)) = check.split_once(" in (") else { return check };
            let mut variants: Vec<&str> = list.trim_end_matches(')').split(", ").collect();
            variants.sort_unstable();
            format!("{head} in {variants:?}")
        })
        .collect();
    found.sort();
    found
}

fn render(row: &SqliteRow) -> String {
    let values = row.columns().iter().map(|column| {
        let raw = row.try_get_raw(column.ordinal()).unwrap();
        let value = match raw.type_info().name() {
            _ if raw.is_null() => "NULL".to_owned(),
            "INTEGER" | "BOOLEAN" => row.get_unchecked::<i64, _>(column.ordinal()).to_string(),
            "REAL" => format!("{:?}", row.get_unchecked::<f64, _>(column.ordinal())),
            "BLOB" => format!("{:02x?}", row.get_unchecked::<Vec<u8>, _>(column.ordinal())),
            _ => row.get_unchecked::<String, _>(column.ordinal()),
        };
        format!("{}: {value}", column.name())
    });
    values.collect::<Vec<_>>().join(", ")
}
