//! The scripts from one side to the other.

use schema_core::diff::{self, Intent, Question};
use schema_core::schema::{DataType, name};
use schema_core::{Dialect, Pair, Schema};

use super::find::intent;
use super::{Finding, FindingKind, Part};
use crate::between::{self, Obstacle};
use crate::introspect::{Catalog, ObjectKind};

/// What may have been renamed by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rename {
    pub(super) what: Renamed,
    /// What it should be called.
    pub(super) from: String,
    /// What it may be called now.
    pub(super) to: String,
}

/// What can be renamed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Renamed {
    /// A table.
    Table,
    /// A column of this table.
    ColumnOf(String),
    /// A value of this enum type.
    ValueOf(String),
}

/// Columns and values of enum types that are missing, each with one that nothing declares and that may be it.
pub(super) fn renamed_parts(dialect: Dialect, schemas: Pair<&Schema>) -> Vec<Rename> {
    let mut intent = Intent::default();
    if dialect == Dialect::Sqlite {
        between::same_but_case(schemas, &mut intent);
    }
    let questions = diff::between(schemas, &intent).err().unwrap_or_default();
    questions.into_iter().filter_map(|question| rename(schemas.after, question)).collect()
}

fn rename(actual: &Schema, question: Question) -> Option<Rename> {
    let (what, removed, to) = match question {
        Question::ColumnRename { table, added, removed } => (Renamed::ColumnOf(table), removed, added),
        Question::VariantRename { table, column, added, removed } => {
            let DataType::Enum(found) = actual.table(&table)?.column(&column)?.data_type.item() else { return None };
            (Renamed::ValueOf(found.name.clone()), removed, added)
        }
        Question::TableRename { .. }
        | Question::RequiredValue { .. }
        | Question::Copy { .. }
        | Question::Order { .. }
        | Question::Misleading { .. }
        | Question::NoKey { .. }
        | Question::Conversion { .. } => return None,
    };
    Some(Rename { what, from: removed.into_iter().next()?, to })
}

/// Says of what is missing and of what is additional that one may be the other.
pub(super) fn mention(findings: &mut [Finding], renames: &[Rename]) {
    for Rename { what, from, to } in renames {
        let is_about = |finding: &Finding| match what {
            Renamed::Table => finding.part == Part::Table && finding.name == *from,
            Renamed::ColumnOf(table) => finding.part == Part::Column && finding.table == *table,
            Renamed::ValueOf(found) => finding.part == Part::EnumType && finding.name == *found,
        };
        for finding in findings.iter_mut().filter(|finding| is_about(finding)) {
            finding.note = match finding.kind {
                FindingKind::Missing if finding.name == *from => Some(format!("it may be what `{to}` is now")),
                FindingKind::Additional if finding.name == *to => Some(format!("it may be what `{from}` was")),
                FindingKind::Changed if finding.part == Part::EnumType => Some(format!("'{to}' may be what '{from}' was")),
                FindingKind::Missing | FindingKind::Additional | FindingKind::Changed => continue,
            };
        }
    }
}

/// The script that brings the database to what is expected; `sides` are what is expected and what is there.
pub(super) fn to_expected(dialect: Dialect, sides: &Pair<Catalog>, findings: &[Finding], renames: &[Rename]) -> Result<String, String> {
    let sql = script(dialect, Pair::new(sides.after.clone(), sides.before.clone()))?;
    let is_invalid = |kind: ObjectKind| kind == ObjectKind::Invalid;
    let repairs = sides.after.objects.iter().filter(|object| is_invalid(object.kind)).map(|object| format!("{};\n", object.sql));
    let drops = findings.iter().filter(|finding| finding.kind == FindingKind::Additional && finding.part == Part::Column);
    let warning = |finding: &Finding| format!("-- This drops `{}` of `{}` with its values.\n", finding.name, finding.table);
    let comments = drops.map(warning).chain(unfilled(sides, findings)).chain(renames.iter().map(|rename| instead(dialect, rename)));
    let text: String = comments.map(|comment| one_line(&comment)).collect();
    let statements: String = [sql].into_iter().chain(repairs).collect();
    Ok(if statements.is_empty() { statements } else { text + &statements })
}

/// Says which columns can't come back while there are rows, because nothing says what these should have.
fn unfilled<'a>(sides: &'a Pair<Catalog>, findings: &'a [Finding]) -> impl Iterator<Item = String> + 'a {
    let missing = findings.iter().filter(|finding| finding.kind == FindingKind::Missing && finding.part == Part::Column);
    missing.filter_map(|finding| {
        let table = sides.before.schema.tables.iter().find(|table| table.name == finding.table)?;
        let column = table.column(&finding.name)?;
        let has_value = column.nullable || column.default.is_some() || column.generated.is_some() || column.auto_increment;
        (!has_value).then(|| {
            format!("-- `{}` of `{}` is required and has no default: rows that are there need a value.\n", column.name, table.name)
        })
    })
}

/// What to do with something that was renamed.
fn instead(dialect: Dialect, rename: &Rename) -> String {
    let Rename { what, from, to } = rename;
    let (kind, sql) = match what {
        Renamed::ColumnOf(table) => {
            let (table, to, from) = (dialect.table(table), dialect.identifier(to), dialect.identifier(from));
            ("column", format!("ALTER TABLE {table} RENAME COLUMN {to} TO {from}"))
        }
        Renamed::ValueOf(found) => {
            let (found, to, from) = (dialect.table(found), dialect.literal(to), dialect.literal(from));
            ("value", format!("ALTER TYPE {found} RENAME VALUE {to} TO {from}"))
        }
        Renamed::Table => {
            let name = if dialect == Dialect::Postgres { name::split(from).1 } else { from };
            ("table", format!("ALTER TABLE {} RENAME TO {}", dialect.table(to), dialect.identifier(name)))
        }
    };
    format!("-- If the {kind} `{to}` is `{from}`, renamed, do this first, and compare again: {sql}\n")
}

/// A comment must end where its line does.
fn one_line(comment: &str) -> String {
    comment.trim_end().replace(['\r', '\n'], " ") + "\n"
}

/// The script that would bring what is expected to what is there.
pub(super) fn to_database(dialect: Dialect, sides: Pair<Catalog>) -> Result<String, String> {
    script(dialect, sides)
}

fn script(dialect: Dialect, catalogs: Pair<Catalog>) -> Result<String, String> {
    let intent = intent(dialect, Pair::new(&catalogs.before.schema, &catalogs.after.schema));
    match between::way(dialect, catalogs, &intent) {
        Ok(way) => Ok(way.script.iter().fold(String::new(), |text, sql| text + sql + ";\n")),
        Err(Obstacle::Refused(error)) => Err(error.message().to_owned()),
        Err(Obstacle::Questions(questions)) => Err(format!("it is not known whether something was renamed: {questions:?}")),
    }
}
