//! The text of indexes and constraints.

use super::types::collation;
use super::{quote, quote_all, quote_table};
use crate::schema::{Action, Check, Deferral, ForeignKey, Index, IndexKey, IndexPart, Nulls, name};

/// Creates an index of the table called `table`.
pub(super) fn create_index(table: &str, index: &Index) -> String {
    let unique = if index.unique { "UNIQUE " } else { "" };
    let method = index.method.as_ref().map_or_else(String::new, |method| format!(" USING {}", quote(method)));
    let nulls = if index.nulls_not_distinct { " NULLS NOT DISTINCT" } else { "" };
    let filter = index.filter.as_ref().map_or_else(String::new, |filter| format!(" WHERE {filter}"));
    format!(
        "CREATE {unique}INDEX {} ON {}{method} ({}){}{nulls}{}{filter}",
        quote(&index.name),
        quote_table(table),
        parts(index),
        include(index),
        parameters(index)
    )
}

/// A unique or an exclusion constraint.
pub(super) fn constraint_clause(index: &Index) -> String {
    let (name, deferral) = (quote(&index.name), deferral(index.constraint.unwrap_or_default()));
    let (parts, include, parameters) = (parts(index), include(index), parameters(index));
    if !index.excludes() {
        let nulls = if index.nulls_not_distinct { " NULLS NOT DISTINCT" } else { "" };
        return format!("CONSTRAINT {name} UNIQUE{nulls} ({parts}){include}{parameters}{deferral}");
    }
    let method = index.method.as_ref().map_or_else(String::new, |method| format!(" USING {}", quote(method)));
    let filter = index.filter.as_ref().map_or_else(String::new, |filter| format!(" WHERE ({filter})"));
    format!("CONSTRAINT {name} EXCLUDE{method} ({parts}){include}{parameters}{filter}{deferral}")
}

fn parts(index: &Index) -> String {
    index.parts.iter().map(part).collect::<Vec<_>>().join(", ")
}

fn include(index: &Index) -> String {
    if index.include.is_empty() { String::new() } else { format!(" INCLUDE ({})", quote_all(&index.include)) }
}

fn parameters(index: &Index) -> String {
    index.parameters.as_ref().map_or_else(String::new, |parameters| format!(" WITH ({parameters})"))
}

fn part(part: &IndexPart) -> String {
    let mut sql = match &part.key {
        IndexKey::Column(name) => quote(name),
        IndexKey::Expression(sql) => format!("({sql})"),
    };
    if let Some(name) = &part.collation {
        sql = format!("{sql} COLLATE {}", collation(name));
    }
    if let Some(class) = &part.operator_class {
        sql = format!("{sql} {class}");
    }
    if part.descending {
        sql.push_str(" DESC");
    }
    sql.push_str(match part.nulls {
        None => "",
        Some(Nulls::First) => " NULLS FIRST",
        Some(Nulls::Last) => " NULLS LAST",
    });
    part.operator.as_ref().map_or_else(|| sql.clone(), |operator| format!("{sql} WITH {operator}"))
}

/// A foreign key, with its name.
pub(super) fn foreign_key_clause(key: &ForeignKey) -> String {
    let (name, columns, target_columns) = (quote(&key.name), quote_all(&key.columns), quote_all(&key.target_columns));
    let mut sql = format!("CONSTRAINT {name} FOREIGN KEY ({columns}) REFERENCES {} ({target_columns})", quote_table(&key.target));
    if key.match_full {
        sql.push_str(" MATCH FULL");
    }
    for (event, action) in [("DELETE", key.on_delete), ("UPDATE", key.on_update)] {
        if action != Action::NoAction {
            sql = format!("{sql} ON {event} {}", action.sql());
        }
    }
    sql + deferral(key.deferral)
}

/// When a constraint is checked, where it is not always at once.
fn deferral(deferral: Deferral) -> &'static str {
    match deferral {
        Deferral::Never => "",
        Deferral::Immediate => " DEFERRABLE INITIALLY IMMEDIATE",
        Deferral::Deferred => " DEFERRABLE INITIALLY DEFERRED",
    }
}

/// Has a foreign key that is there checked at another time.
pub(super) fn alter_deferral(key: &ForeignKey) -> String {
    let when = if key.deferral == Deferral::Never { " NOT DEFERRABLE" } else { deferral(key.deferral) };
    format!("ALTER CONSTRAINT {}{when}", quote(&key.name))
}

/// A check, with its name.
pub(super) fn check_clause(check: &Check) -> String {
    let no_inherit = if check.no_inherit { " NO INHERIT" } else { "" };
    format!("CONSTRAINT {} CHECK ({}){no_inherit}", quote(&check.name), check.expression)
}

/// The quoted name of an index of `table`, which is in the table's namespace.
pub(super) fn index_name(table: &str, index: &str) -> String {
    let (namespace, _) = name::split(table);
    namespace.map_or_else(|| quote(index), |namespace| format!("{}.{}", quote(namespace), quote(index)))
}

/// The `DROP CONSTRAINT` of a name.
pub(super) fn drop_constraint(name: &str) -> String {
    format!("DROP CONSTRAINT {}", quote(name))
}
