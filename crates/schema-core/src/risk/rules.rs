//! The rules, in the order of the table of codes.

mod built_index;
mod cast_values;
mod changed_row;
mod changed_type;
mod computed_column;
mod deleted_rows;
mod dropped_column;
mod dropped_index;
mod dropped_table;
mod duplicate_rows;
mod excluded_rows;
mod gone_column;
mod gone_constraint;
mod gone_default;
mod gone_key;
mod gone_table;
mod gone_variant;
mod held_lock;
mod kept_rows;
mod locked_parent;
mod missing_values;
mod new_constraint;
mod new_value;
mod orphaned_rows;
mod rebuilt_table;
mod refused_null;
mod refused_rows;
mod renamed_column;
mod renamed_table;
mod required_column;
mod rewritten_table;
mod temporary_default;
mod unfit_values;
mod updated_rows;
mod validated_check;
mod validated_foreign_key;
mod validated_not_null;

use super::effect::{Blocks, Toll, Work};
use super::{Case, Code, Risk};
use crate::Step;
use crate::dialect::{Obstacle, Statement, of_aside};
use crate::schema::{Column, DataType, EnumType, Table};
use crate::step::{Aside, Data, Existing, Key};

type Rule = fn(&Case<'_>) -> Vec<Risk>;

/// The rule of each code.
const fn rule(code: Code) -> Rule {
    match code {
        Code::DroppedTable => dropped_table::find,
        Code::DroppedColumn => dropped_column::find,
        Code::CastValues => cast_values::find,
        Code::DeletedRows => deleted_rows::find,
        Code::RewrittenTable => rewritten_table::find,
        Code::RebuiltTable => rebuilt_table::find,
        Code::BuiltIndex => built_index::find,
        Code::ValidatedNotNull => validated_not_null::find,
        Code::ValidatedCheck => validated_check::find,
        Code::ValidatedForeignKey => validated_foreign_key::find,
        Code::UpdatedRows => updated_rows::find,
        Code::HeldLock => held_lock::find,
        Code::DroppedIndex => dropped_index::find,
        Code::LockedParent => locked_parent::find,
        Code::MissingValues => missing_values::find,
        Code::DuplicateRows => duplicate_rows::find,
        Code::OrphanedRows => orphaned_rows::find,
        Code::RefusedRows => refused_rows::find,
        Code::KeptRows => kept_rows::find,
        Code::UnfitValues => unfit_values::find,
        Code::ExcludedRows => excluded_rows::find,
        Code::GoneTable => gone_table::find,
        Code::RenamedTable => renamed_table::find,
        Code::GoneColumn => gone_column::find,
        Code::RenamedColumn => renamed_column::find,
        Code::RequiredColumn => required_column::find,
        Code::RefusedNull => refused_null::find,
        Code::GoneDefault => gone_default::find,
        Code::ChangedType => changed_type::find,
        Code::GoneVariant => gone_variant::find,
        Code::ComputedColumn => computed_column::find,
        Code::NewValue => new_value::find,
        Code::NewConstraint => new_constraint::find,
        Code::GoneKey => gone_key::find,
        Code::GoneConstraint => gone_constraint::find,
        Code::ChangedRow => changed_row::find,
        Code::TemporaryDefault => temporary_default::find,
    }
}

/// What all rules find.
pub(super) fn all(case: &Case<'_>) -> Vec<Risk> {
    Code::ALL.iter().flat_map(|code| rule(*code)(case)).collect()
}

fn risk(code: Code, table: &str, column: Option<&str>, message: String, instead: impl Into<String>) -> Risk {
    Risk { code, table: table.to_owned(), column: column.map(str::to_owned), message, instead: instead.into() }
}

/// The risk of each kind of obstacle that the checks of the plan look for.
fn stops(case: &Case<'_>, code: Code, obstacle: Obstacle) -> Vec<Risk> {
    // Of rows that are kept aside another rule tells.
    let away: Vec<String> = asides(case).flat_map(of_aside).collect();
    let declared = match obstacle {
        Obstacle::Repeated => "; `existing = keep_last(…)`, `keep_first` or `set_null` in `unique(…)` says what becomes of them instead",
        Obstacle::Orphaned => "; `existing = delete` or `set_null` in `references(…)` says what becomes of them instead",
        Obstacle::Refused => "; `existing = delete` in `check(…)` says what becomes of them instead",
        Obstacle::Missing | Obstacle::Unfit => "",
    };
    let mut found = Vec::new();
    for statement in case.statements {
        let Statement::Check { message, sql } = statement else { continue };
        if away.contains(message) {
            continue;
        }
        let tables = case.kept().map(|(_, table)| table).chain(&case.after.tables);
        let about = tables.into_iter().find_map(|table| Some((table, Obstacle::of(message, table)?)));
        let Some((table, (_, column))) = about.filter(|(_, (kind, _))| *kind == obstacle) else { continue };
        let declared = of_primary_key(case, message).unwrap_or(declared);
        let of_the_session = if sql.contains("pg_temp.") { ", with its function, which the migration creates" } else { "" };
        let instead = format!("ask the production database beforehand: {}{of_the_session}{declared}", case.code(sql));
        found.push(risk(code, &table.name, column.as_deref(), format!("the migration stops if {message}"), instead));
    }
    found
}

/// What can be declared of rows that can't have a new primary key, if that is what a check is about.
fn of_primary_key(case: &Case<'_>, message: &str) -> Option<&'static str> {
    case.steps.iter().find_map(|step| {
        let Step::SetPrimaryKey { table, after, .. } = step else { return None };
        let with = |columns: &[String], existing: Existing| {
            let key = Key::Primary { name: String::new(), columns: columns.to_vec() };
            let aside = Aside { table: table.clone(), key, existing, retired: String::new(), restore: false, undone: false };
            of_aside(&aside).iter().any(|one| one == message)
        };
        if with(after, Existing::KeepFirst(Vec::new())) {
            Some("; `existing = keep_last(…)` or `keep_first(…)` in `primary_key(…)` says what becomes of them instead")
        } else if with(after, Existing::Delete) {
            Some("; `existing = delete` in `primary_key(…)` says that they leave instead")
        } else {
            None
        }
    })
}

/// The steps that keep rows aside.
fn asides<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Aside> {
    case.steps.iter().filter_map(|step| if let Step::Data(Data::Aside(aside)) = step { Some(aside) } else { None })
}

/// What those who wait can't do with a table, whose name follows.
const fn use_of(blocks: Blocks) -> &'static str {
    match blocks {
        Blocks::Everybody => "read or write",
        Blocks::Nobody | Blocks::Writers => "write to",
    }
}

/// Whether the table is written anew anyway, beside which reading it or building an index is nothing.
fn is_rewritten(toll: &Toll) -> bool {
    toll.works.iter().any(|(work, _)| matches!(work, Work::Rewrite(_)))
}

/// Updates of some rows at a time.
fn in_batches(case: &Case<'_>, table: &str, set: &str) -> String {
    let key = case.after.table(table).map(|table| table.primary_key.as_slice()).unwrap_or_default();
    let rows = match key {
        [key] => format!("{} BETWEEN 1 AND 10000", case.quote(key)),
        _ => "…".to_owned(),
    };
    format!("in batches ({}, and so on)", case.code(&format!("UPDATE {} SET {set} WHERE {rows}", case.table(table))))
}

/// The tables that are there under one name before and after.
fn named<'c, 'a>(case: &'c Case<'a>) -> impl Iterator<Item = (&'a Table, &'a Table)> + use<'c, 'a> {
    case.kept().filter(|(before, after)| before.name == after.name)
}

/// The columns that are there under one name before and after, in tables that are, with the name of the table.
fn columns<'a>(case: &Case<'a>) -> Vec<(&'a str, &'a Column, &'a Column)> {
    let mut found = Vec::new();
    for (before, after) in named(case) {
        let same = |column: &&Column| case.names.column(&before.name, &column.name) == Some(&column.name);
        let pairs = before.columns.iter().filter(same).filter_map(|column| Some((column, after.column(&column.name)?)));
        found.extend(pairs.map(|(one, other)| (after.name.as_str(), one, other)));
    }
    found
}

/// The enum of a column, or of the items of its array.
fn enum_of(column: &Column) -> Option<&EnumType> {
    if let DataType::Enum(own) = column.data_type.item() { Some(own) } else { None }
}

/// Whether nothing but a program gives a column a value.
const fn needs_value(column: &Column) -> bool {
    !column.nullable && column.default.is_none() && !column.auto_increment && column.generated.is_none()
}
