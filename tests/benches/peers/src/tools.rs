//! The migrators, each used as its documentation says.

use std::fs;
use std::path::Path;

use migrator::Atomicity;
use refinery::Runner;
use sea_orm_migration::prelude::{ConnectionTrait as _, DbErr, MigrationName, MigrationTrait, MigratorTrait, SchemaManager, async_trait};
use sea_orm_migration::sea_orm::Database;
use sqlx::{PgPool, SqlitePool};

use crate::COUNT;
use crate::statements::statements;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// One way to apply the history.
#[derive(Clone, Copy)]
pub(crate) enum Tool {
    Migrator,
    MigratorEach,
    Sqlx,
    Refinery,
    RefineryGrouped,
    SeaOrm,
}

impl Tool {
    pub(crate) const ALL: [Self; 6] = [Self::Migrator, Self::MigratorEach, Self::Sqlx, Self::Refinery, Self::RefineryGrouped, Self::SeaOrm];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Migrator => "migrator",
            Self::MigratorEach => "migrator, `Atomicity::Each`",
            Self::Sqlx => "sqlx::migrate 0.9",
            Self::Refinery => "refinery 0.10",
            Self::RefineryGrouped => "refinery 0.10, grouped",
            Self::SeaOrm => "sea-orm-migration 2.0",
        }
    }

    /// What of the history is one transaction.
    pub(crate) const fn transactions(self, is_postgres: bool) -> &'static str {
        match self {
            Self::Migrator | Self::RefineryGrouped => "one",
            Self::MigratorEach | Self::Sqlx | Self::Refinery => "each",
            Self::SeaOrm if is_postgres => "each",
            Self::SeaOrm => "none",
        }
    }
}

/// The history as files, in the forms that sqlx and refinery read.
pub(crate) fn write_files(folder: &Path, count: u32) -> Result<(), std::io::Error> {
    let (sqlx, refinery) = (folder.join("sqlx"), folder.join("refinery"));
    fs::create_dir_all(&sqlx)?;
    fs::create_dir_all(&refinery)?;
    for number in 0..count {
        let text = statements(number).join(";\n") + ";\n";
        fs::write(sqlx.join(format!("{:05}_create_t{number}.sql", number + 1)), &text)?;
        fs::write(refinery.join(format!("V{}__create_t{number}.sql", number + 1)), &text)?;
    }
    Ok(())
}

/// Applies the history with the tool of this name.
#[tokio::main(flavor = "current_thread")]
pub(crate) async fn run(name: &str, url: &str, folder: &Path) -> Outcome {
    let tool = Tool::ALL.into_iter().find(|tool| tool.name() == name).ok_or("no such tool")?;
    let is_postgres = url.starts_with("postgres");
    match tool {
        Tool::Migrator => ours(url, is_postgres, Atomicity::All).await,
        Tool::MigratorEach => ours(url, is_postgres, Atomicity::Each).await,
        Tool::Sqlx => with_sqlx(url, is_postgres, folder).await,
        Tool::Refinery => with_refinery(url, is_postgres, folder, false).await,
        Tool::RefineryGrouped => with_refinery(url, is_postgres, folder, true).await,
        Tool::SeaOrm => Ok(History::up(&Database::connect(url).await?, None).await?),
    }
}

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/migrations.rs"));
}

async fn ours(url: &str, is_postgres: bool, atomicity: Atomicity) -> Outcome {
    let migrator = migrator::Migrator::new(&embedded::MIGRATIONS).atomicity(atomicity);
    if is_postgres {
        migrator.up(&PgPool::connect(url).await?).await?;
    } else {
        migrator.up(&SqlitePool::connect(url).await?).await?;
    }
    Ok(())
}

async fn with_sqlx(url: &str, is_postgres: bool, folder: &Path) -> Outcome {
    let migrator = sqlx::migrate::Migrator::new(folder.join("sqlx")).await?;
    if is_postgres {
        migrator.run(&PgPool::connect(url).await?).await?;
    } else {
        migrator.run(&SqlitePool::connect(url).await?).await?;
    }
    Ok(())
}

async fn with_refinery(url: &str, is_postgres: bool, folder: &Path, grouped: bool) -> Outcome {
    let runner = Runner::new(&refinery::load_sql_migrations(folder.join("refinery"))?).set_grouped(grouped);
    if is_postgres {
        let (mut client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
        let driver = tokio::spawn(connection);
        runner.run_async(&mut client).await?;
        drop(client);
        driver.await??;
    } else {
        let file = url.trim_start_matches("sqlite://").trim_end_matches("?mode=rwc");
        runner.run(&mut rusqlite::Connection::open(file)?)?;
    }
    Ok(())
}

struct History;

impl MigratorTrait for History {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        (0..COUNT).map(|number| Box::new(Step { number, name: format!("m{:05}_create_t{number}", number + 1) }) as _).collect()
    }
}

struct Step {
    number: u32,
    name: String,
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        &self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for sql in statements(self.number) {
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}
