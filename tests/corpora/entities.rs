//! Entities that are written for a database build back to the same schema: they are read as the build step reads them, created in an empty
//! database by the SQL that it writes into the first migration, and that is read.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use migrator::compare::Origin;
use migrator::entities;
use schema_core::dialect::Statement;
use schema_core::{Pair, Schema, build, diff};

use crate::engine::{Database, Engine};
use crate::{Result, expect_equal, known};

/// The law for one schema.
pub(crate) async fn entities(engine: Engine, script: &str, trial: &str) -> Result {
    let real = Database::new(engine, "entities").await?;
    real.load(script).await?;
    let written = entities::write(&real.origin()).await.map_err(|error| format!("{error:#}"))?;
    let result = built_back(engine, &real, written.text(), trial).await;
    real.drop().await?;
    result.map_err(|error| format!("{error}\nfrom\n{}", written.text()))
}

async fn built_back(engine: Engine, real: &Database, text: &str, trial: &str) -> Result {
    is_formatted(text)?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    package(engine, folder.path(), text).map_err(|error| error.to_string())?;
    let build::Declared { schema, .. } = build::declared(folder.path()).map_err(|error| error.to_string())?;
    let copy = Database::new(engine, "built").await?;
    real.prepare(&copy).await?;
    let created = create(engine, &copy, &schema).await;
    let result = match created {
        Ok(()) => is_same(real, &copy, folder.path(), trial).await,
        Err(error) => Err(error),
    };
    copy.drop().await?;
    result
}

async fn is_same(real: &Database, copy: &Database, folder: &Path, trial: &str) -> Result {
    let (mut wanted, is) = (real.schema().await?, copy.schema().await?);
    // Entities list no types that no column has.
    wanted.enums.clear();
    if let Some(words) = known::left_out(trial) {
        return if wanted == is { Err(format!("nothing is left out, and it is listed for: {words}")) } else { Ok(()) };
    }
    if wanted != is {
        let differ = |table: &&schema_core::schema::Table| is.table(&table.name) != Some(*table);
        let tables: Vec<String> =
            wanted.tables.iter().filter(differ).map(|table| format!("{table:#?}\nis\n{:#?}", is.table(&table.name))).collect();
        return Err(format!("the catalogs differ ({} tables, {}):\n{}", wanted.tables.len(), is.tables.len(), tables.join("\n")));
    }
    let declared = Origin::Crate(folder.to_owned());
    expect_equal(&real.origin(), &declared).await?;
    expect_equal(&declared, &real.origin()).await
}

/// Creates a schema by what would be its first migration.
async fn create(engine: Engine, copy: &Database, schema: &Schema) -> Result {
    let empty = Schema::default();
    let steps =
        diff::between(Pair::new(&empty, schema), &diff::Intent::no_renames(schema)).map_err(|questions| format!("{questions:?}"))?;
    for statement in engine.dialect().plan(&empty, &steps).map_err(|misfit| misfit.to_string())? {
        if let Statement::Sql(sql) = statement {
            copy.run(&sql).await.map_err(|error| format!("{error}\n{sql}"))?;
        }
    }
    Ok(())
}

fn package(engine: Engine, folder: &Path, text: &str) -> std::io::Result<()> {
    let dialect = match engine {
        Engine::Sqlite => "Sqlite",
        Engine::Postgres => "Postgres",
        Engine::Mysql => "Mysql",
    };
    fs::create_dir(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), "[package]\nname = \"built\"\n")?;
    fs::write(folder.join("build.rs"), format!("fn main() {{ Build::new().dialect(schema_core::Dialect::{dialect}).run() }}"))?;
    fs::write(folder.join("src/lib.rs"), text)
}

/// rustfmt has nothing to change; where there is no rustfmt, there is nothing that could.
fn is_formatted(text: &str) -> Result {
    let mut command = Command::new("rustfmt");
    command.args(["--edition", "2024", "--config", "max_width=100,use_small_heuristics=Default", "--emit", "stdout"]);
    let Ok(mut child) = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn() else { return Ok(()) };
    child.stdin.take().unwrap().write_all(text.as_bytes()).map_err(|error| error.to_string())?;
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("it is no Rust: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let formatted = String::from_utf8_lossy(&output.stdout);
    match text.lines().zip(formatted.lines()).find(|(ours, theirs)| ours != theirs) {
        _ if formatted == text => Ok(()),
        found => Err(format!("rustfmt would change {found:?}")),
    }
}
