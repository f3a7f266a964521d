//! A long history: what it costs to compile in, and to apply, against the same SQL in the `sqlite3` command. With the argument `applied` only
//! the second.

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const MAIN: &str = r#"//! Applies the migrations to a new database.
use migrator::{Atomicity, Migrator};

#[allow(clippy::all)]
mod migrations { include!("../migrations.rs"); }

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(atomicity)) = (arguments.next(), arguments.next()) else { return Ok(()) };
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{file}?mode=rwc")).await?;
    let atomicity = if atomicity == "each" { Atomicity::Each } else { Atomicity::All };
    Migrator::new(&migrations::MIGRATIONS).atomicity(atomicity).up(&pool).await?;
    pool.close().await;
    Ok(())
}
"#;

fn main() {
    if !std::env::args().any(|argument| argument == "applied") {
        compiled_in();
    }
    applied();
}

fn compiled_in() {
    support::heading("Migrations compiled in, CPU of a non-incremental debug build of their crate");
    let empty = compile(&package("bench-history-0", 0));
    support::line("none", &format!("{empty:.2} s"), "");
    for count in [1_000, 3_000] {
        let folder = package(&format!("bench-history-{count}"), count);
        let seconds = compile(&folder);
        let each = support::ms((seconds - empty) / f64::from(count));
        support::line(
            &format!("{count}, two statements up, two down"),
            &format!("{seconds:.2} s"),
            &format!("{each} each (bound: 1.5 ms)"),
        );
        if count == 1_000 {
            one_edited(&folder);
        }
    }
}

/// One migration edited: the crate is compiled again, and no other.
fn one_edited(folder: &Path) {
    let file = folder.join("migrations/m00000000000500_create_t500.rs");
    let text = fs::read_to_string(&file).expect("it was written");
    fs::write(&file, text.replace("\"name\" TEXT", "\"name\" TEXT COLLATE NOCASE")).expect("it was written");
    let output = support::cargo(folder, &["build", "--color=never"]).output().expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    let compiled = said.lines().filter(|line| line.trim_start().starts_with("Compiling")).count();
    support::line("one of 1,000 edited: crates compiled", &compiled.to_string(), "(bound: 1)");
}

/// The CPU of compiling the crate alone; its dependencies are built before.
fn compile(folder: &Path) -> f64 {
    support::cpu_of(&mut support::cargo(folder, &["build"]));
    let run = |at: u32| support::cpu_of(&mut support::cargo(folder, &["rustc", "--", &format!("--cfg=run_{at}")]));
    let seconds = (0..3).map(run).fold(f64::INFINITY, f64::min);
    support::cpu_of(&mut support::cargo(folder, &["build"]));
    seconds
}

/// How often the history is applied in turns: the clock counts in hundredths of a second, and neighbours make noise.
const ROUNDS: u32 = 20;

fn applied() {
    support::heading("1,000 migrations of two statements applied, release, CPU");
    let folder = package("bench-history-1000", 1_000);
    support::cpu_of(&mut support::cargo(&folder, &["build", "--release"]));
    for atomicity in ["all", "each"] {
        let sql = script(1_000, atomicity);
        let (database, other) = (folder.join("ours.db"), folder.join("theirs.db"));
        let (mut theirs, mut ours) = (0.0, 0.0);
        for _ in 0..ROUNDS {
            theirs += sqlite3(&other, &sql) / f64::from(ROUNDS);
            remove(&database);
            let mut program = Command::new(support::built("release", "bench-history-1000"));
            ours += support::cpu_of(program.arg(&database).arg(atomicity)) / f64::from(ROUNDS);
        }
        let transactions = if atomicity == "all" { "one transaction" } else { "a transaction each" };
        support::line(&format!("sqlite3, {transactions}"), &support::ms(theirs), "");
        support::line(&format!("up(), {transactions}"), &support::ms(ours), &format!("{:.2}x (bound: 1.2x)", ours / theirs));
    }
}

fn remove(database: &Path) {
    if database.exists() {
        fs::remove_file(database).expect("the file is ours");
    }
}

/// The script of the same statements, with the same transactions.
fn script(count: u32, atomicity: &str) -> String {
    let mut text = String::new();
    if atomicity == "all" {
        text.push_str("BEGIN IMMEDIATE;\n");
    }
    for number in 0..count {
        let (create, index) = statements(number);
        let (begin, commit) = if atomicity == "all" { ("", "") } else { ("BEGIN IMMEDIATE;\n", "COMMIT;\n") };
        let _ = write!(text, "{begin}{create};\n{index};\n{commit}");
    }
    if atomicity == "all" {
        text.push_str("COMMIT;\n");
    }
    text
}

fn sqlite3(database: &Path, sql: &str) -> f64 {
    remove(database);
    let file = database.with_extension("sql");
    fs::write(&file, sql).expect("the target folder can be written");
    let input = fs::File::open(&file).expect("it was written");
    support::cpu_of(Command::new("sqlite3").arg("-bail").arg(database).stdin(Stdio::from(input)))
}

fn statements(number: u32) -> (String, String) {
    (
        format!(
            "CREATE TABLE \"t{number}\" (\n    \"id\" INTEGER PRIMARY KEY NOT NULL,\n    \"name\" TEXT,\n    \"team_id\" INTEGER NOT NULL\n)"
        ),
        format!("CREATE INDEX \"t{number}_name_idx\" ON \"t{number}\" (\"name\")"),
    )
}

/// A package with that many migrations, in the form that the build step writes.
fn package(name: &str, count: u32) -> PathBuf {
    let folder = support::scratch(name);
    let tables = format!(
        "[dependencies]\nmigrator = {{ path = {:?}, features = [\"sqlite\", \"chrono\"] }}\nsqlx = {{ version = \"0.9\", default-features = false, features = [\"runtime-tokio\", \"sqlite\"] }}\ntokio = {{ version = \"1\", features = [\"rt\", \"macros\"] }}\n",
        support::crate_path("migrator")
    );
    support::manifest(&folder, name, &tables);
    support::write(&folder, "src/main.rs", MAIN);
    let (mut modules, mut list) = (String::new(), String::new());
    for number in 0..count {
        let module = format!("m{number:014}_create_t{number}");
        support::write(&folder, &format!("migrations/{module}.rs"), &migration(number));
        let path = folder.join("migrations").join(&module);
        let _ = writeln!(modules, "#[path = \"{}.rs\"] pub mod {module};", path.display());
        let _ = write!(list, "&{module}::MIGRATION, ");
    }
    let text = format!(
        "{modules}pub static MIGRATIONS: ::migrator::Migrations = ::migrator::Migrations::new(&[{list}]).head(\"0123456789abcdef\");\n"
    );
    support::write(&folder, "migrations.rs", &text);
    folder
}

fn migration(number: u32) -> String {
    let (create, index) = statements(number);
    let retire = format!("ALTER TABLE \"t{number}\" RENAME TO \"_retired_{number:014}_t{number}\"");
    let restore = format!("ALTER TABLE \"_retired_{number:014}_t{number}\" RENAME TO \"t{number}\"");
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
    plan.sql(r#\"DROP INDEX \"t{number}_name_idx\"\"#);
    plan.sql(r#\"{retire}\"#);
}}

/// `up` after a `down`: takes the values back.
fn again(plan: &mut Plan) {{
    plan.sql(r#\"{restore}\"#);
    plan.sql(r#\"{index}\"#);
}}
",
        number + 1
    )
}
