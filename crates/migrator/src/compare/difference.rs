//! What was found, and its forms.

use schema_core::risk::{Level, Risk};
use schema_core::{Dialect, Step};
use serde_json::{Value, json};

/// What turns one schema into the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    dialect: Option<Dialect>,
    steps: Vec<Step>,
    risks: Vec<(Level, Risk)>,
    script: Vec<String>,
    notes: Vec<String>,
}

impl Difference {
    pub(super) const fn none() -> Self {
        Self { dialect: None, steps: Vec::new(), risks: Vec::new(), script: Vec::new(), notes: Vec::new() }
    }

    pub(super) const fn new(
        dialect: Dialect,
        steps: Vec<Step>,
        risks: Vec<(Level, Risk)>,
        script: Vec<String>,
        notes: Vec<String>,
    ) -> Self {
        Self { dialect: Some(dialect), steps, risks, script, notes }
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

    /// What can go wrong, and what is done about it by default, or as the package on the other side says.
    #[must_use]
    pub fn risks(&self) -> &[(Level, Risk)] {
        &self.risks
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

    /// All of it for a program: `dialect`, `steps` in words, `risks`, `statements`, `notes`.
    #[must_use]
    pub fn json(&self) -> String {
        let steps: Vec<Value> = self.steps.iter().map(|step| step.to_string().into()).collect();
        let dialect = self.dialect.map(Dialect::name);
        let risks: Vec<Value> = self.risks.iter().map(|(level, risk)| of_risk(*level, risk)).collect();
        let value = json!({ "dialect": dialect, "steps": steps, "risks": risks, "statements": self.script, "notes": self.notes });
        format!("{value:#}\n")
    }
}

fn of_risk(level: Level, risk: &Risk) -> Value {
    json!({
        "code": risk.code.name(),
        "class": risk.code.class().name(),
        "level": level.name(),
        "table": risk.table,
        "column": risk.column,
        "message": risk.message,
        "instead": risk.instead,
    })
}
