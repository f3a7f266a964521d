//! A long history of small migrations, as the modules that the build step writes.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::statements::statements;

/// What the program of [`package`] does with a database: `all` and `each` apply the history, anything else is a file with SQL, a message for
/// sqlx in each paragraph.
const MAIN: &str = r#"//! Applies the migrations to a database, or sends it what is in a file.
use migrator::{Atomicity, MigratePool, Migrator};
use sqlx::{AssertSqlSafe, Database, Executor, Pool};

#[allow(clippy::all)]
mod migrations { include!("../migrations.rs"); }

type Outcome = Result<(), Box<dyn std::error::Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let (Some(url), Some(what)) = (arguments.next(), arguments.next()) else { return Ok(()) };
    match url.split(':').next() {
        Some("sqlite") => run(sqlx::SqlitePool::connect(&url).await?, &what).await,
        Some("postgres") => run(sqlx::PgPool::connect(&url).await?, &what).await,
        _ => run(sqlx::MySqlPool::connect(&url).await?, &what).await,
    }
}

async fn run<D: Database>(pool: Pool<D>, what: &str) -> Outcome
where
    Pool<D>: MigratePool,
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
{
    let migrator = Migrator::new(&migrations::MIGRATIONS);
    match what {
        "all" => drop(migrator.atomicity(Atomicity::All).up(&pool).await?),
        "each" => drop(migrator.atomicity(Atomicity::Each).up(&pool).await?),
        file => {
            let mut connection = pool.acquire().await?;
            for message in std::fs::read_to_string(file)?.split("\n\n") {
                sqlx::raw_sql(AssertSqlSafe(message.to_owned())).execute(&mut *connection).await?;
            }
        }
    }
    pool.close().await;
    Ok(())
}
"#;

/// A package with that many migrations and a program that applies them.
pub(crate) fn package(name: &str, count: u32) -> PathBuf {
    let folder = super::scratch(name);
    let databases = "\"sqlite\", \"postgres\", \"mysql\"";
    let tables = format!(
        "[dependencies]\nmigrator = {{ path = {:?}, features = [{databases}] }}\nsqlx = {{ version = \"0.9\", default-features = false, \
         features = [\"runtime-tokio\", {databases}] }}\ntokio = {{ version = \"1\", features = [\"rt\", \"macros\"] }}\n",
        super::crate_path("migrator")
    );
    super::manifest(&folder, name, &tables);
    super::write(&folder, "src/main.rs", MAIN);
    let (mut modules, mut list) = (String::new(), String::new());
    for number in 0..count {
        let module = format!("m{number:014}_create_t{number}");
        super::write(&folder, &format!("migrations/{module}.rs"), &migration(number));
        let path = folder.join("migrations").join(&module);
        let _ = writeln!(modules, "#[path = \"{}.rs\"] pub mod {module};", path.display());
        let _ = write!(list, "&{module}::MIGRATION, ");
    }
    let text = format!(
        "{modules}pub static MIGRATIONS: ::migrator::Migrations = ::migrator::Migrations::new(&[{list}]).head(\"0123456789abcdef\");\n"
    );
    super::write(&folder, "migrations.rs", &text);
    folder
}

fn migration(number: u32) -> String {
    let [create, index] = statements(number);
    let retired = format!("_retired_{number:014}_t{number}");
    format!(
        "//! Creates `t{number}`.
use migrator::prelude::*;

pub const MIGRATION: Migration = Migration::new(\"{number:014}\", \"create_t{number}\", up, down)
    .again(again)
    .from(\"{number:016x}\")
    .to(\"{:016x}\");

fn up(plan: &mut Plan) {{
    plan.sql(r#\"{create}\"#);
    plan.sql(r#\"{index}\"#);
}}

fn down(plan: &mut Plan) {{
    plan.sql(r#\"ALTER TABLE t{number} RENAME COLUMN name TO _retired_{number:014}_name\"#);
    plan.sql(r#\"ALTER TABLE t{number} RENAME TO {retired}\"#);
}}

/// `up` after a `down`: takes the values back.
fn again(plan: &mut Plan) {{
    plan.sql(r#\"ALTER TABLE {retired} RENAME TO t{number}\"#);
    plan.sql(r#\"ALTER TABLE t{number} RENAME COLUMN _retired_{number:014}_name TO name\"#);
}}
",
        number + 1
    )
}
