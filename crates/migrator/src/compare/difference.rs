//! What was found, and its forms.

use schema_core::{Dialect, Step};
use serde_json::{Value, json};

/// What turns one schema into the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    dialect: Option<Dialect>,
    steps: Vec<Step>,
    script: Vec<String>,
    notes: Vec<String>,
}

impl Difference {
    pub(super) const fn none() -> Self {
        Self { dialect: None, steps: Vec::new(), script: Vec::new(), notes: Vec::new() }
    }

    pub(super) const fn new(dialect: Dialect, steps: Vec<Step>, script: Vec<String>, notes: Vec<String>) -> Self {
        Self { dialect: Some(dialect), steps, script, notes }
    }

    /// Whether the two are the same to the database.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.script.is_empty()
    }

    /// The steps.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// What was not compared, each as a sentence without a full stop.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The statements, in order, each without its semicolon. What belongs around them is part of them: pragmas, the transaction.
    #[must_use]
    pub fn statements(&self) -> &[String] {
        &self.script
    }

    /// A script for the database's own client: `sqlite3`, `psql`, `mariadb`. Empty when nothing differs.
    #[must_use]
    pub fn sql(&self) -> String {
        self.script.iter().fold(String::new(), |text, sql| text + sql + ";\n")
    }

    /// The steps in words, one a line.
    #[must_use]
    pub fn words(&self) -> String {
        self.steps.iter().fold(String::new(), |text, step| text + &step.to_string() + "\n")
    }

    /// All of it for a program: `dialect`, `steps` in words, `statements`, `notes`.
    #[must_use]
    pub fn json(&self) -> String {
        let steps: Vec<Value> = self.steps.iter().map(|step| step.to_string().into()).collect();
        let dialect = self.dialect.map(Dialect::name);
        let value = json!({ "dialect": dialect, "steps": steps, "statements": self.script, "notes": self.notes });
        format!("{value:#}\n")
    }
}
