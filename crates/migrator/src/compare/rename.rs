//! Renames that a person declares on the command line.

use std::fmt;
use std::str::FromStr;

use schema_core::diff::{ColumnIntent, Intent, TableIntent};
use schema_core::schema::{DataType, Schema, Table, name};
use schema_core::{Pair, Schema as Model};

use super::refused;
use crate::Error;
use crate::target::distance;

/// `[TABLE.]OLD=NEW`: a table, or a column, index, constraint or value of an enum in a table, is called otherwise on the other side. Names can
/// stand in double quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// The parts of the left side, of which the last is the old name.
    from: Vec<String>,
    /// The parts of the right side, of which the last is the new name.
    to: Vec<String>,
}

impl FromStr for Rename {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || {
            refused(
                format!("`{text}` says no rename"),
                "write `OLD=NEW` for a table, `TABLE.OLD=NEW` for a part of one; names can be in double quotes",
            )
        };
        let mut sides = cut(text, '=').ok_or_else(wrong)?.into_iter();
        let (Some(from), Some(to), None) = (sides.next(), sides.next(), sides.next()) else { return Err(wrong()) };
        let parts = |side: &str| -> Option<Vec<String>> {
            let parts: Vec<String> = cut(side, '.')?.into_iter().map(bare).collect();
            (parts.iter().all(|part| !part.is_empty()) && parts.len() <= 3).then_some(parts)
        };
        Ok(Self { from: parts(from).ok_or_else(wrong)?, to: parts(to).ok_or_else(wrong)? })
    }
}

impl fmt::Display for Rename {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |parts: &[String]| parts.iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".");
        write!(f, "{}={}", side(&self.from), side(&self.to))
    }
}

/// The pieces of `text` between the `separator`s that are not in quotes; `None` where a quote is open at the end.
fn cut(text: &str, separator: char) -> Option<Vec<&str>> {
    let (mut pieces, mut start, mut inside) = (Vec::new(), 0, false);
    for (at, c) in text.char_indices() {
        if c == '"' {
            inside = !inside;
        } else if c == separator && !inside {
            pieces.push(&text[start..at]);
            start = at + c.len_utf8();
        }
    }
    pieces.push(&text[start..]);
    (!inside).then_some(pieces)
}

/// A name without its quotes.
fn bare(text: &str) -> String {
    let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.map_or_else(|| text.to_owned(), |inner| inner.replace("\"\"", "\""))
}

fn quoted(name: &str) -> String {
    let is_plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '$');
    if is_plain { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
}

/// A table's name with its namespace.
fn quoted_table(table: &str) -> String {
    match name::split(table) {
        (None, name) => quoted(name),
        (Some(namespace), name) => format!("{}.{}", quoted(namespace), quoted(name)),
    }
}

/// The option that declares a rename, to paste into a shell.
pub(super) fn option(table: Option<&str>, from: &str, to: &str) -> String {
    let text = match table {
        None => format!("{}={}", quoted_table(from), quoted_table(to)),
        Some(table) => format!("{}.{}={}", quoted_table(table), quoted(from), quoted(to)),
    };
    if text.contains(['"', '$']) { format!("--renamed '{}'", text.replace('\'', r"'\''")) } else { format!("--renamed {text}") }
}

fn table_intent<'a>(intent: &'a mut Intent, table: &str) -> &'a mut TableIntent {
    intent.tables.entry(table.to_owned()).or_default()
}

fn column_intent<'a>(intent: &'a mut Intent, table: &str, column: &str) -> &'a mut ColumnIntent {
    table_intent(intent, table).columns.entry(column.to_owned()).or_default()
}

/// Adds the declared renames to `intent`.
///
/// # Errors
///
/// When one names something that is not there, with what comes near, or more than one thing.
pub(super) fn declare(renames: &[Rename], schemas: Pair<&Schema>, intent: &mut Intent) -> Result<(), Error> {
    let parts = renames.iter().filter(|rename| !declare_table(rename, schemas, intent));
    let parts: Vec<&Rename> = parts.collect();
    let tables = matched(schemas, intent);
    for rename in parts {
        declare_part(rename, schemas, &tables, intent)?;
    }
    Ok(())
}

/// Declares the rename of a table; whether it is one.
fn declare_table(rename: &Rename, schemas: Pair<&Schema>, intent: &mut Intent) -> bool {
    let (from, to) = (rename.from.join("."), rename.to.join("."));
    let within = name::within(&from, |_| to.clone());
    let Some(to) = [to, within].into_iter().find(|to| schemas.after.table(to).is_some()) else { return false };
    let found = schemas.before.table(&from).is_some();
    if found {
        let names = &mut table_intent(intent, &to).renamed_from;
        names.insert(0, from);
    }
    found
}

/// The tables that stay, by what is known of their names.
fn matched<'a>(schemas: Pair<&'a Model>, intent: &Intent) -> Vec<Pair<&'a Table>> {
    let before = |after: &Table| {
        let renamed = intent.tables.get(&after.name).into_iter().flat_map(|table| &table.renamed_from);
        renamed.chain([&after.name]).find_map(|name| schemas.before.table(name))
    };
    schemas.after.tables.iter().filter_map(|after| Some(Pair::new(before(after)?, after))).collect()
}

/// Declares the rename of a part of a table.
fn declare_part(rename: &Rename, schemas: Pair<&Schema>, tables: &[Pair<&Table>], intent: &mut Intent) -> Result<(), Error> {
    if is_of_enums(rename, schemas) {
        return Ok(());
    }
    let (Some((old, of)), [new]) = (rename.from.split_last(), rename.to.as_slice()) else { return Err(unknown(rename, schemas)) };
    let of = (!of.is_empty()).then(|| of.join("."));
    let is_of = |pair: &&Pair<&Table>| of.as_ref().is_none_or(|of| [&pair.before.name, &pair.after.name].contains(&of));
    let fits: Vec<&Pair<&Table>> = tables.iter().filter(is_of).filter(|pair| has_part(pair, old, new)).collect();
    match fits.as_slice() {
        [] => Err(unknown(rename, schemas)),
        [pair] => declare_in(pair, old, new, intent),
        several => {
            let options: Vec<String> = several.iter().map(|pair| option(Some(&pair.after.name), old, new)).collect();
            Err(refused(format!("`{rename}` could be in {} tables", options.len()), &format!("write {}", options.join(" or "))))
        }
    }
}

/// The names in a table that can be renamed.
fn names(table: &Table) -> impl Iterator<Item = &String> {
    let indexes = table.indexes.iter().map(|index| &index.name);
    let keys = table.foreign_keys.iter().map(|key| &key.name);
    let checks = table.checks.iter().map(|check| &check.name);
    let own = table.columns.iter().map(|column| &column.name).chain(&table.options.primary_key);
    let values = table.columns.iter().filter_map(|column| variants(&column.data_type)).flatten();
    own.chain(indexes).chain(keys).chain(checks).chain(values)
}

fn variants(data_type: &DataType) -> Option<&[String]> {
    if let DataType::Enum(enum_type) = data_type.item() { Some(&enum_type.variants) } else { None }
}

fn has_part(pair: &Pair<&Table>, old: &str, new: &str) -> bool {
    names(pair.before).any(|name| name == old) && names(pair.after).any(|name| name == new)
}

/// Whether it is the name of an enum type, or of a value of one that no column has: such types are made anew.
fn is_of_enums(rename: &Rename, schemas: Pair<&Schema>) -> bool {
    let has = |schema: &Schema, parts: &[String]| {
        let (whole, last) = (parts.join("."), parts.last().cloned().unwrap_or_default());
        let columns = schema.tables.iter().flat_map(|table| &table.columns).map(|column| &column.data_type);
        let used = columns.filter_map(|data_type| if let DataType::Enum(found) = data_type.item() { Some(found) } else { None });
        let is_named = |name: &str| name == whole || (parts.len() == 1 && name::split(name).1 == last);
        used.chain(&schema.enums).any(|found| is_named(&found.name)) || schema.enums.iter().any(|found| found.variants.contains(&last))
    };
    has(schemas.before, &rename.from) && has(schemas.after, &rename.to)
}

/// Columns are declared. Indexes and constraints are found by what they are, so there is nothing to say about them.
///
/// # Errors
///
/// When it is a value of an enum that a column has: rows may hold the old one.
fn declare_in(pair: &Pair<&Table>, old: &str, new: &str, intent: &mut Intent) -> Result<(), Error> {
    let table = &pair.after.name;
    if pair.before.column(old).is_some() && pair.after.column(new).is_some() {
        column_intent(intent, table, new).renamed_from.insert(0, old.to_owned());
    }
    for column in &pair.after.columns {
        let has = |column: Option<&schema_core::schema::Column>, text: &str| {
            column.and_then(|column| variants(&column.data_type)).is_some_and(|variants| variants.iter().any(|variant| variant == text))
        };
        if has(Some(column), new) && has(pair.before.column(&column.name), old) {
            let message = format!("the value `{old}` of `{}` of `{table}` can't be renamed by what is written here", column.name);
            return Err(refused(
                message,
                "rename it in the database before (`ALTER TYPE … RENAME VALUE …`, or an UPDATE), then compare again",
            ));
        }
    }
    Ok(())
}

/// How many names an error lists.
const LISTED_MAX: usize = 5;

fn unknown(rename: &Rename, schemas: Pair<&Schema>) -> Error {
    let all = schemas.map(|schema| {
        let parts = schema.tables.iter().flat_map(|table| names(table).chain([&table.name]));
        parts.filter(|name| !name::is_unnamed(name)).collect::<Vec<_>>()
    });
    let (from, to) = (rename.from.join("."), rename.to.join("."));
    let last = |parts: &[String]| parts.last().cloned().unwrap_or_default();
    let (old, new) = (last(&rename.from), last(&rename.to));
    let lacks = |names: &[&String], whole: &str, last: &str| names.iter().all(|name| *name != whole && *name != last);
    let (message, names, wanted) = if lacks(&all.before, &from, &old) {
        (format!("`{rename}`: there is no `{old}` in `--from`"), &all.before, &old)
    } else if lacks(&all.after, &to, &new) {
        (format!("`{rename}`: there is no `{new}` in `--to`"), &all.after, &new)
    } else {
        let hint = "write `OLD=NEW` for a table, `TABLE.OLD=NEW` for a column, an index, a constraint or a value of an enum in a table that is in both";
        return refused(format!("`{rename}`: the two are not of one kind, or not in one table"), hint);
    };
    refused(message, &near(names.iter().copied(), wanted))
}

/// What comes near a name that is unknown, as a hint.
pub(crate) fn near<'a>(names: impl Iterator<Item = &'a String>, wanted: &str) -> String {
    let mut near: Vec<(usize, &String)> = names.map(|name| (distance(name, wanted), name)).collect();
    near.sort();
    near.dedup();
    let near: Vec<String> = near.into_iter().take(LISTED_MAX).map(|(_, name)| format!("`{name}`")).collect();
    if near.is_empty() { "there is nothing at all".to_owned() } else { format!("close to it: {}", near.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_can_hold_anything() {
        for (text, from, to) in [
            ("a=b", &["a"][..], &["b"][..]),
            ("t.a=b", &["t", "a"], &["b"]),
            ("n.t.a=b", &["n", "t", "a"], &["b"]),
            ("\"a.b\".\"c=\"\"d\"=e", &["a.b", "c=\"d"], &["e"]),
        ] {
            let rename: Rename = text.parse().unwrap();
            assert_eq!((rename.from.join("|"), rename.to.join("|")), (from.join("|"), to.join("|")));
            assert_eq!(rename.to_string(), text);
        }
        for text in ["a", "a=", "=b", "a=b=c", "a..b=c", "\"a=b", ""] {
            assert!(text.parse::<Rename>().is_err(), "{text}");
        }
    }

    #[test]
    fn options_can_be_pasted() {
        assert_eq!(option(None, "app.a", "app.b"), "--renamed app.a=app.b");
        assert_eq!(option(Some("t"), "it's", "b"), "--renamed 't.\"it'\\''s\"=b'");
    }
}
