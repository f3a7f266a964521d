//! The commands of a program with migrations: exit codes, what goes where, and what is asked.

use serde_json::Value;

use super::servers_of_kinds::on_every_server;
use super::support::{App, Database, Ran, expect_equal, run};

/// Without the time that something took.
fn untimed(text: &str) -> String {
    text.lines().map(|line| line.split(" (in ").next().unwrap().to_owned() + "\n").collect()
}

fn a_day(url: &str) {
    let app = App::new(url);
    let ran = app.run(&["status"]);
    assert_eq!((ran.code, ran.output.as_str()), (1, "pending   20250101000000_initial\npending   20250102000000_add_phone\n"));
    let ran = app.run(&["plan"]);
    assert_eq!((ran.code, ran.errors.as_str()), (1, ""));
    assert!(ran.output.contains("\n-- apply 20250101000000_initial\nCREATE TABLE person ("), "{}", ran.output);
    assert_eq!(untimed(&app.says(&["up", "initial"])), "applied 1 migration: initial\n");
    assert_eq!(untimed(&app.says(&["up", "--steps", "3"])), "applied 1 migration: add_phone\n");
    assert_eq!(app.says(&["up"]), "nothing to do\n");
    assert_eq!(app.says(&["plan"]), "-- nothing to do\n");
    let status = app.says(&["status"]);
    assert!(status.starts_with("applied   20250101000000_initial  20") && status.lines().count() == 2, "{status}");
    assert_eq!(untimed(&app.says(&["redo", "--yes"])), "reverted 1 migration: add_phone; applied 1 migration: add_phone\n");
    assert_eq!(untimed(&app.says(&["down", "--yes"])), "reverted 1 migration: add_phone\n");
    let ran = app.run(&["plan", "--down"]);
    assert!(ran.code == 1 && ran.output.contains("-- undo 20250101000000_initial\nALTER TABLE post RENAME TO"), "{}", ran.output);
    let aside = "put aside: `_retired_20250102000000_phone` of `person`, about 0 bytes\n`migrator purge` writes a migration that drops ";
    assert!(app.run(&["status"]).output.contains(aside));
    assert_eq!(app.run(&["wait", "--timeout", "0"]).code, 1);
    assert_eq!(untimed(&app.says(&["fresh", "--yes"])), "dropped 2 objects; applied 2 migrations: initial, add_phone\n");
    assert_eq!(app.says(&["wait", "--timeout", "0"]), "");
    let reset = untimed(&app.says(&["reset", "--yes"]));
    assert_eq!(reset, "reverted 2 migrations: add_phone, initial; applied 2 migrations: initial, add_phone\n");
    let ran = App { version: "old", ..app }.run(&["status"]);
    assert_eq!(ran.code, 1);
    assert!(ran.errors.starts_with("note: `20250102000000_add_phone`: it is applied, but this program lacks it"), "{}", ran.errors);
    let said = App { version: "old", ..app }.refuses(&["up"]);
    assert!(said.starts_with("error: the database is newer than this program") && said.contains("\nhint: "), "{said}");
}

#[tokio::test]
async fn a_day_on_sqlite() {
    let database = Database::new("").await;
    a_day(&database.url);
}

#[tokio::test]
async fn a_day_on_servers() {
    on_every_server(async |url| a_day(&url)).await;
}

#[tokio::test]
async fn what_destroys_asks_and_without_a_terminal_does_nothing() {
    let database = Database::new("").await;
    let app = App::new(&database.url);
    app.says(&["up"]);
    for (arguments, what) in [
        (&["down"][..], "undo 20250102000000_add_phone"),
        (&["down", "--all"], "undo 20250102000000_add_phone, 20250101000000_initial"),
        (&["redo"], "undo the newest migration and apply it again"),
        (&["reset"], "undo everything and apply it again"),
        (&["fresh"], "drop everything that the migrations made, with all rows, and begin anew"),
        (&["mark", "unapplied", "add_phone"], "record `add_phone` as not applied without undoing it"),
        (&["mark", "environment", "test"], "mark the database as test"),
    ] {
        let said = app.refuses(arguments);
        let expected = format!(
            "error: {what} in `{}` (development): not without being asked to\nhint: there is no terminal to ask on; `--yes` agrees\n",
            database.url
        );
        assert_eq!(said, expected);
    }
    assert_eq!(app.says(&["up"]), "nothing to do\n");
}

#[tokio::test]
async fn production_takes_more_than_a_yes() {
    let database = Database::new("").await;
    let production = App { environment: "production", ..App::new(&database.url) };
    let said = App { version: "drafted", ..production }.refuses(&["up"]);
    assert!(said.starts_with("error: a draft in production: `20250102000000_add_phone`; nothing was done\n"), "{said}");
    production.says(&["up"]);
    // The database knows, whatever the program takes itself for.
    for app in [production, App::new(&database.url)] {
        let said = app.refuses(&["down", "--yes"]);
        assert!(said.starts_with("error: this is production, and nothing says how far down; nothing was done\n"), "{said}");
        let said = app.refuses(&["down", "--all", "--yes"]);
        assert!(said.starts_with("error: everything would be undone, in production"), "{said}");
        let said = app.refuses(&["fresh", "--yes"]);
        assert!(said.starts_with("error: everything would be dropped, in production") && said.contains("`--allow-production`"), "{said}");
    }
    let said = App::new(&database.url).refuses(&["down", "initial"]);
    assert!(said.contains("(the database is marked as production, while this program runs in development)"), "{said}");
    assert_eq!(untimed(&production.says(&["down", "initial", "--yes"])), "reverted 1 migration: add_phone\n");
    assert_eq!(App::new(&database.url).run(&["status"]).code, 1);
    assert!(production.says(&["fresh", "--yes", "--allow-production"]).starts_with("dropped 2 objects; applied 2 migrations"));
    assert_eq!(production.says(&["mark", "environment", "development", "--yes"]), "the database is marked as development\n");
    assert!(App::new(&database.url).says(&["fresh", "--yes"]).starts_with("dropped 2 objects"));
}

#[tokio::test]
async fn programs_read_json() {
    let database = Database::new("").await;
    let app = App::new(&database.url);
    let json = |arguments: &[&str], code: i32| -> Value {
        let ran = app.run(arguments);
        assert_eq!((ran.code, ran.errors.as_str()), (code, ""));
        serde_json::from_str(&ran.output).unwrap()
    };
    let status = json(&["status", "--json"], 1);
    assert_eq!((&status["current"], &status["mark"], &status["environment"]), (&false.into(), &Value::Null, &"development".into()));
    assert_eq!((&status["migrations"][0]["state"], &status["migrations"][0]["applied_at"]), (&"pending".into(), &Value::Null));
    let plan = json(&["plan", "--json"], 1);
    assert_eq!(plan["migrations"][1]["statements"][0], "ALTER TABLE person ADD COLUMN phone VARCHAR(50);");
    let done = json(&["up", "--json"], 0);
    assert_eq!((&done["done"][1]["name"], &done["done"][1]["action"]), (&"add_phone".into(), &"applied".into()));
    assert!(done["elapsed_us"].as_u64().unwrap() > 0);
    let status = json(&["status", "--json"], 0);
    assert_eq!((&status["current"], &status["mark"]), (&true.into(), &"development".into()));
    assert_eq!(status["retired"], serde_json::json!([]));
    let at = status["migrations"][0]["applied_at"].as_str().unwrap();
    assert!(at.starts_with("20") && at.ends_with('Z') && at.contains('T'), "{at}");
    assert_eq!(json(&["fresh", "--json", "--yes"], 0)["dropped"], serde_json::json!(["person", "post"]));
}

#[tokio::test]
async fn what_fails_says_where_and_what_stays() {
    let database = Database::new("").await;
    let failing = App { version: "failing", ..App::new(&database.url) };
    let said = failing.refuses(&["up"]);
    assert!(said.starts_with("error: `20250103000000_broken`, `up`, statement 1 of 1: "), "{said}");
    assert!(said.contains("\n    INSERT INTO person (id, name) VALUES (1, NULL)"), "{said}");
    let app = App::new(&database.url);
    assert!(app.refuses(&["up", "add_fone"]).contains("hint: close to it: `20250102000000_add_phone`"));
    app.says(&["up"]);
    let changed = App { version: "changed", ..app };
    assert!(changed.refuses(&["up"]).starts_with("error: `20250102000000_add_phone` was changed after it was applied: statement 1 was\n"));
    let ran = changed.run(&["status"]);
    assert!(ran.code == 1 && ran.output.contains("edited    20250102000000_add_phone"), "{}", ran.output);
    assert!(ran.errors.contains("note: `20250102000000_add_phone`: its text was changed after it was applied"), "{}", ran.errors);
    assert!(changed.says(&["mark", "applied", "add_phone", "--yes"]).starts_with("recorded 1 migration as applied: add_phone"));
    assert_eq!(changed.run(&["status"]).code, 0);
}

#[tokio::test]
async fn the_program_without_migrations_does_what_needs_none() {
    let database = Database::new("").await;
    App::new(&database.url).says(&["up"]);
    let url = ["--database-url", database.url.as_str()];
    let without = |arguments: &[&str]| run(&[arguments, &url].concat());
    for command in ["up", "redo", "reset", "fresh", "plan", "wait"] {
        let Ran { code, errors, .. } = without(&[command]);
        let said = format!(
            "error: `{command}` needs the migrations that are compiled into a program\n\
             hint: call `migrator::cli::run(&migrations::MIGRATIONS)` in it, then `cargo run -- {command}`\n"
        );
        assert_eq!((code, errors), (2, said));
    }
    // It undoes with what the database has stored.
    let ran = without(&["down", "--yes"]);
    assert_eq!((ran.code, untimed(&ran.output)), (0, "reverted 1 migration: add_phone\n".to_owned()), "{}", ran.errors);
    assert_eq!(without(&["mark", "environment", "production", "--yes"]).code, 0);
    assert_eq!(without(&["down", "--yes"]).code, 2);
}

#[tokio::test]
async fn a_database_must_be_named_and_answer() {
    let ran = run(&["status"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.errors,
        "error: no database is named\nhint: give `--database-url URL`, or set the environment variable `DATABASE_URL`\n"
    );
    let database = Database::new("").await;
    let missing = format!("sqlite://{}", database.beside("other.db").display());
    let said = App::new(&missing).refuses(&["up"]);
    assert!(said.starts_with("error: there is no file `") && said.contains("`?mode=rwc` at the end of the URL creates it"), "{said}");
    assert!(App::new(&format!("{missing}?mode=rwc")).says(&["up"]).starts_with("applied 2 migrations"));
    for url in ["postgres://me:hidden-word@127.0.0.1:1/app", "mysql://me:hidden-word@127.0.0.1:1/app"] {
        let said = App::new(url).refuses(&["up"]);
        assert!(said.starts_with("error: no connection to `") && !said.contains("hidden-word"), "{said}");
    }
    let said = App::new("tests").refuses(&["up"]);
    assert!(said.starts_with("error: "), "{said}");
}

fn seeds_proof_and_drift(url: &str) {
    let app = App { version: "seeded", ..App::new(url) };
    assert!(app.refuses(&["seed"]).starts_with("error: "), "nothing is migrated");
    app.says(&["up"]);
    assert_eq!(untimed(&app.says(&["seed"])), "ran 1 seed: people\n");
    assert_eq!(app.says(&["seed"]), "nothing to do\n");
    let fresh = untimed(&app.says(&["fresh", "--seed", "--yes"]));
    assert_eq!(fresh, "dropped 2 objects; applied 2 migrations: initial, add_phone; ran 1 seed: people\n");
    let ran = App::new(url).run(&["seed"]);
    assert_eq!((ran.code, ran.output.as_str()), (0, "nothing to do\n"));
    assert!(ran.errors.starts_with("note: the program has no seeds"), "{}", ran.errors);
    let proof = untimed(&App::new(url).says(&["verify"]));
    assert!(proof.starts_with("verified 2 migrations: up, down, and up again\n"), "{proof}");
    let proof: Value = serde_json::from_str(&App::new(url).says(&["verify", "--json"])).unwrap();
    assert_eq!((&proof["migrations"][1]["name"], &proof["migrations"][1]["proven"]), (&"add_phone".into(), &true.into()));
    assert_eq!((&proof["migrations"][1]["irreversible"], &proof["compared"]), (&Value::Null, &false.into()));
    assert_eq!(untimed(&app.says(&["seed"])), "nothing to do\n", "the database itself was not touched");
}

#[tokio::test]
async fn seeds_and_proof_on_sqlite() {
    let database = Database::new("").await;
    seeds_proof_and_drift(&database.url);
}

#[tokio::test]
async fn seeds_and_proof_on_servers() {
    on_every_server(async |url| seeds_proof_and_drift(&url)).await;
}

#[tokio::test]
async fn drift_is_named_and_its_script_brings_the_database_back() {
    let database = Database::new("").await;
    let app = App { version: "seeded", ..App::new(&database.url) };
    app.says(&["up"]);
    app.says(&["seed"]);
    assert_eq!(app.says(&["drift"]), "the database is as the migrations left it\n");
    let said = App { version: "replacing", ..app }.says(&["drift"]);
    assert_eq!(said, "the database is as the migrations left it\n", "also before it is recorded in the place of others");
    assert_eq!(app.says(&["drift", "--sql", "to-expected"]), "");
    database.run("CREATE INDEX by_hand ON person (name); CREATE TABLE other (id INTEGER PRIMARY KEY)").await;
    let ran = app.run(&["drift"]);
    assert_eq!((ran.code, ran.errors.as_str()), (1, ""));
    assert!(ran.output.starts_with("the database differs from what the migrations left in one thing:\n"), "{}", ran.output);
    assert!(ran.output.contains("by_hand") && !ran.output.contains("other"), "{}", ran.output);
    let all = app.run(&["drift", "--all-tables"]);
    assert!(all.code == 1 && all.output.contains("in 2 things") && all.output.contains("other"), "{}", all.output);
    let json = app.run(&["drift", "--json"]);
    let value: Value = serde_json::from_str(&json.output).unwrap();
    assert_eq!((json.code, value["findings"][0]["name"].as_str()), (1, Some("by_hand")));
    let script = app.run(&["drift", "--sql", "to-expected"]);
    assert_eq!(script.code, 1);
    database.run(&script.output).await;
    assert_eq!(app.says(&["drift"]), "the database is as the migrations left it\n");
    assert!(app.refuses(&["drift", "--database-url", "sqlite:///no/such/file.db"]).starts_with("error: "));
    assert!(App::new(&database.url).refuses(&["drift"]).contains("snapshot"), "a list without a snapshot");
}

#[tokio::test]
async fn a_database_that_is_there_is_taken_over() {
    let tables = "CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, phone VARCHAR(50)); \
                  CREATE TABLE post (id INTEGER PRIMARY KEY, person_id INTEGER REFERENCES person (id)); INSERT INTO person VALUES (1, 'Ada', NULL)";
    let database = Database::new(tables).await;
    let app = App { version: "seeded", ..App::new(&database.url) };
    let said = app.refuses(&["up"]);
    assert!(said.contains("the database has something of that name already") && said.contains("`Migrator::baseline`"), "{said}");
    assert!(app.refuses(&["baseline"]).starts_with("error: record all migrations as applied without running them in "));
    assert!(app.refuses(&["baseline", "initial", "--yes"]).contains("`phone`"), "it is further than that");
    assert_eq!(untimed(&app.says(&["baseline", "--yes"])), "recorded 2 migrations as applied: initial, add_phone\n");
    assert_eq!(app.says(&["up"]), "nothing to do\n");
    assert!(app.refuses(&["baseline", "--yes"]).starts_with("error: the database has a history already"));
    assert_eq!(database.column("SELECT name FROM person").await, ["Ada"]);
}

/// What sqlx leaves of a migration with the id of the program's first, and what it did.
const BY_SQLX: &str = "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL, installed_on TIMESTAMP NOT NULL \
    DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL, checksum BLOB NOT NULL, execution_time BIGINT NOT NULL); \
    INSERT INTO _sqlx_migrations VALUES (20250101000000, 'initial', '2025-01-02 03:04:05', 1, x'00', 7); \
    CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL); \
    CREATE TABLE post (id INTEGER PRIMARY KEY, person_id INTEGER REFERENCES person (id))";

#[tokio::test]
async fn the_history_of_another_tool_is_taken_over() {
    let database = Database::new(BY_SQLX).await;
    let app = App::new(&database.url);
    let ran = app.run(&["status"]);
    assert!(ran.output.ends_with("sqlx has migrated this database (`_sqlx_migrations`); `baseline` takes it over\n"), "{}", ran.output);
    assert!(app.run(&["status", "--json"]).output.contains("\"tools\": [\n    \"sqlx\"\n  ]"));
    assert!(app.refuses(&["up"]).contains("`baseline --import sqlx`"));
    assert!(app.refuses(&["baseline", "--import", "sqlx"]).starts_with("error: record the migrations that sqlx has applied as applied"));
    assert!(app.refuses(&["baseline", "--import", "diesel", "--yes"]).contains("there is no table `__diesel_schema_migrations`"));
    let done: Value = serde_json::from_str(&app.says(&["baseline", "--import", "sqlx", "--yes", "--json"])).unwrap();
    assert_eq!((&done["done"][0]["name"], &done["done"][1]), (&"initial".into(), &Value::Null));
    assert_eq!(done["read"][0]["migrations"][0]["applied_at"], "2025-01-02T03:04:05Z");
    assert!(app.run(&["status"]).output.starts_with("applied   20250101000000_initial  2025-01-02 03:04:05 UTC\n"));
    assert_eq!(untimed(&app.says(&["up"])), "applied 1 migration: add_phone\n");
    assert_eq!(
        serde_json::from_str::<Value>(&app.says(&["fresh", "--yes", "--json"])).unwrap()["kept"],
        serde_json::json!(["_sqlx_migrations"])
    );
}

#[tokio::test]
async fn no_entity_and_no_difference_is_the_history_of_another_tool() {
    let database = Database::new(BY_SQLX).await;
    let ran = run(&["entities", "--from", &database.url]);
    assert!(ran.code == 0 && ran.output.contains("struct Person") && !ran.output.contains("sqlx_migrations"), "{}", ran.output);
    let without = Database::new(
        "CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL); \
        CREATE TABLE post (id INTEGER PRIMARY KEY, person_id INTEGER REFERENCES person (id))",
    )
    .await;
    expect_equal(&database.url, &without.url);
    expect_equal(&without.url, &database.url);
}

#[tokio::test]
async fn defaults_for_one_release_are_named_while_they_are_there() {
    let database = Database::new("").await;
    let app = App { version: "temporary", ..App::new(&database.url) };
    let name = "the default of `name` of `person` is for the version from before it was called `temporary`; when that no longer runs, remove it from the field\n";
    let status = app.run(&["status"]);
    assert_eq!(status.output, format!("pending   20250101000000_initial\npending   20250102000000_add_phone\n{name}"));
    app.says(&["up"]);
    let said = app.says(&["status"]);
    let (before, after) =
        said.split_once("the default of `phone` of `person` is for the version before `20250102000000_add_phone`, applied ").unwrap();
    assert_eq!(before.lines().count(), 2, "{said}");
    assert!(
        after.starts_with("20") && after.ends_with(&format!(" UTC; when that no longer runs, remove it from the field\n{name}")),
        "{said}"
    );
    let json: Value = serde_json::from_str(&app.says(&["status", "--json"])).unwrap();
    let [phone, name] = [0, 1].map(|at| &json["temporary_defaults"][at]);
    assert_eq!((&phone["column"], &phone["since"]), (&"phone".into(), &"20250102000000_add_phone".into()));
    assert_eq!(phone["applied_at"], json["migrations"][1]["applied_at"]);
    assert_eq!((&name["column"], &name["since"], &name["applied_at"]), (&"name".into(), &Value::Null, &Value::Null));
}
