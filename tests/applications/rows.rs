//! `migrator new --rows`: what it writes is built as it is, without a warning, and reads and writes every type on every database.

use std::path::Path;
use std::process::Command;

use integration::database::{Database, is_wanted};
use integration::package::repository;
use schema_core::{Dialect, build};

use crate::project::{Project, text};

/// Migrates the database of its URL.
const PROGRAM: &str = r#"//! A program with migrations.
#![warn(missing_docs)]

pub mod model;

migrator::embed!();

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).unwrap_or_default();
    let migrator = migrator::Migrator::new(&migrations::MIGRATIONS);
    let report = match url.split(':').next() {
        Some("sqlite") => migrator.up(&sqlx::SqlitePool::connect_lazy(&url)?).await?,
        Some("mysql") => migrator.up(&sqlx::MySqlPool::connect_lazy(&url)?).await?,
        _ => migrator.up(&sqlx::PgPool::connect_lazy(&url)?).await?,
    };
    println!("{report}");
    Ok(())
}
"#;

/// What all databases have, with names that Rust has another use for.
const COMMON: &str = "//! The entities.
#![allow(missing_docs)]

use migrator::{Entity, EntityEnum};
use time::OffsetDateTime;

#[derive(Entity)]
pub struct Plan {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    pub flag: bool,
    pub int16: i16,
    pub int32: i32,
    pub int64: i64,
    pub float32: f32,
    pub float64: f64,
    #[entity(length = 40)]
    pub short: String,
    pub bytes: Vec<u8>,
    #[entity(precision = 12, scale = 3)]
    pub price: rust_decimal::Decimal,
    pub day: chrono::NaiveDate,
    pub hour: chrono::NaiveTime,
    pub local: chrono::NaiveDateTime,
    pub instant: chrono::DateTime<chrono::Utc>,
    pub moment: OffsetDateTime,
    pub other_day: Option<time::Date>,
    pub uuid: uuid::Uuid,
    pub json: serde_json::Value,
    pub mood: Mood,
    pub past_mood: Option<Mood>,
    pub tone: Tone,
    pub level: Option<Level>,
    pub maybe: Option<i32>,
    pub r#type: Option<String>,
    #[entity(column = \"order-date\")]
    pub order_date: Option<chrono::NaiveDate>,
    #[entity(generated = \"int16 + 1\")]
    pub next: i32,
    MORE
}

/// A row without anything beside its key.
#[derive(Entity)]
#[entity(primary_key(plan_id, label))]
pub struct Label {
    #[entity(references = Plan)]
    pub plan_id: i64,
    #[entity(length = 40)]
    pub label: String,
}

#[derive(EntityEnum)]
pub enum Mood {
    Well,
    #[entity(rename = \"it's so, so\")]
    SoSo,
}

#[derive(EntityEnum)]
#[entity(stored = text)]
pub enum Tone {
    Dark,
    Light,
}

#[derive(EntityEnum)]
#[entity(stored = integer)]
#[repr(i16)]
pub enum Level {
    Low = 1,
    High = 500,
}
";

const OF_SQLITE: &str =
    "pub int8: i8, pub uint8: u8, pub uint16: u16, pub uint32: u32, #[entity(type = \"varchar(10)\")] pub amount: Option<String>,";
const OF_MYSQL: &str = "pub int8: i8, pub uint8: u8, pub uint16: u16, pub uint32: u32, pub uint64: u64, \
    #[entity(type = \"mediumint\")] pub middle: Option<i32>, #[entity(type = \"year\")] pub year: Option<u16>,";
const OF_POSTGRES: &str = "pub numbers: Vec<i32>, pub words: Vec<String>, pub moods: Vec<Mood>,";

/// What is added once there are rows, and gets values that nobody makes up.
const LATER_ON_POSTGRES: [&str; 2] = [
    "    pub days: Option<Vec<chrono::NaiveDate>>,
    #[entity(type = \"point\")]
    pub place: Option<String>,
    #[entity(type = \"interval[]\")]
    pub pauses: Option<Vec<String>>,
",
    "UPDATE plan SET days = ARRAY[DATE '2024-02-29'], place = point(1, 2.5), pauses = ARRAY[INTERVAL '1 day'] WHERE id > 1",
];
const LATER_ON_MYSQL: [&str; 2] = [
    "    #[entity(type = \"set('a','b')\")]
    pub marks: Option<String>,
    #[entity(type = \"point\")]
    pub place: Option<Vec<u8>>,
",
    "UPDATE plan SET marks = 'a,b', place = point(1, 2.5) WHERE id > 1",
];

fn project(name: &str, dialects: &[Dialect], more: &str) -> Project {
    let project = Project::new(name);
    let repository = repository().display();
    let databases = r#""sqlite", "postgres", "mysql", "chrono", "time", "uuid", "rust_decimal", "json""#;
    project.write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\nchrono = \"0.4\"\nrust_decimal = \"1\"\n\
             serde_json = \"1\"\ntime = \"0.3\"\nuuid = \"1\"\n\
             migrator = {{ path = \"{repository}/crates/migrator\", features = [{databases}] }}\n\
             sqlx = {{ version = \"0.9\", default-features = false, features = [\"runtime-tokio\", {databases}, \"derive\"] }}\n\
             tokio = {{ version = \"1\", features = [\"rt-multi-thread\", \"macros\"] }}\n\n\
             [build-dependencies]\nschema-core = {{ path = \"{repository}/crates/schema-core\", features = [\"build\"] }}\n\n\
             [profile.dev]\ndebug = \"line-tables-only\"\n\n[workspace]\n"
        ),
    );
    let calls: Vec<String> = dialects.iter().map(|dialect| format!(".dialect(schema_core::Dialect::{})", dialect.variant())).collect();
    project.edit("build.rs", ".dialect(schema_core::Dialect::Sqlite)", &calls.concat());
    project.write("src/main.rs", PROGRAM);
    project.write("src/model.rs", &COMMON.replace("    MORE\n", more));
    project.remove("src/lib.rs");
    project.remove("src/user.rs");
    project
}

/// Runs the program; what it says.
fn up(project: &Project, url: &str) -> String {
    let name = project.folder.file_name().unwrap();
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("debug").join(name);
    let output = Command::new(program).arg(url).current_dir(&project.folder).output().unwrap();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// Begins the migration by hand; what is said beside its path.
fn begin(project: &Project, name: &str, rows: &str) -> String {
    let program = env!("CARGO_BIN_EXE_migrator-cli");
    let output = Command::new(program).args(["new", name, "--rows", rows]).current_dir(&project.folder).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stderr)
}

/// Begins a migration over rows that are made up, and does to each what its step then says.
async fn reads_and_writes(project: &Project, databases: &[Database], later: Option<[&str; 2]>) {
    project.builds();
    project.init();
    for database in databases {
        up(project, &database.url());
        database.fill(&build::snapshot(&project.folder).unwrap().schema, (0, 5)).await.unwrap();
        // Texts as sqlx writes them.
        let plain = match database.dialect() {
            Dialect::Sqlite => "UPDATE plan SET json = json(json), moment = replace(moment, '.250+00:00', '.25Z')",
            _ => "UPDATE plan SET json = replace(replace(CAST(json AS CHAR), ': ', ':'), ', ', ',')",
        };
        if database.dialect() != Dialect::Postgres {
            database.run(plain).await.unwrap();
        }
    }
    if let Some([fields, values]) = later {
        let end = "}\n\n/// A row without anything";
        project.edit("src/model.rs", end, &format!("{fields}{end}"));
        project.builds();
        project.commit();
        for database in databases {
            up(project, &database.url());
            database.run(values).await.unwrap();
        }
    }
    assert_eq!(begin(project, "rewrite", "plan,label"), "");
    let file = project.migration("rewrite");
    let built = project.builds();
    assert!(!built.says("warning"), "{}\n{}", built.text, project.read(&file));
    let written = project.read(&file).replace(".bind(row.name)", ".bind(format!(\"{}!\", row.name))");
    project.write(&file, &written);
    project.builds();
    for database in databases {
        let all = ["SELECT * FROM plan ORDER BY id", "SELECT * FROM label ORDER BY plan_id, label"];
        let mut before = database.literals(all[0]).await.unwrap();
        let labels = database.literals(all[1]).await.unwrap();
        assert!(before.len() == 5 && !labels.is_empty());
        for name in before.iter_mut().map(|row| &mut row[1]) {
            name.insert(name.len() - 1, '!');
        }
        assert!(up(project, &database.url()).contains("applied 1 migration: rewrite"));
        assert_eq!(database.literals(all[0]).await.unwrap(), before, "{written}");
        assert_eq!(database.literals(all[1]).await.unwrap(), labels);
    }
}

async fn on(dialect: Dialect, name: &str, more: &str, later: Option<[&str; 2]>) {
    if !is_wanted(dialect).unwrap() {
        return;
    }
    let databases = [Database::shared(dialect).await.unwrap()];
    reads_and_writes(&project(name, &[dialect], more), &databases, later).await;
    for database in databases {
        database.close().await;
    }
}

#[tokio::test]
async fn every_type_of_sqlite() {
    on(Dialect::Sqlite, "rows-sqlite", OF_SQLITE, None).await;
}

#[tokio::test]
async fn every_type_of_postgres() {
    on(Dialect::Postgres, "rows-postgres", OF_POSTGRES, Some(LATER_ON_POSTGRES)).await;
}

#[tokio::test]
async fn every_type_of_mysql() {
    on(Dialect::Mysql, "rows-mysql", OF_MYSQL, Some(LATER_ON_MYSQL)).await;
}

#[tokio::test]
async fn what_several_databases_have() {
    let wanted: Vec<Dialect> = Dialect::ALL.into_iter().filter(|dialect| is_wanted(*dialect).unwrap()).collect();
    let mut databases = Vec::new();
    for dialect in &wanted {
        databases.push(Database::shared(*dialect).await.unwrap());
    }
    reads_and_writes(&project("rows-several", &Dialect::ALL, ""), &databases, None).await;
    for database in databases {
        database.close().await;
    }
}
