//! The schema that the migrations of a program lead to.

use schema_core::snapshot::{self, Snapshot};
use schema_core::{Dialect, Schema};

use crate::Migrations;
use crate::error::{Error, Kind};

/// The schema that all lists together lead to.
///
/// # Errors
///
/// When a list has no snapshot, or one that can't be read or is not of it; when two lists have different tables of one name.
pub(crate) fn schema(dialect: Dialect, lists: &[&'static Migrations]) -> Result<Schema, Error> {
    let mut all = Schema::default();
    for list in lists {
        let found = of_list(dialect, list)?;
        for table in found.tables {
            match all.table(&table.name) {
                None => all.tables.push(table),
                Some(other) if *other == table => {}
                Some(_) => return Err(contradiction(lists, &table.name)),
            }
        }
        all.retired.extend(found.retired.into_iter().filter(|retired| !all.retired.contains(retired)).collect::<Vec<_>>());
        all.enums.extend(found.enums.into_iter().filter(|found| !all.enums.contains(found)).collect::<Vec<_>>());
    }
    Ok(all)
}

/// Whether all lists say what they lead to.
pub(crate) fn is_known(lists: &[&Migrations]) -> bool {
    lists.iter().all(|list| list.snapshot.is_some() || list.list.is_empty())
}

fn of_list(dialect: Dialect, list: &Migrations) -> Result<Schema, Error> {
    let Some(text) = list.snapshot else {
        // A package without entities has no migrations, and none of these leads anywhere.
        return if list.list.is_empty() { Ok(Schema::default()) } else { Err(no_snapshot(list)) };
    };
    let Snapshot { dialects, last, mut schema, .. } = snapshot::read(text.0).map_err(|error| {
        let hint = error.help().replace("<file>", "migrations/.snapshot.json");
        Error::new(Kind::Definition, format!("the snapshot of {} can't be read", name(list))).with_cause(error).with_hint(hint)
    })?;
    let newest = list.list.last().map(|migration| migration.id);
    if last.is_some() && last.as_deref() != newest {
        let message = format!(
            "the snapshot of {} is of `{}`, but its last migration is `{}`",
            name(list),
            last.unwrap_or_default(),
            newest.unwrap_or("none")
        );
        return Err(Error::new(Kind::Definition, message).with_hint("build the package again"));
    }
    if !dialects.is_empty() && !dialects.contains(&dialect) {
        let titles: Vec<&str> = dialects.iter().map(|dialect| dialect.title()).collect();
        let message = format!("the snapshot of {} is for {}, not for {}", name(list), titles.join(" and "), dialect.title());
        return Err(Error::new(Kind::OtherDialect, message).with_hint("name the database in `build.rs`: `.dialect(…)`"));
    }
    // The history of a database that was named later starts with what was in use then.
    if let Some(start) = list.list.iter().rev().find(|migration| migration.starts.contains(&dialect)) {
        schema.forget_retired_until(start.id);
    }
    Ok(schema)
}

fn no_snapshot(list: &Migrations) -> Error {
    let message = format!("{} has no snapshot, so nothing says what the database should be", name(list));
    let hint = "`embed!()` brings it along; a list written by hand gets it by `.snapshot(include_str!(\"…/.snapshot.json\"))`";
    Error::new(Kind::Definition, message).with_hint(hint)
}

fn contradiction(lists: &[&'static Migrations], table: &str) -> Error {
    let names: Vec<String> = lists.iter().filter(|list| list.tables.contains(&table)).map(|list| name(list)).collect();
    let message = format!("more than one list of migrations has a table `{table}`, and not the same one: {}", names.join(", "));
    Error::new(Kind::Definition, message).with_hint("have one of the packages own the table; the other leaves the entity out")
}

/// A list for people.
fn name(list: &Migrations) -> String {
    match (list.package, list.list) {
        ("", [.., newest]) => format!("the list of migrations that ends with `{}_{}`", newest.id, newest.name),
        ("", []) => "the empty list of migrations".to_owned(),
        (package, _) => format!("the list of migrations of `{package}`"),
    }
}
