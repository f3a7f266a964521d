//! A table is written anew, and others wait until that is done.

use super::{Case, Code, Risk, enum_of, in_batches, risk, use_of};
use crate::Dialect;
use crate::risk::effect::{Blocks, Reason, Toll, Work};
use crate::schema::{Column, DataType, Default, EnumType, name};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    case.tolls.iter().filter_map(|toll| found(case, toll)).collect()
}

fn found(case: &Case<'_>, toll: &Toll) -> Option<Risk> {
    let rewrites =
        toll.works.iter().filter_map(|(work, blocks)| if let Work::Rewrite(reason) = work { Some((reason, *blocks)) } else { None });
    let rewrites: Vec<(&Reason, Blocks)> = rewrites.collect();
    let blocks = rewrites.iter().map(|(_, blocks)| *blocks).max()?;
    let (table, first) = (&toll.table, rewrites[0].0);
    let mut reasons: Vec<String> = rewrites.iter().filter_map(|(reason, _)| words(reason)).collect();
    reasons.dedup();
    let why = if reasons.is_empty() { String::new() } else { format!(": {}", reasons.join(", ")) };
    let message = match case.dialect {
        Dialect::Sqlite => format!("`{table}` is built anew, and nobody can write to the database meanwhile"),
        Dialect::Postgres | Dialect::Mysql => {
            format!("`{table}` is written anew, and nobody can {} it meanwhile{why}", use_of(blocks))
        }
    };
    Some(risk(Code::RewrittenTable, table, column_of(first), message, instead(case, table, first)))
}

fn words(reason: &Reason) -> Option<String> {
    Some(match reason {
        Reason::Type { column, sql } => format!("`{column}` becomes {sql}"),
        Reason::Enum { column } => format!("the enum of `{column}` changes"),
        Reason::Value { column } => format!("the default of `{column}` is computed for each row"),
        Reason::Stored { column } => format!("`{column}` is computed and stored"),
        Reason::Numbered { column } => format!("`{column}` is numbered"),
        Reason::Column { column } => format!("`{column}` changes"),
        Reason::Table => return None,
    })
}

fn column_of(reason: &Reason) -> Option<&str> {
    match reason {
        Reason::Type { column, .. }
        | Reason::Enum { column }
        | Reason::Value { column }
        | Reason::Stored { column }
        | Reason::Numbered { column }
        | Reason::Column { column } => Some(column),
        Reason::Table => None,
    }
}

/// When there is no other way.
const QUIET: &str = "do it when little else is going on";

fn instead(case: &Case<'_>, table: &str, reason: &Reason) -> String {
    match reason {
        // An enum that is put aside becomes a text.
        Reason::Type { column, .. } if sides(case, table, column).is_none() => QUIET.to_owned(),
        Reason::Type { column, .. } => {
            let set = format!("{} = {}", case.quote(&format!("{column}_new")), case.quote(column));
            let fill = in_batches(case, table, &set);
            format!("add a field of the new type beside it, fill it {fill}, and remove the old one a release later")
        }
        Reason::Enum { column } => of_enum(case, table, column),
        Reason::Value { column } => of_value(case, table, column),
        Reason::Stored { column } => match case.dialect {
            Dialect::Mysql => format!("compute it when it is read: `#[entity(generated(\"…\", virtual))]` on `{column}`"),
            Dialect::Postgres | Dialect::Sqlite => format!("compute `{column}` in queries or in a view"),
        },
        Reason::Numbered { column } => {
            let fill = in_batches(case, table, &format!("{} = …", case.quote(column)));
            format!("add it as an `Option`, number the rows {fill}, and make it `auto_increment` a release later")
        }
        Reason::Column { .. } | Reason::Table => QUIET.to_owned(),
    }
}

/// A column before and after.
fn sides<'a>(case: &Case<'a>, table: &str, column: &str) -> Option<(&'a Column, &'a Column)> {
    let (before, after) = case.kept().find(|(_, after)| after.name == table)?;
    let old = case.names.column_before(&before.name, column)?;
    Some((before.column(old)?, after.column(column)?))
}

/// PostgreSQL adds variants without writing rows anew when they are added by name, and MySQL when they come last.
fn of_enum(case: &Case<'_>, table: &str, column: &str) -> String {
    let enums = sides(case, table, column).and_then(|(before, after)| Some((enum_of(before)?, enum_of(after)?)));
    let enums = enums.filter(|(before, after)| before.is_native() && after.is_native());
    let Some((before, after)) = enums.filter(|(before, after)| only_grows(before, after)) else {
        return "leave a variant in the enum that is no longer used: what is not written costs nothing".to_owned();
    };
    match case.dialect {
        Dialect::Postgres => {
            format!(
                "edit the migration: {} in place of what moves `{column}` to a new type, unless the migration uses the new value",
                added(case, before, after)
            )
        }
        Dialect::Mysql => "add variants at the end of the enum".to_owned(),
        Dialect::Sqlite => QUIET.to_owned(),
    }
}

/// Whether all variants stay in their order and others appear.
fn only_grows(before: &EnumType, after: &EnumType) -> bool {
    let kept: Vec<&String> = after.variants.iter().filter(|variant| before.variants.contains(variant)).collect();
    kept.into_iter().eq(&before.variants) && name::within(&before.name, name::snake_case) == name::within(&after.name, name::snake_case)
}

/// The statements that add the variants, each where it belongs.
fn added(case: &Case<'_>, before: &EnumType, after: &EnumType) -> String {
    let type_name = case.dialect.sql_type(&DataType::Enum(after.clone()));
    let literal = |text: &str| case.dialect.literal(text);
    let mut statements = Vec::new();
    for (at, variant) in after.variants.iter().enumerate().filter(|(_, variant)| !before.variants.contains(variant)) {
        let place = match at.checked_sub(1).map(|at| &after.variants[at]) {
            None => before.variants.first().map_or_else(String::new, |first| format!(" BEFORE {}", literal(first))),
            Some(previous) => format!(" AFTER {}", literal(previous)),
        };
        statements.push(case.code(&format!("ALTER TYPE {type_name} ADD VALUE {}{place}", literal(variant))));
    }
    statements.join(", ")
}

fn of_value(case: &Case<'_>, table: &str, column: &str) -> String {
    let default = case.after.table(table).and_then(|table| table.column(column)).map(|column| (column.default.as_ref(), &column.data_type));
    if let (Dialect::Mysql, Some((Some(Default::Text(_)), DataType::Text(None)))) = (case.dialect, default) {
        return format!("give `{column}` a length (`#[entity(length = 255)]`): the default of a `VARCHAR` is set in an instant");
    }
    let quoted = case.quote(column);
    let set = case.code(&format!("ALTER TABLE {} ALTER COLUMN {quoted} SET DEFAULT …", case.table(table)));
    let fill = in_batches(case, table, &format!("{quoted} = …"));
    format!("add it as an `Option` without a default; then set that ({set}) and fill the rows that are there {fill}")
}
