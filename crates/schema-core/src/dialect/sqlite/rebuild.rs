//! The rebuild: a new table beside the old one, the rows copied, the old one dropped, the new one renamed into its place.
//!
//! It carries whatever `ALTER TABLE` can't do. What the entities know is written here; what they don't know (triggers, views, other
//! indexes, the high-water mark of `AUTOINCREMENT`) the runtime carries over around it. It also switches foreign keys off before the
//! transaction, so that dropping the table deletes nothing, and keeps the final rename from touching what refers to the table.

use super::table::{create_index, create_table, own_indexes};
use super::types::strict_type;
use super::{GRAMMAR, quote, quote_all};
use crate::dialect::Statement;
use crate::dialect::change::{TableChange, Value};
use crate::dialect::value::value;
use crate::schema::Table;

/// Lists that are longer get one item a line.
const LINE_MAX: usize = 100;

/// The rebuild that brings a table from `staged` to `target`.
///
/// # Errors
///
/// When there is no conversion for a column.
pub(super) fn rebuild(change: &TableChange, staged: &Table, target: &Table) -> Result<Statement, String> {
    let (name, new) = (quote(&target.name), new_name(&target.name));
    let mut sql = vec![
        create_table(&new, target),
        copy(change, target)?,
        format!("DROP TABLE {name}"),
        format!("ALTER TABLE {} RENAME TO {name}", quote(&new)),
    ];
    sql.extend(own_indexes(target).map(|index| create_index(&target.name, index)));
    let columns = staged.columns.iter().map(|column| column.name.clone()).collect();
    Ok(Statement::Rebuild { table: target.name.clone(), columns, sql })
}

/// The statements of a [rebuild](Statement::Rebuild) of `table` with `columns` carried along: pairs of a name and a declared type.
///
/// A migration that is undone after a later one meets columns that it cannot know: those that undoing the later one retired. Nothing may be
/// left behind in the table that a rebuild drops, so they go with it, nullable and without constraints as they are. A `STRICT` table does not
/// have every type: which it was is noted beside the one that it has, and `definition`, the statement that the table is known by, is where a
/// later rebuild finds that. `None` when `sql` does not have the form of a rebuild.
#[must_use]
pub fn carry(table: &str, definition: &str, sql: &[String], columns: &[(String, String)]) -> Option<Vec<String>> {
    let new = quote(&new_name(table));
    let [create, copy, rest @ ..] = sql else { return None };
    let definitions = create.strip_prefix(&format!("CREATE TABLE {new} (\n"))?;
    let (targets, values) = at_select(copy.strip_prefix(&format!("INSERT INTO {new} ("))?)?;
    let strict = create.rsplit_once(')').is_some_and(|(_, options)| options.contains("STRICT"));
    let line = |(name, sql_type): &(String, String)| {
        let name = quote(name);
        let sql_type = noted(definition, &name, sql_type).unwrap_or(sql_type);
        match strict_type(sql_type) {
            allowed if strict && allowed != sql_type => format!("    {name} {allowed} {NOTE}{sql_type} */,\n"),
            _ => format!("    {name} {sql_type},\n"),
        }
    };
    let lines: Vec<String> = columns.iter().map(line).collect();
    let names: Vec<String> = columns.iter().map(|(name, _)| format!("{}, ", quote(name))).collect();
    let (lines, names) = (lines.concat(), names.concat());
    let create = format!("CREATE TABLE {new} (\n{lines}{definitions}");
    let copy = format!("INSERT INTO {new} ({names}{targets})\nSELECT {names}{values}");
    Some([create, copy].into_iter().chain(rest.iter().cloned()).collect())
}

/// Stands before the type that a column had.
const NOTE: &str = "/* was ";

/// The type that the column had before it got `sql_type`.
fn noted<'a>(definition: &'a str, name: &str, sql_type: &str) -> Option<&'a str> {
    let (_, rest) = definition.split_once(&format!("{name} {sql_type} {NOTE}"))?;
    rest.split_once(" */").map(|(was, _)| was)
}

/// What is before and behind the `)` and `SELECT` of a copy, however a migration's text indents it.
fn at_select(copy: &str) -> Option<(&str, &str)> {
    let (at, values) = copy.match_indices(')').find_map(|(at, _)| Some((at, copy[at + 1..].trim_start().strip_prefix("SELECT")?)))?;
    Some((&copy[..at], values))
}

fn new_name(table: &str) -> String {
    format!("_new_{table}")
}

fn copy(change: &TableChange, target: &Table) -> Result<String, String> {
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (name, source) in &change.sources {
        let column = target.column(name).ok_or_else(|| format!("column `{name}` is lost"))?;
        // Nobody writes what is computed.
        if column.generated.is_none() {
            names.push(name);
            values.push(value(&GRAMMAR, source, column)?);
        }
    }
    let targets = quote_all(names.iter().copied());
    let list = values.join(", ");
    let (new, name) = (quote(&new_name(&target.name)), quote(&target.name));
    let order = numbered(change, target).map_or_else(String::new, |column| format!("\nORDER BY {column} IS NULL"));
    if targets.len().max(list.len()) <= LINE_MAX {
        return Ok(format!("INSERT INTO {new} ({targets})\nSELECT {list}\nFROM {name}{order}"));
    }
    let targets: Vec<String> = names.into_iter().map(|name| quote(name)).collect();
    let (targets, list) = (targets.join(",\n    "), values.join(",\n    "));
    Ok(format!("INSERT INTO {new} (\n    {targets}\n)\nSELECT\n    {list}\nFROM {name}{order}"))
}

/// The restored column that numbers the rows: those that have no number yet must come after those that have one.
fn numbered(change: &TableChange, target: &Table) -> Option<String> {
    let column = target.columns.iter().find(|column| column.auto_increment)?;
    let source = change.source(&column.name)?;
    let from = source.from.as_ref().filter(|_| matches!(source.value, Value::Restored { .. }))?;
    Some(quote(from))
}

#[cfg(test)]
mod tests {
    use super::carry;

    #[test]
    fn carries_columns_through_statements_as_a_migration_indents_them() {
        for indent in ["", "            "] {
            let text = |text: &str| text.replace('\n', &format!("\n{indent}"));
            let sql = [
                text("CREATE TABLE \"_new_a\" (\n    \"b)\" TEXT CHECK (\"b)\" <> '')\n) STRICT"),
                text("INSERT INTO \"_new_a\" (\n    \"b)\"\n)\nSELECT\n    COALESCE(\"b)\", '')\nFROM \"a\""),
                "DROP TABLE \"a\"".to_owned(),
            ];
            let carried = carry("a", "", &sql, &[("_retired_1_c".to_owned(), "DATE".to_owned())]).unwrap();
            assert!(carried[0].starts_with("CREATE TABLE \"_new_a\" (\n    \"_retired_1_c\" TEXT /* was DATE */,\n"), "{}", carried[0]);
            let words = carried[1].split_whitespace().collect::<Vec<_>>().join(" ");
            let expected = "INSERT INTO \"_new_a\" (\"_retired_1_c\", \"b)\" ) SELECT \"_retired_1_c\", COALESCE(\"b)\", '') FROM \"a\"";
            assert_eq!(words, expected);
            assert_eq!(carried[2], sql[2]);
        }
        assert_eq!(carry("a", "", &["SELECT 1".to_owned(), "SELECT 2".to_owned()], &[]), None);
    }

    #[test]
    fn a_column_that_was_in_a_strict_table_has_its_type_again() {
        let rebuild = |options: &str| {
            let create = format!("CREATE TABLE \"_new_a\" (\n    \"b\" INTEGER\n){options}");
            [create, "INSERT INTO \"_new_a\" (\"b\")\nSELECT \"b\"\nFROM \"a\"".to_owned()]
        };
        let typed = |sql_type: &str| [("_retired_1_c".to_owned(), sql_type.to_owned()), ("_retired_1_d".to_owned(), "TEXT".to_owned())];
        let create = |definition: &str, options: &str, sql_type: &str| {
            carry("a", definition, &rebuild(options), &typed(sql_type)).unwrap()[0].replace("_new_", "")
        };
        let strict = create("", " STRICT", "TIME");
        assert!(strict.contains("\"_retired_1_c\" TEXT /* was TIME */,\n    \"_retired_1_d\" TEXT,\n"), "{strict}");
        assert_eq!(create(&strict, " STRICT", "TEXT"), strict);
        let plain = create(&strict, "", "TEXT");
        assert!(plain.contains("\"_retired_1_c\" TIME,\n    \"_retired_1_d\" TEXT,\n"), "{plain}");
        assert_eq!(create(&plain, "", "TIME"), plain);
    }
}
