//! What a database makes of a schema: it is created in a scratch place there, read back, and gone.

mod namespaces;

use std::hash::{BuildHasher as _, Hasher as _, RandomState};

use schema_core::dialect::{Statement, mysql};
use schema_core::schema::{Column, DataType, EnumType, ForeignKey, Index, Table, name};
use schema_core::{Dialect, Pair, Schema, diff};

use crate::Error;
use crate::between::defect;
use crate::introspect::Catalog;

/// How the names of scratch places begin.
pub(crate) const PREFIX: &str = "_migrator_scratch_";

/// What creates a schema in a scratch place.
#[derive(Debug, Clone)]
pub(crate) struct Creation {
    /// The name of the place: a schema on PostgreSQL, a database on MySQL and MariaDB.
    pub(crate) place: String,
    /// The statements, in order.
    pub(crate) sql: Vec<String>,
    /// The namespaces that have other names there, in order.
    namespaces: Vec<String>,
}

impl Creation {
    /// The creation of `schema`, with nothing listed as retired.
    pub(crate) fn of(dialect: Dialect, schema: &Schema) -> Result<Self, Error> {
        let place = unique();
        let (schema, namespaces) =
            if dialect == Dialect::Postgres { namespaces::aside(schema, &place) } else { (schema.clone(), Vec::new()) };
        let empty = Schema::default();
        let create = diff::between(Pair::new(&empty, &schema), &diff::Intent::no_renames(&schema)).unwrap_or_default();
        let statements = dialect.plan(&empty, &create).map_err(|misfit| defect(&misfit))?;
        Ok(Self { place, sql: statements.into_iter().flat_map(texts).collect(), namespaces })
    }

    /// Whether it takes more places than one.
    #[cfg(feature = "postgres")]
    pub(crate) fn has_namespaces(&self) -> bool {
        !self.namespaces.is_empty()
    }

    /// What was read back, under the names that things have outside of the scratch place, and nothing else.
    pub(crate) fn read(&self, dialect: Dialect, catalog: Catalog) -> Catalog {
        if dialect == Dialect::Postgres { namespaces::back(catalog, &self.place, &self.namespaces) } else { catalog }
    }
}

/// A name that no other scratch place has.
pub(crate) fn unique() -> String {
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    format!("{PREFIX}{:016x}", hasher.finish())
}

/// The mode of a session that brings a database of MySQL or MariaDB to a given state: strict, but for what existing tables have for a default,
/// the day 0.
pub(crate) fn sql_mode() -> String {
    mysql::SQL_MODE.replace("NO_ZERO_DATE,NO_ZERO_IN_DATE,", "")
}

fn texts(statement: Statement) -> Vec<String> {
    match statement {
        Statement::Sql(sql) => vec![sql],
        Statement::Rebuild { sql, .. } => sql,
        Statement::Check { .. } | Statement::Backfill(_) => Vec::new(),
    }
}

/// The schema with what is retired as the database has it: without constraints.
pub(crate) fn with_retired(mut schema: Schema) -> Schema {
    let retired = std::mem::take(&mut schema.retired);
    let aside = retired.into_iter().map(|retired| {
        let (foreign_keys, indexes): (Vec<ForeignKey>, Vec<Index>) = (Vec::new(), Vec::new());
        Table { name: retired.name, foreign_keys, indexes, ..retired.table }
    });
    schema.tables.extend(aside);
    for table in &mut schema.tables {
        for retired in std::mem::take(&mut table.retired) {
            let data_type = match retired.column.data_type {
                DataType::Enum(EnumType { .. }) => DataType::Text(None),
                other => other,
            };
            table.columns.push(Column { nullable: true, types: retired.column.types, ..Column::new(retired.name, data_type) });
        }
    }
    schema
}

/// The schema with names of things in the namespace `current` as they are there: without a prefix.
pub(crate) fn seen_from(mut schema: Schema, current: &str) -> Schema {
    namespaces::each_name(&mut schema, &mut |text| {
        if let (Some(namespace), rest) = name::split(text)
            && namespace == current
        {
            *text = rest.to_owned();
        }
    });
    schema
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_day_0_is_allowed() {
        assert!(super::sql_mode().starts_with("STRICT_TRANS_TABLES,") && !super::sql_mode().contains("ZERO_DATE"));
    }
}
