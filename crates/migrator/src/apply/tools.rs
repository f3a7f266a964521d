//! The histories of other tools in a database.

use schema_core::Dialect;

use super::Job;
use crate::backend::Transaction;
use crate::error::{Error, Kind};
use crate::{Tool, ToolHistory};

/// The tools whose histories the database has.
pub(super) async fn present(transaction: &mut dyn Transaction, dialect: Dialect) -> Result<Vec<Tool>, Error> {
    let rows = transaction.query(Tool::tables(dialect)).await?;
    Ok(rows.iter().filter_map(|row| Tool::of_table(row.cells.first()?.text()?)).collect())
}

/// Their histories.
pub(super) async fn read(transaction: &mut dyn Transaction, dialect: Dialect) -> Result<Vec<ToolHistory>, Error> {
    let mut histories = Vec::new();
    for tool in present(transaction, dialect).await? {
        let rows = transaction.query(tool.select(dialect)).await.map_err(|error| strange(tool, error))?;
        histories.push(ToolHistory::read(tool, &rows)?);
    }
    Ok(histories)
}

fn strange(tool: Tool, error: Error) -> Error {
    let message = format!("the table `{}` can't be read as the history of {tool}", tool.table());
    error.reworded(message)
}

/// Refuses to begin where another tool has done already what would be done: migrations of its history are the program's by their ids, or
/// tables of the program are there.
pub(super) async fn refuse(transaction: &mut dyn Transaction, job: &Job) -> Result<(), Error> {
    let histories = read(transaction, job.embedded.dialect).await?;
    let carried_over = histories.iter().find(|history| !history.meant(&job.embedded).is_empty());
    let any = histories.iter().find(|history| !history.migrations.is_empty());
    let Some(history) = carried_over.or(any) else { return Ok(()) };
    let is_carried_over = carried_over.is_some();
    let why = match table_that_is_there(transaction, job).await? {
        Some(table) => format!("`{table}` is there already"),
        None if is_carried_over => "they are migrations of this program by their ids".to_owned(),
        None => return Ok(()),
    };
    let message =
        format!("another tool has migrated this database: there are {history}, and none of this program's; {why}, and nothing was done");
    let hint = if is_carried_over {
        let tool = history.tool;
        format!(
            "`Migrator::import` with `Tool::{tool:?}`, or `baseline --import {tool}`, records those that ran there, once it has compared the tables"
        )
    } else {
        "`Migrator::baseline`, or `baseline`, compares the tables with the migrations and records those as applied".to_owned()
    };
    Err(Error::new(Kind::OtherTool, message).with_hint(hint))
}

async fn table_that_is_there(transaction: &mut dyn Transaction, job: &Job) -> Result<Option<&'static str>, Error> {
    for table in job.embedded.tables() {
        if transaction.has_table(table).await? {
            return Ok(Some(table));
        }
    }
    Ok(None)
}
