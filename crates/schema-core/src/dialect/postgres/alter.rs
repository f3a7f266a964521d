//! The columns of a table that is there: what they become, and how their values get there.
//!
//! Values are computed over the columns as they are, under the names that they have before the change. So what is added is there first, then
//! one `UPDATE` writes all values, then columns get the names of after, and then their types, defaults and the rest.

use std::collections::BTreeSet;

use super::difference::{Sides, is_hard};
use super::order;
use super::table::{alter_table, column_line, identity, type_clause};
use super::types::{assigned, default_sql};
use super::{GRAMMAR, literal, quote, quote_table};
use crate::dialect::change::{Source, Value};
use crate::dialect::value::value;
use crate::schema::{Column, name};

/// What a table's columns need, in order.
#[derive(Default)]
pub(super) struct Alterations {
    /// Actions of the `ALTER TABLE` before the values are written.
    first: Vec<String>,
    /// Values to write: the column and its value.
    values: Vec<(String, String)>,
    /// The rows to write them to; all where nothing is said.
    rows: Option<String>,
    /// Columns that go.
    dropped: Vec<String>,
    /// Columns that get other names.
    renames: Vec<(String, String)>,
    /// Columns, by the names of after, whose rows without a number get one.
    numbers: Vec<String>,
    /// Actions of the `ALTER TABLE` after the values are written.
    pub last: Vec<String>,
    /// Columns whose sequence has to start behind the numbers that are there.
    sequences: Vec<String>,
}

/// What the columns of a table need.
///
/// # Errors
///
/// When there is no conversion for a column.
pub(super) fn alterations(sides: &Sides<'_>) -> Result<Alterations, String> {
    let mut found = Alterations::default();
    let origins: Vec<&str> =
        sides.target.columns.iter().filter_map(|column| sides.origin(column)).map(|origin| origin.name.as_str()).collect();
    let gone = sides.staged.columns.iter().filter(|column| !origins.contains(&column.name.as_str()));
    found.dropped = gone.map(|column| column.name.clone()).collect();
    for column in &sides.target.columns {
        let Some(source) = sides.change.source(&column.name) else { continue };
        match sides.origin(column) {
            Some(origin) => found.alter(sides, source, origin, column)?,
            None => found.add(sides, source, column)?,
        }
    }
    let restored = |(name, _): &(String, String)| {
        let source = sides.change.sources.iter().map(|(_, source)| source).find(|source| source.from.as_ref() == Some(name));
        source.is_some_and(|source| matches!(source.value, Value::Restored { .. }))
    };
    if !found.values.is_empty() && found.values.iter().all(restored) {
        let empty: Vec<String> = found.values.iter().map(|(name, _)| format!("{} IS NULL", quote(name))).collect();
        found.rows = Some(empty.join(" OR "));
    }
    Ok(found)
}

impl Alterations {
    fn add(&mut self, sides: &Sides<'_>, source: &Source, column: &Column) -> Result<(), String> {
        let computed = match &source.value {
            Value::New { fill } => fill.is_some(),
            Value::Kept | Value::Converted { .. } | Value::Recast { .. } | Value::Restored { .. } | Value::Replaced { .. } => true,
        };
        if column.generated.is_some() {
            // It is computed from columns as they become, and may take the name of one that goes.
            self.last.push(format!("ADD COLUMN {}", column_line(column)));
            return Ok(());
        }
        let sql = if computed { value(&GRAMMAR, source, column)? } else { "NULL".to_owned() };
        if !computed || (sql == "NULL" && column.nullable && column.default.is_none()) {
            self.first.push(format!("ADD COLUMN {}", column_line(column)));
            return Ok(());
        }
        let is_taken = sides.staged.column(&column.name).is_some();
        let name = if is_taken { name::temporary(&column.name) } else { column.name.clone() };
        if is_taken {
            self.renames.push((name.clone(), column.name.clone()));
        }
        self.first.push(format!("ADD COLUMN {} {}", quote(&name), type_clause(column)));
        if sql != "NULL" {
            self.values.push((name.clone(), assigned(sql, &column.data_type)));
        }
        let bare = Column { name, collation: column.collation.clone(), nullable: true, ..Column::new("", column.data_type.clone()) };
        self.finish(&bare, column, false);
        Ok(())
    }

    fn alter(&mut self, sides: &Sides<'_>, source: &Source, origin: &Column, column: &Column) -> Result<(), String> {
        let name = quote(&column.name);
        if origin.name != column.name {
            self.renames.push((origin.name.clone(), column.name.clone()));
        }
        if matches!(source.value, Value::Restored { .. } | Value::Replaced { .. }) && column.generated.is_none() {
            let sql = value(&GRAMMAR, source, column)?;
            if sql != quote(&origin.name) {
                self.values.push((origin.name.clone(), assigned(sql, &origin.data_type)));
            }
        }
        let recast = matches!(source.value, Value::Recast { .. });
        let retypes = sides.recomputes(&column.name)
            || !sides.keeps_type(&column.name) && (origin.data_type != column.data_type || origin.collation != column.collation);
        let hard = recast || is_hard(&origin.data_type, &column.data_type);
        if origin.auto_increment && (!column.auto_increment || origin.numbering.sequence != column.numbering.sequence) {
            self.last.push(format!("ALTER COLUMN {name} DROP IDENTITY"));
        }
        if origin.generated.is_some() && column.generated.is_none() {
            self.last.push(format!("ALTER COLUMN {name} DROP EXPRESSION"));
        }
        if origin.default.is_some() && (column.default.is_none() || (retypes && hard)) {
            self.last.push(format!("ALTER COLUMN {name} DROP DEFAULT"));
        }
        if !origin.nullable && column.nullable {
            self.last.push(format!("ALTER COLUMN {name} DROP NOT NULL"));
        }
        if retypes {
            self.retype(source, origin, column)?;
        }
        self.finish(origin, column, retypes && hard);
        Ok(())
    }

    fn retype(&mut self, source: &Source, origin: &Column, column: &Column) -> Result<(), String> {
        let name = quote(&column.name);
        let renamed = Source { from: Some(column.name.clone()), value: source.value.clone() };
        let sql = match &source.value {
            Value::Converted { .. } | Value::Recast { .. } => value(&GRAMMAR, &renamed, column)?,
            Value::Kept | Value::New { .. } | Value::Restored { .. } | Value::Replaced { .. } => name.clone(),
        };
        let assigned = if origin.data_type == column.data_type { sql } else { assigned(sql, &column.data_type) };
        let using = if assigned == name { String::new() } else { format!(" USING {assigned}") };
        self.last.push(format!("ALTER COLUMN {name} TYPE {}{using}", type_clause(column)));
        Ok(())
    }

    /// Default, NOT NULL and numbering, once the column has its type and its values.
    fn finish(&mut self, origin: &Column, column: &Column, lost_default: bool) {
        let name = quote(&column.name);
        let sql = |column: &Column| column.default.as_ref().map(|default| default_sql(default, &column.data_type));
        if let Some(default) = sql(column).filter(|default| lost_default || sql(origin).as_ref() != Some(default)) {
            self.last.push(format!("ALTER COLUMN {name} SET DEFAULT {default}"));
        }
        let numbered = column.auto_increment && (!origin.auto_increment || origin.numbering.sequence != column.numbering.sequence);
        if origin.nullable && !column.nullable {
            self.last.push(format!("ALTER COLUMN {name} SET NOT NULL"));
            self.numbers.extend(numbered.then(|| column.name.clone()));
        }
        if numbered {
            self.last.push(format!("ALTER COLUMN {name} ADD {}", identity(column)));
            self.sequences.push(column.name.clone());
        } else if column.auto_increment && origin.numbering.always != column.numbering.always {
            let when = if column.numbering.always { "ALWAYS" } else { "BY DEFAULT" };
            self.last.push(format!("ALTER COLUMN {name} SET GENERATED {when}"));
        }
    }

    /// The statements, with `constraints` as further actions at the end of the last `ALTER TABLE`. `deferred` are constraints that wait for the
    /// end of the transaction: what writing the values gives them to do has to be done before the table can change.
    pub(super) fn sql(self, table: &str, constraints: Vec<String>, deferred: &[String]) -> Vec<String> {
        let Self { mut first, values, rows, dropped, renames, numbers, mut last, sequences } = self;
        let drops = dropped.iter().map(|name| format!("DROP COLUMN {}", quote(name)));
        let writes = !values.is_empty();
        last.extend(constraints);
        let mut sql = Vec::new();
        if writes {
            sql.extend(alter_table(table, &first));
            sql.push(update(table, &values, rows.as_deref()));
            sql.extend(settle(deferred));
            sql.extend(alter_table(table, &drops.collect::<Vec<_>>()));
        } else {
            first.splice(0..0, drops);
            if renames.is_empty() && numbers.is_empty() {
                first.append(&mut last);
            }
            sql.extend(alter_table(table, &first));
        }
        let renames = order::renames(renames, |name| name::temporary(&format!("{name}_2")));
        sql.extend(renames.iter().map(|(from, to)| rename_column(table, from, to)));
        sql.extend(numbers.iter().map(|column| number(table, column)));
        if !numbers.is_empty() {
            sql.extend(settle(deferred));
        }
        sql.extend(alter_table(table, &last));
        sql.extend(sequences.iter().map(|column| advance(table, column)));
        sql
    }
}

/// Renames a column; everything that mentions it follows.
pub(super) fn rename_column(table: &str, from: &str, to: &str) -> String {
    format!("ALTER TABLE {} RENAME COLUMN {} TO {}", quote_table(table), quote(from), quote(to))
}

fn update(table: &str, values: &[(String, String)], rows: Option<&str>) -> String {
    let set: Vec<String> = values.iter().map(|(name, value)| format!("{} = {value}", quote(name))).collect();
    let (separator, set) = if set.len() == 1 { (" ", set.concat()) } else { ("\n    ", set.join(",\n    ")) };
    let rows = rows.map_or_else(String::new, |rows| format!("\nWHERE {rows}"));
    format!("UPDATE {} SET{separator}{set}{rows}", quote_table(table))
}

/// Has what waits for the end of the transaction done at once, and whatever comes after wait again.
pub(super) fn settle(deferred: &[String]) -> Vec<String> {
    // In an order that does not depend on which tables were looked at.
    let names: BTreeSet<&str> = deferred.iter().map(String::as_str).collect();
    let names = names.into_iter().collect::<Vec<_>>().join(", ");
    let when = |when: &str| format!("SET CONSTRAINTS {names} {when}");
    if deferred.is_empty() { Vec::new() } else { vec![when("IMMEDIATE"), when("DEFERRED")] }
}

/// Numbers the rows that have no number, behind those that have one.
fn number(table: &str, column: &str) -> String {
    let (table, column) = (quote_table(table), quote(column));
    format!(
        "UPDATE {table} SET {column} = numbered.number\n\
         FROM (\n    \
         SELECT ctid AS place, row_number() OVER () + COALESCE((SELECT max({column}) FROM {table}), 0) AS number\n    \
         FROM {table} WHERE {column} IS NULL\n\
         ) AS numbered\n\
         WHERE {table}.ctid = numbered.place"
    )
}

/// Has a sequence that is in use go on behind the largest number of the table, and never back.
pub(in crate::dialect) fn go_on(table: &str, column: &str) -> String {
    let sequence = format!("pg_get_serial_sequence({}, {})", literal(&quote_table(table)), literal(column));
    let (table, column) = (quote_table(table), quote(column));
    format!("SELECT setval({sequence}, GREATEST(nextval({sequence}), max({column}))) FROM {table}")
}

/// Has a new sequence go on behind the largest number of the table.
pub(in crate::dialect) fn advance(table: &str, column: &str) -> String {
    let sequence = format!("pg_get_serial_sequence({}, {})", literal(&quote_table(table)), literal(column));
    let (table, column) = (quote_table(table), quote(column));
    format!("SELECT setval({sequence}, GREATEST(nextval({sequence}), max({column}) + 1), false) FROM {table}")
}
