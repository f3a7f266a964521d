//! One spelling of each name, and of defaults.

use std::collections::BTreeMap;

use schema_core::schema::{IndexKey, Schema, Table, expression};

/// Gives whatever mentions a table or a column the name as it is declared there.
pub(super) fn unify(schema: &mut Schema) {
    let live = schema.tables.iter().map(|table| (&table.name, table));
    let retired = schema.retired.iter().map(|retired| (&retired.name, &retired.table));
    let columns: BTreeMap<String, (String, Vec<String>)> =
        live.chain(retired).map(|(name, table)| (name.to_ascii_lowercase(), (name.clone(), columns(table)))).collect();
    for table in schema.tables.iter_mut().chain(schema.retired.iter_mut().map(|retired| &mut retired.table)) {
        unify_table(table);
        for key in &mut table.foreign_keys {
            if let Some((target, columns)) = columns.get(&key.target.to_ascii_lowercase()) {
                key.target.clone_from(target);
                key.target_columns.iter_mut().for_each(|name| declared(name, columns));
            }
        }
    }
}

fn unify_table(table: &mut Table) {
    let columns = columns(table);
    let spell = |sql: &mut String| *sql = expression::spelled(sql, &columns);
    for index in &mut table.indexes {
        for part in &mut index.parts {
            match &mut part.key {
                IndexKey::Column(name) => declared(name, &columns),
                IndexKey::Expression(sql) => spell(sql),
            }
        }
        index.filter.iter_mut().for_each(spell);
    }
    table.foreign_keys.iter_mut().flat_map(|key| &mut key.columns).for_each(|name| declared(name, &columns));
    table.checks.iter_mut().for_each(|check| spell(&mut check.expression));
    table.columns.iter_mut().filter_map(|column| column.generated.as_mut()).for_each(|generated| spell(&mut generated.expression));
}

fn columns(table: &Table) -> Vec<String> {
    let retired = table.retired.iter().map(|retired| &retired.name);
    table.columns.iter().map(|column| &column.name).chain(retired).cloned().collect()
}

fn declared(name: &mut String, declared: &[String]) {
    if let Some(found) = declared.iter().find(|column| column.eq_ignore_ascii_case(name)) {
        name.clone_from(found);
    }
}

/// A default as an expression. A bare or double-quoted word that stands behind `DEFAULT` is a text, and would be a column elsewhere.
pub(super) fn default(sql: String) -> String {
    let is_word = sql.starts_with(|c: char| c.is_alphabetic() || c == '_') && sql.chars().all(|c| c.is_alphanumeric() || c == '_');
    let is_value =
        ["null", "true", "false", "current_time", "current_date", "current_timestamp"].contains(&sql.to_ascii_lowercase().as_str());
    let quoted = sql.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map(|text| text.replace("\"\"", "\""));
    let text = quoted.or_else(|| (is_word && !is_value).then(|| sql.clone()));
    text.map_or(sql, |text| schema_core::Dialect::Sqlite.literal(&text))
}

#[cfg(test)]
mod tests {
    use super::default;

    #[test]
    fn defaults_are_expressions() {
        for (sql, expected) in [
            ("\"a\"\"b\"", "'a\"b'"),
            ("abc", "'abc'"),
            ("NULL", "NULL"),
            ("1 + 1", "1 + 1"),
            ("'x'", "'x'"),
            ("Current_Time", "Current_Time"),
        ] {
            assert_eq!(default(sql.to_owned()), expected);
        }
    }
}
