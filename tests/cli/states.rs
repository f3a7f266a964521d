//! Every state of a migration, made by bringing a database into it, in every form of `status`, with what to do about it.

use std::process::Command;

use serde_json::Value;

use super::servers_of_kinds::on_every_server;
use super::support::{App, Database, ran};

/// How a database comes into a state, and what is said of it.
struct State {
    /// What `status` calls it.
    word: &'static str,
    migration: &'static str,
    /// The versions of the program that run, each with its arguments.
    before: &'static [(&'static str, &'static [&'static str])],
    /// The version that asks, and where.
    asks: (&'static str, &'static str),
    /// What to do, as it begins; nothing where all is well.
    advice: Option<&'static str>,
    /// Whether `up` does it.
    by_up: bool,
}

const UP: &[&str] = &["up"];
const PENDING: Option<&str> = Some(WAITS);

const STATES: [State; 16] = [
    State { word: "applied", migration: INITIAL, before: &[("new", UP)], asks: ("new", DEV), advice: None, by_up: true },
    State { word: "pending", migration: PHONE, before: &[("old", UP)], asks: ("new", DEV), advice: PENDING, by_up: true },
    State { word: "pending", migration: PHONE, before: &[("old", UP)], asks: ("drafted", DEV), advice: PENDING, by_up: true },
    State {
        word: "reverted",
        migration: PHONE,
        before: &[("new", UP), ("new", &["down", "--yes"])],
        asks: ("new", DEV),
        advice: PENDING,
        by_up: true,
    },
    State {
        word: "late",
        migration: "20250101120000_add_city",
        before: &[("new", UP)],
        asks: ("late", DEV),
        advice: Some("newer ones are applied already"),
        by_up: true,
    },
    State {
        word: "missing",
        migration: PHONE,
        before: &[("new", UP)],
        asks: ("old", DEV),
        advice: Some("it is applied, but this program lacks it"),
        by_up: false,
    },
    State {
        word: "edited",
        migration: PHONE,
        before: &[("new", UP)],
        asks: ("changed", DEV),
        advice: Some("its text was changed after it was applied"),
        by_up: false,
    },
    State {
        word: "changed",
        migration: PHONE,
        before: &[("drafted", UP)],
        asks: ("redrafted", DEV),
        advice: Some("it is a draft that was rewritten since"),
        by_up: true,
    },
    State {
        word: "gone",
        migration: PHONE,
        before: &[("drafted", UP)],
        asks: ("old", DEV),
        advice: Some("it is a draft that the program has no longer"),
        by_up: true,
    },
    State {
        word: "draft",
        migration: PHONE,
        before: &[("old", UP)],
        asks: ("drafted", "production"),
        advice: Some("it is a draft, which `up` refuses in production"),
        by_up: false,
    },
    State {
        word: "stopped",
        migration: "20250103000000_stops",
        before: &[("stopping", UP)],
        asks: ("stopping", DEV),
        advice: Some("somebody is at it, or it stopped there"),
        by_up: false,
    },
    State {
        word: "stopped",
        migration: "20250103000000_stops",
        before: &[("stopping", UP)],
        asks: ("new", DEV),
        advice: Some("somebody is at it, or it stopped there"),
        by_up: false,
    },
    State { word: "replaced", migration: INITIAL, before: &[("new", UP)], asks: ("replacing", DEV), advice: None, by_up: true },
    State {
        word: "replaces",
        migration: YEAR,
        before: &[("new", UP)],
        asks: ("replacing", DEV),
        advice: Some("all that it replaces is applied: `up` records it"),
        by_up: true,
    },
    State {
        word: "partial",
        migration: YEAR,
        before: &[("old", UP)],
        asks: ("replacing", DEV),
        advice: Some("only a part of what it replaces is applied"),
        by_up: false,
    },
    State {
        word: "foreign",
        migration: "20250104000000_other",
        before: &[("foreign", UP), ("packaged", UP)],
        asks: ("packaged", DEV),
        advice: None,
        by_up: true,
    },
];

/// What is said of a migration that only waits.
const WAITS: &str = "`up` applies it";
const DEV: &str = "development";
const INITIAL: &str = "20250101000000_initial";
const PHONE: &str = "20250102000000_add_phone";
const YEAR: &str = "20250102000000_first_year";

/// What begins with the state and names the migration, in a text of lines.
fn line<'a>(state: &State, text: &'a str) -> Option<&'a str> {
    text.lines().find(|line| line.starts_with(&format!("{} ", state.word)) && line.contains(state.migration))
}

fn plain(state: &State, app: App<'_>) {
    let ran = app.run(&["status"]);
    assert!(line(state, &ran.output).is_some(), "{}: {}{}", state.word, ran.output, ran.errors);
    assert!(state.word != "stopped" || ran.output.contains("stops  after statement 1 of 2 of `up`: "), "{}", ran.output);
    let waits = ["pending", "reverted"].contains(&state.word);
    let note = format!("note: `{}`: {}", state.migration, state.advice.unwrap_or_default());
    assert_eq!(ran.errors.contains(&note), state.advice.is_some() && !waits, "{}: {}", state.word, ran.errors);
    assert_eq!(ran.errors.contains("note: `up` applies the one that is pending"), waits, "{}: {}", state.word, ran.errors);
}

/// As a program reads it; says whether there is something to do.
fn json(state: &State, app: App<'_>) -> bool {
    let ran = app.run(&["status", "--json"]);
    assert_eq!(ran.errors, "");
    let status: Value = serde_json::from_str(&ran.output).unwrap();
    let is_it =
        |migration: &&Value| state.migration == format!("{}_{}", migration["id"].as_str().unwrap(), migration["name"].as_str().unwrap());
    let found = status["migrations"].as_array().unwrap().iter().find(is_it).unwrap();
    assert_eq!(found["state"], state.word);
    assert_eq!(found["draft"], state.asks.0.contains("draft") || state.word == "gone", "{}", state.word);
    let advice = found["advice"].as_str();
    assert_eq!(advice.is_some(), state.advice.is_some());
    assert!(advice.unwrap_or_default().starts_with(state.advice.unwrap_or_default()), "{advice:?}");
    let (stopped, failure) = (found["stopped"].as_str(), found["failure"].as_str());
    assert_eq!(stopped, (state.word == "stopped").then_some("after statement 1 of 2 of `up`"));
    assert_eq!(failure.is_some(), stopped.is_some(), "{found}");
    assert_eq!(i32::from(status["current"] == false), ran.code);
    ran.code == 1
}

/// On a terminal, which `script` is.
fn table(state: &State, app: App<'_>) {
    let status = format!("'{}' status --database-url '{}'", env!("CARGO_BIN_EXE_app-cli"), app.url);
    let mut command = Command::new("script");
    command.args(["-qec", &status, "/dev/null"]).env("APP", app.version).env("MIGRATOR_ENV", app.environment);
    if Command::new("script").arg("--version").output().is_err() {
        return;
    }
    let screen = ran(&mut command).output.replace('\r', "").replace("\u{1b}[K", "");
    assert!(screen.contains("state ") && screen.contains("program in "), "{screen}");
    assert!(line(state, &screen).is_some(), "{}: {screen}", state.word);
    let says = match state.advice {
        Some(WAITS) => "`up` applies the one that is pending".to_owned(),
        advice => advice.map(|advice| format!("`{}`: {advice}", state.migration)).unwrap_or_default(),
    };
    assert!(screen.contains(&says), "{}: {screen}", state.word);
}

fn all_of(state: &State, url: &str) {
    for (version, arguments) in state.before {
        App { version, ..App::new(url) }.run(arguments);
    }
    let app = App { url, version: state.asks.0, environment: state.asks.1 };
    plain(state, app);
    let is_open = json(state, app);
    table(state, app);
    let up = app.run(UP);
    assert_eq!(up.code == 0, state.by_up, "{}: {}", state.word, up.errors);
    assert!(state.by_up || up.errors.contains("\nhint: "), "{}: {}", state.word, up.errors);
    assert!(!state.by_up || app.run(&["status"]).code == 0, "{}", state.word);
    assert!(state.advice.is_none() || is_open, "{}", state.word);
}

#[tokio::test]
async fn on_sqlite() {
    for state in &STATES {
        all_of(state, &Database::new("").await.url);
    }
}

#[tokio::test]
async fn on_servers() {
    for state in &STATES {
        on_every_server(async |url| all_of(state, &url)).await;
    }
}
