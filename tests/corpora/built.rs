//! The real thing: a package with the entities that were written, built by cargo; the migration that its build step writes, applied by its
//! program to an empty database.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use integration::package::{Package, repository};
use migrator::compare::Origin;
use migrator::entities;
use tokio::sync::Mutex;

use crate::engine::{Database, Engine};
use crate::{Result, expect_equal};

const NAME: &str = "built-entities";

/// Nothing in the file makes rustc complain.
const LIB: &str = "//! A package.\n\n#[deny(warnings)]\npub mod model;\n\nmigrator::embed!();\n";

const MAIN: &str = r#"//! Applies all migrations.

use built_entities::migrations::MIGRATIONS;
use migrator::Migrator;

#[tokio::main]
async fn main() {
    let url = std::env::args().nth(1).unwrap();
    let migrator = Migrator::new(&MIGRATIONS);
    match url.split(':').next() {
        Some("sqlite") => migrator.up(&sqlx::SqlitePool::connect(&url).await.unwrap()).await.unwrap(),
        Some("postgres") => migrator.up(&sqlx::PgPool::connect(&url).await.unwrap()).await.unwrap(),
        _ => migrator.up(&sqlx::MySqlPool::connect(&url).await.unwrap()).await.unwrap(),
    };
}
"#;

/// The package; one test at a time has it.
fn package() -> &'static Mutex<Package> {
    static PACKAGE: OnceLock<Mutex<Package>> = OnceLock::new();
    PACKAGE.get_or_init(|| {
        let package = Package::new(scratch(), NAME).unwrap();
        package.write("Cargo.toml", manifest()).unwrap();
        Mutex::new(package)
    })
}

fn scratch() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

/// The dependencies with the features that these tests have, so that nothing of them is built again.
fn manifest() -> String {
    let repository = repository().display();
    let features = r#"["sqlite", "postgres", "mysql", "chrono", "time", "uuid", "rust_decimal", "json", "cli"]"#;
    format!(
        "[package]\nname = \"{NAME}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         migrator = {{ path = \"{repository}/crates/migrator\", features = {features} }}\n\
         chrono = {{ version = \"0.4\", default-features = false }}\nrust_decimal = {{ version = \"1\", default-features = false }}\n\
         serde_json = \"1\"\nuuid = {{ version = \"1\", default-features = false }}\n\
         sqlx = {{ version = \"0.9\", default-features = false, features = [\"runtime-tokio\", \"sqlite\", \"postgres\", \"mysql\", \"chrono\", \"time\", \"uuid\"] }}\n\
         tokio = {{ version = \"1\", features = [\"rt-multi-thread\", \"macros\", \"process\", \"fs\"] }}\n\n\
         [build-dependencies]\nschema-core = {{ path = \"{repository}/crates/schema-core\", features = [\"build\"] }}\n\n\
         [profile.dev]\ndebug = \"line-tables-only\"\n\n[workspace]\n"
    )
}

/// The law for one schema.
pub(crate) async fn built(engine: Engine, script: &str) -> Result {
    let real = Database::new(engine, "real").await?;
    real.load(script).await?;
    let written = entities::write(&real.origin()).await.map_err(|error| format!("{error:#}"))?;
    let copy = Database::new(engine, "migrated").await?;
    real.prepare(&copy).await?;
    let result = migrated(engine, &real, &copy, written.text()).await;
    real.drop().await?;
    copy.drop().await?;
    result.map_err(|error| format!("{error}\nfrom\n{}", written.text()))
}

async fn migrated(engine: Engine, real: &Database, copy: &Database, text: &str) -> Result {
    let package = package().lock().await;
    build(&package, engine, copy, text)?;
    let (mut wanted, is) = (real.schema().await?, copy.schema().await?);
    wanted.enums.clear();
    if wanted != is {
        return Err("the catalogs differ".to_owned());
    }
    expect_equal(&real.origin(), &Origin::Crate(package.folder().to_owned())).await
}

/// Builds the package and runs its program.
fn build(package: &Package, engine: Engine, copy: &Database, text: &str) -> Result {
    let failed = |error: std::io::Error| error.to_string();
    package.clear().map_err(failed)?;
    let dialect = format!("{:?}", engine.dialect());
    let script = format!(
        "fn main() -> schema_core::build::Result {{\n    schema_core::build::Build::new().dialect(schema_core::Dialect::{dialect}).run()\n}}\n"
    );
    package.build_script(Some(&script)).map_err(failed)?;
    for (file, content) in [("src/lib.rs", LIB), ("src/main.rs", MAIN), ("src/model.rs", text)] {
        package.write(file, content).map_err(failed)?;
    }
    let built = package.build(&[]).map_err(failed)?;
    if !built.success {
        return Err(built.messages);
    }
    let program = scratch().parent().unwrap().join("debug").join(NAME);
    let ran = Command::new(program).arg(copy.url()).output().map_err(failed)?;
    if !ran.status.success() {
        return Err(String::from_utf8_lossy(&ran.stderr).into_owned());
    }
    Ok(())
}
