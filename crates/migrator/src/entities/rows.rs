//! Structs for the rows of tables as they are at some point, for the steps in Rust of a migration that is begun by hand: an entity
//! changes later, and what a migration reads does not.
//!
//! Each database gets its own, because its types and its SQL are others: with several, each stands in a module of its own.

mod manifest;
mod types;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use schema_core::codegen::Begun;
use schema_core::schema::{Column, DataType, Table, name};
use schema_core::snapshot::Snapshot;
use schema_core::{Dialect, Schema};

use super::enums::Enums;
use super::layout::{WIDTH_MAX, literal};
use super::names::{self, apart, pascal};
use crate::Error;
use crate::compare::near;
use crate::error::Kind;
use types::{Cell, Written};

pub(crate) use manifest::lacking;

/// Names that mean something else in the module.
const TAKEN: [&str; 9] = ["Backfill", "Dialect", "Migration", "Ok", "Option", "Plan", "Result", "String", "Vec"];

/// What a migration that reads and writes the rows of `tables` begins with. `written` are the types that fields have in the source, by table
/// and column.
///
/// # Errors
///
/// When there is no such table, with what comes near.
pub(crate) fn begin(snapshot: &Snapshot, written: &BTreeMap<(String, String), String>, tables: &[String]) -> Result<Begun, Error> {
    let tables: Vec<Table> = tables.iter().map(|wanted| find(&snapshot.schema, wanted)).collect::<Result<_, _>>()?;
    let written = Written::new(written);
    let meant = CONNECTIONS.into_iter().filter(|(dialect, _)| snapshot.dialects.contains(dialect));
    let all: Vec<Rows<'_>> = meant.map(|database| Rows::new(database, &tables, &written)).collect();
    let (up, items) = match all.as_slice() {
        [one] => (one.calls("", 4), one.items(0)),
        several => (arms(several), several.iter().map(Rows::module).collect()),
    };
    Ok(Begun { up: format!("{UP}fn up(plan: &mut Plan) {{\n{up}}}\n"), items })
}

/// What sqlx calls a connection of each database.
const CONNECTIONS: [(Dialect, &str); 3] =
    [(Dialect::Sqlite, "SqliteConnection"), (Dialect::Postgres, "PgConnection"), (Dialect::Mysql, "MySqlConnection")];

const UP: &str = "/// The steps read all rows of a table and write them back: say in them what is to become of a row.\n";

fn find(schema: &Schema, wanted: &str) -> Result<Table, Error> {
    schema.table(wanted).cloned().ok_or_else(|| {
        let hint = near(schema.tables.iter().map(|table| &table.name), wanted);
        Error::new(Kind::Definition, format!("there is no table `{wanted}` in the snapshot")).with_hint(hint)
    })
}

fn arms(all: &[Rows<'_>]) -> String {
    let arm = |rows: &Rows<'_>| {
        let path = format!("{}::", rows.dialect.name());
        format!("        Dialect::{} => {{\n{}        }}\n", rows.dialect.variant(), rows.calls(&path, 12))
    };
    format!("    match plan.dialect() {{\n{}        _ => plan.unsupported(),\n    }}\n", all.iter().map(arm).collect::<String>())
}

/// The structs and steps for one database.
struct Rows<'a> {
    dialect: Dialect,
    /// The type of its connection.
    connection: &'static str,
    tables: &'a [Table],
    /// The struct of each table, and the step that goes through its rows.
    names: Vec<(String, String)>,
    enums: Enums,
    /// The columns of each table.
    cells: Vec<Vec<Cell<'a>>>,
}

impl<'a> Rows<'a> {
    fn new((dialect, connection): (Dialect, &'static str), tables: &'a [Table], written: &Written<'_>) -> Self {
        let structs: Vec<String> = tables.iter().map(|table| pascal(name::split(&table.name).1)).collect();
        let structs = apart(&structs, &TAKEN, "", |_| None);
        let step = |table: &Table| format!("rewrite_{}", names::field(name::split(&table.name).1).trim_start_matches('_'));
        let steps = apart(&tables.iter().map(step).collect::<Vec<_>>(), &[], "_", |_| None);
        let taken: Vec<&str> = structs.iter().map(String::as_str).chain(TAKEN).collect();
        let enums = Enums::of(&own_types(dialect, tables), &taken);
        let cells = tables.iter().map(|table| types::cells(dialect, table, written, &enums)).collect();
        Self { dialect, connection, tables, names: structs.into_iter().zip(steps).collect(), enums, cells }
    }

    /// The calls of the steps; `path` is where they are.
    fn calls(&self, path: &str, indent: usize) -> String {
        let call = |(_, step): &(String, String)| format!("{:indent$}plan.run(\"{step}\", {path}{step});\n", "");
        self.names.iter().map(call).collect()
    }

    fn module(&self) -> String {
        let items = self.items(4);
        let indented: String =
            items.trim_start().lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect();
        format!("\nmod {} {{\n{indented}}}\n", self.dialect.name())
    }

    /// The structs, enums and steps, for column `indent`.
    fn items(&self, indent: usize) -> String {
        let mut text = String::new();
        let mut known = Vec::new();
        for (at, table) in self.tables.iter().enumerate() {
            text += &self.structure(at, table);
            for own in table.columns.iter().filter_map(|column| types::own_enum(self.dialect, column)) {
                if !known.contains(&own) {
                    text.push('\n');
                    text += &self.enums.write_for_sqlx(own, &Dialect::Postgres.table(&own.name));
                    known.push(own);
                }
            }
            text += &self.step(at, table, indent);
        }
        text
    }

    fn structure(&self, at: usize, table: &Table) -> String {
        let mut text = format!("\n/// A row of `{}`, as it is here.\n", table.name);
        if !self.is_written(at, table) {
            text.push_str("#[allow(dead_code, reason = \"nothing uses the fields yet\")]\n");
        }
        // Writing to a string does not fail.
        let _ = writeln!(text, "#[derive(Debug, sqlx::FromRow)]\nstruct {} {{", self.names[at].0);
        for cell in &self.cells[at] {
            if cell.field != cell.column.name {
                let _ = writeln!(text, "    #[sqlx(rename = {})]", literal(&cell.column.name));
            }
            if self.is_written(at, table) && !is_key(table, cell.column) && !is_given(cell.column) {
                text.push_str("    #[allow(dead_code, reason = \"the database writes it\")]\n");
            }
            let _ = writeln!(text, "    {}: {},", names::written(&cell.field), cell.ty());
        }
        text + "}\n"
    }

    /// Whether the step writes rows back: there has to be a key that says which row it is, and something beside it.
    fn is_written(&self, at: usize, table: &Table) -> bool {
        !table.primary_key.is_empty() && self.cells[at].iter().any(|cell| !is_key(table, cell.column) && is_given(cell.column))
    }

    fn step(&self, at: usize, table: &Table, indent: usize) -> String {
        let (structure, step) = &self.names[at];
        let is_written = self.is_written(at, table);
        let does = if is_written { "Reads the rows of a table and writes them back" } else { "Reads the rows of a table" };
        let mut text = format!("\n/// {does}; of a large one, take some at a time by its key.\n");
        text += &head(step, self.connection, indent);
        text += &assign("select", &literal(&self.select(at, table)), indent);
        if is_written {
            text += &assign("update", &literal(&self.update(at, table)), indent);
        }
        text += &assign(&format!("rows: Vec<{structure}>"), "sqlx::query_as(select).fetch_all(&mut *connection).await?", indent);
        text.push_str("    for row in rows {\n");
        if is_written {
            text += &self.write_back(at, table);
        } else {
            text.push_str("        // No key says which row it is, or there is nothing beside it.\n        let _ = row;\n");
        }
        text + "    }\n    Ok(())\n}\n"
    }

    fn write_back(&self, at: usize, table: &Table) -> String {
        let bind = |cell: &Cell<'_>| format!("            .bind(row.{})\n", names::written(&cell.field));
        let binds: String = self.set(at, table).chain(self.key(at, table)).map(bind).collect();
        format!("        sqlx::query(update)\n{binds}            .execute(&mut *connection)\n            .await?;\n")
    }

    /// What an update sets.
    fn set<'s>(&'s self, at: usize, table: &'s Table) -> impl Iterator<Item = &'s Cell<'a>> {
        self.cells[at].iter().filter(|cell| !is_key(table, cell.column) && is_given(cell.column))
    }

    /// What says which row it is.
    fn key<'s>(&'s self, at: usize, table: &'s Table) -> impl Iterator<Item = &'s Cell<'a>> {
        self.cells[at].iter().filter(|cell| is_key(table, cell.column))
    }

    fn select(&self, at: usize, table: &Table) -> String {
        let columns: Vec<String> = self.cells[at].iter().map(|cell| cell.read(self.dialect)).collect();
        let key: Vec<String> = table.primary_key.iter().map(|name| self.dialect.identifier(name)).collect();
        let order = if key.is_empty() { String::new() } else { format!(" ORDER BY {}", key.join(", ")) };
        format!("SELECT {} FROM {}{order}", columns.join(", "), self.dialect.table(&table.name))
    }

    fn update(&self, at: usize, table: &Table) -> String {
        let mut number = 0;
        let mut equal = |cell: &Cell<'_>| {
            number += 1;
            format!("{} = {}", self.dialect.identifier(&cell.column.name), cell.parameter(self.dialect, number))
        };
        let set: Vec<String> = self.set(at, table).map(&mut equal).collect();
        let key: Vec<String> = self.key(at, table).map(&mut equal).collect();
        format!("UPDATE {} SET {} WHERE {}", self.dialect.table(&table.name), set.join(", "), key.join(" AND "))
    }
}

/// The beginning of a step, which others call where it is inside of a module.
fn head(step: &str, connection: &str, indent: usize) -> String {
    let visibility = if indent > 0 { "pub(super) " } else { "" };
    let (before, parameter) = (format!("{visibility}async fn {step}("), format!("connection: &mut sqlx::{connection}"));
    let after = ") -> Result<(), sqlx::Error> {";
    if indent + (before.clone() + &parameter + after).chars().count() <= WIDTH_MAX {
        return format!("{before}{parameter}{after}\n");
    }
    format!("{before}\n    {parameter},\n{after}\n")
}

/// `let variable = value;`, as rustfmt breaks it.
fn assign(variable: &str, value: &str, indent: usize) -> String {
    let (whole, below) = (format!("    let {variable} = {value};\n"), format!("        {value};\n"));
    let fits = |line: &str| indent + line.chars().count() <= WIDTH_MAX + 1;
    if fits(&whole) || !fits(&below) { whole } else { format!("    let {variable} =\n{below}") }
}

fn is_key(table: &Table, column: &Column) -> bool {
    table.primary_key.contains(&column.name)
}

/// Whether a program may give it a value.
const fn is_given(column: &Column) -> bool {
    column.generated.is_none() && !column.numbering.always
}

/// The tables with nothing but the enums that need a type in Rust.
fn own_types(dialect: Dialect, tables: &[Table]) -> Schema {
    let columns = |table: &Table| -> Vec<Column> {
        let own = table.columns.iter().filter_map(|column| types::own_enum(dialect, column).map(|own| (column, own)));
        own.map(|(column, own)| Column::new(column.name.clone(), DataType::Enum(own.clone()))).collect()
    };
    let tables = tables.iter().map(|table| Table { name: table.name.clone(), columns: columns(table), ..Table::default() });
    Schema { tables: tables.collect(), ..Schema::default() }
}
