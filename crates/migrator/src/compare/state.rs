//! One side of a comparison.

use std::path::Path;

use schema_core::diff::Intent;
use schema_core::schema::{Column, DataType, EnumType, ForeignKey, Index, Table};
use schema_core::{Dialect, Schema, build, snapshot};

use super::{DatabaseUrl, Origin, database, refused};
use crate::Error;
use crate::introspect::{Catalog, Object};

/// A schema and what is known about it.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    pub(crate) schema: Schema,
    /// What the schema has no place for.
    pub(crate) objects: Vec<Object>,
    /// What the entities say about a change.
    pub(super) intent: Intent,
    /// The kinds of database that it is for.
    pub(crate) dialects: Vec<Dialect>,
    /// The kind of database that it was read from.
    pub(crate) database: Option<Dialect>,
    /// Whether it is the entities of a package, which know nothing of what is retired.
    pub(super) is_entities: bool,
    /// Whether it is entities or a snapshot, which know nothing of views and the like.
    pub(super) is_model: bool,
}

impl State {
    /// Reads a side.
    pub(crate) async fn read(origin: &Origin) -> Result<Self, Error> {
        match origin {
            Origin::Empty => Ok(Self::default()),
            Origin::Url(url) => {
                let Catalog { schema, objects } = database::read(url).await?;
                let dialect = url.dialect();
                Ok(Self { schema, objects, dialects: vec![dialect], database: Some(dialect), ..Self::default() })
            }
            Origin::Snapshot(path) => {
                let snapshot = read_snapshot(path)?;
                Ok(Self { schema: snapshot.schema, dialects: snapshot.dialects, is_model: true, ..Self::default() })
            }
            Origin::Crate(folder) => {
                let declared = build::declared(folder).map_err(|error| {
                    refused(format!("the entities of `{}` can't be read", folder.display()), "build the package").with_cause(error)
                })?;
                let build::Declared { dialects, schema, intent } = declared;
                Ok(Self { schema, intent, dialects, is_entities: true, is_model: true, ..Self::default() })
            }
        }
    }

    /// Whether there is nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.schema == Schema::default() && self.objects.is_empty()
    }

    /// Refuses what the dialect can't have.
    pub(super) fn check(&self, dialect: Dialect) -> Result<(), Error> {
        let found = dialect.unsupported(&self.schema);
        if found.is_empty() {
            return Ok(());
        }
        let line = |one: &schema_core::dialect::Unsupported| match &one.column {
            Some(column) => format!("\n  `{column}` of `{}`: {}", one.table, one.reason),
            None => format!("\n  `{}`: {}", one.table, one.reason),
        };
        let lines: String = found.iter().map(line).collect();
        Err(refused(format!("{dialect} can't have this:{lines}"), "change the entities, or compare for another database"))
    }

    /// The side as the database behind `url` would have it.
    pub(super) async fn normalised(self, url: &DatabaseUrl, dialect: Dialect) -> Result<Self, Error> {
        if self.database.is_some() || self.schema == Schema::default() {
            return Ok(self);
        }
        let Catalog { schema, objects } = database::scratch(url, dialect, &with_retired(self.schema)).await?;
        Ok(Self { schema, objects, ..self })
    }

    /// The side with what is retired among the other tables and columns.
    pub(super) fn with_retired(self) -> Self {
        Self { schema: with_retired(self.schema), ..self }
    }

    /// The side without the enum types that no column has, which entities do not list.
    pub(super) fn without_loose_enums(mut self) -> Self {
        self.schema.enums.clear();
        self
    }

    /// What is retired, in words.
    pub(crate) fn retired_names(&self) -> Vec<String> {
        let tables = self.schema.retired.iter().map(|table| format!("table `{}`", table.name));
        let columns =
            |table: &Table| table.retired.iter().map(|column| format!("`{}` of `{}`", column.name, table.name)).collect::<Vec<_>>();
        tables.chain(self.schema.tables.iter().flat_map(columns)).collect()
    }
}

/// The schema with what is retired as the database has it: without constraints.
fn with_retired(mut schema: Schema) -> Schema {
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
            table.columns.push(Column { nullable: true, ..Column::new(retired.name, data_type) });
        }
    }
    schema
}

fn read_snapshot(path: &Path) -> Result<snapshot::Snapshot, Error> {
    let name = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| refused(format!("`{name}` can't be read"), "check the path and its permissions").with_cause(error))?;
    snapshot::read(&text)
        .map_err(|error| refused(format!("`{name}` is no snapshot"), "give a file that `migrator` wrote").with_cause(error))
}
