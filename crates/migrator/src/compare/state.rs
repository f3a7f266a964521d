//! One side of a comparison.

use std::path::Path;

use schema_core::diff::Intent;
use schema_core::risk::Levels;
use schema_core::schema::Table;
use schema_core::{Dialect, Schema, build, snapshot};

use super::{DatabaseUrl, Origin, database, refused};
use crate::Error;
use crate::introspect::Catalog;
use crate::scratch::with_retired;

/// A schema and what is known about it.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    pub(crate) catalog: Catalog,
    /// What the entities say about a change.
    pub(super) intent: Intent,
    /// What a package does about risks.
    pub(super) levels: Levels,
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
                let dialect = url.dialect();
                Ok(Self { catalog: database::read(url).await?, dialects: vec![dialect], database: Some(dialect), ..Self::default() })
            }
            Origin::Snapshot(path) => {
                let snapshot = read_snapshot(path)?;
                Ok(Self { catalog: model(snapshot.schema), dialects: snapshot.dialects, is_model: true, ..Self::default() })
            }
            Origin::Crate(folder) => {
                let declared = build::declared(folder).map_err(|error| {
                    refused(format!("the entities of `{}` can't be read", folder.display()), "build the package").with_cause(error)
                })?;
                let build::Declared { dialects, schema, intent, levels, .. } = declared;
                Ok(Self { catalog: model(schema), intent, levels, dialects, is_entities: true, is_model: true, ..Self::default() })
            }
        }
    }

    /// Whether there is nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.catalog == Catalog::default()
    }

    /// Refuses what the dialect can't have.
    pub(super) fn check(&self, dialect: Dialect) -> Result<(), Error> {
        let found = dialect.unsupported(&self.catalog.schema);
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
        if self.database.is_some() || self.catalog.schema == Schema::default() {
            return Ok(self);
        }
        let catalog = database::scratch(url, dialect, &with_retired(self.catalog.schema)).await?;
        Ok(Self { catalog, ..self })
    }

    /// The side with what is retired among the other tables and columns.
    pub(super) fn with_retired(self) -> Self {
        Self { catalog: Catalog { schema: with_retired(self.catalog.schema), ..self.catalog }, ..self }
    }

    /// The side without the enum types that no column has, which entities do not list.
    pub(super) fn without_loose_enums(mut self) -> Self {
        self.catalog.schema.enums.clear();
        self
    }

    /// What is retired, in words.
    pub(crate) fn retired_names(&self) -> Vec<String> {
        let tables = self.catalog.schema.retired.iter().map(|table| format!("table `{}`", table.name));
        let columns =
            |table: &Table| table.retired.iter().map(|column| format!("`{}` of `{}`", column.name, table.name)).collect::<Vec<_>>();
        tables.chain(self.catalog.schema.tables.iter().flat_map(columns)).collect()
    }
}

/// What is no database holds a schema and nothing else.
fn model(schema: Schema) -> Catalog {
    Catalog { schema, objects: Vec::new() }
}

fn read_snapshot(path: &Path) -> Result<snapshot::Snapshot, Error> {
    let name = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| refused(format!("`{name}` can't be read"), "check the path and its permissions").with_cause(error))?;
    snapshot::read(&text)
        .map_err(|error| refused(format!("`{name}` is no snapshot"), "give a file that `migrator` wrote").with_cause(error))
}
