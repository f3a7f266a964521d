//! The namespaces of a schema that is created beside the one that has them.

use std::collections::BTreeSet;

use schema_core::schema::{DataType, Default, IndexKey, Table, name};
use schema_core::{Dialect, Schema};

use crate::introspect::Catalog;
use crate::sql::tokens;

/// The schema with its namespaces under other names, for a `place` for what has none, and the old names in the order of the new ones.
pub(super) fn aside(schema: &Schema, place: &str) -> (Schema, Vec<String>) {
    let mut found = BTreeSet::new();
    let mut schema = schema.clone();
    each_name(&mut schema, &mut |name| {
        found.extend(name::split(name).0.map(str::to_owned));
    });
    let found: Vec<String> = found.into_iter().collect();
    let enums = enums(&schema);
    each_expression(&mut schema, &mut |sql| {
        for (at, namespace) in found.iter().enumerate() {
            let is_own = |name: &str| enums.contains(&format!("{namespace}.{name}"));
            *sql = moved(sql, namespace, &format!("{place}_{at}"), &is_own);
        }
    });
    each_name(&mut schema, &mut |name| {
        let (namespace, rest) = name::split(name);
        let at = namespace.and_then(|namespace| found.iter().position(|other| other == namespace));
        if let Some(at) = at {
            *name = format!("{place}_{at}.{rest}");
        }
    });
    (schema, found)
}

/// What was created so, under the old names, and nothing else that there is.
pub(super) fn back(catalog: Catalog, place: &str, namespaces: &[String]) -> Catalog {
    let old = |name: &str| -> Option<String> {
        let (namespace, rest) = name::split(name);
        let Some(namespace) = namespace else { return Some(rest.to_owned()) };
        let at: usize = namespace.strip_prefix(place)?.strip_prefix('_')?.parse().ok()?;
        namespaces.get(at).map(|namespace| format!("{namespace}.{rest}"))
    };
    let mut schema = catalog.schema;
    schema.tables.retain(|table| old(&table.name).is_some());
    schema.retired.retain(|retired| old(&retired.name).is_some());
    schema.enums.retain(|found| old(&found.name).is_some());
    each_expression(&mut schema, &mut |sql| {
        for (at, namespace) in namespaces.iter().enumerate() {
            *sql = moved(sql, &format!("{place}_{at}"), namespace, &|_| true);
        }
    });
    each_name(&mut schema, &mut |name| {
        if let Some(old) = old(name) {
            *name = old;
        }
    });
    Catalog { schema, objects: Vec::new() }
}

/// The enums of all columns.
fn enums(schema: &Schema) -> BTreeSet<String> {
    let columns = schema.tables.iter().flat_map(|table| &table.columns);
    let of_columns = columns.filter_map(|column| if let DataType::Enum(own) = column.data_type.item() { Some(&own.name) } else { None });
    of_columns.chain(schema.enums.iter().map(|found| &found.name)).cloned().collect()
}

/// An expression in which types that are in one namespace are in another.
fn moved(sql: &str, from: &str, to: &str, is_meant: &dyn Fn(&str) -> bool) -> String {
    let all = tokens(Dialect::Postgres, sql);
    let (mut text, mut end) = (String::new(), 0);
    for three in all.windows(3) {
        if three[1].text == "." && three[0].name() == from && is_meant(&three[2].name()) && !three[0].text.starts_with('\'') {
            text.push_str(&sql[end..three[0].start]);
            text.push_str(&shown(to));
            end = three[1].start;
        }
    }
    text + &sql[end..]
}

/// A name as PostgreSQL shows it: in quotes only where it needs them.
fn shown(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let is_bare = name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_') && name.chars().all(is_plain);
    if is_bare { name.to_owned() } else { Dialect::Postgres.identifier(name) }
}

/// Every expression.
fn each_expression(schema: &mut Schema, change: &mut dyn FnMut(&mut String)) {
    for table in schema.tables.iter_mut().chain(schema.retired.iter_mut().map(|retired| &mut retired.table)) {
        for column in &mut table.columns {
            if let Some(Default::Sql(sql)) = &mut column.default {
                change(sql);
            }
            if let Some(generated) = &mut column.generated {
                change(&mut generated.expression);
            }
        }
        table.checks.iter_mut().for_each(|check| change(&mut check.expression));
        for index in &mut table.indexes {
            index.filter.iter_mut().for_each(&mut *change);
            for part in &mut index.parts {
                if let IndexKey::Expression(sql) = &mut part.key {
                    change(sql);
                }
            }
        }
    }
}

/// Every name that can be in a namespace.
pub(super) fn each_name(schema: &mut Schema, change: &mut dyn FnMut(&mut String)) {
    for table in &mut schema.tables {
        each_in_table(table, change);
    }
    for retired in &mut schema.retired {
        change(&mut retired.name);
        each_in_table(&mut retired.table, change);
    }
    schema.enums.iter_mut().for_each(|found| change(&mut found.name));
}

fn each_in_table(table: &mut Table, change: &mut dyn FnMut(&mut String)) {
    change(&mut table.name);
    table.foreign_keys.iter_mut().for_each(|key| change(&mut key.target));
    let retired = table.retired.iter_mut().map(|retired| &mut retired.column);
    for column in table.columns.iter_mut().chain(retired) {
        each_in_type(&mut column.data_type, change);
    }
}

fn each_in_type(data_type: &mut DataType, change: &mut dyn FnMut(&mut String)) {
    match data_type {
        DataType::Enum(found) => change(&mut found.name),
        DataType::Array(item) => each_in_type(item, change),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use schema_core::schema::{Column, EnumType, ForeignKey};

    use super::*;

    #[test]
    fn there_and_back() {
        let mood = DataType::Enum(EnumType::new("b.mood", vec!["x".to_owned()]));
        let key = ForeignKey { target: "a.t".to_owned(), ..ForeignKey::default() };
        let table = |name: &str| Table { name: name.to_owned(), foreign_keys: vec![key.clone()], ..Table::default() };
        let default = Some(Default::Sql("'x'::b.mood || b.mood('b.mood'::b.other)".to_owned()));
        let columns = vec![Column { default, ..Column::new("c", DataType::Array(Box::new(mood))) }];
        let schema = Schema { tables: vec![table("a.t"), Table { columns, ..table("u") }], ..Schema::default() };
        let (mut moved, namespaces) = aside(&schema, "place");
        assert_eq!(namespaces, ["a", "b"]);
        assert_eq!((moved.tables[0].name.as_str(), moved.tables[1].name.as_str()), ("place_0.t", "u"));
        let expected = "'x'::place_1.mood || place_1.mood('b.mood'::b.other)";
        assert_eq!(moved.tables[1].columns[0].default, Some(Default::Sql(expected.to_owned())));
        moved.tables.push(table("public.t"));
        assert_eq!(back(Catalog { schema: moved, objects: Vec::new() }, "place", &namespaces).schema, schema);
    }
}
