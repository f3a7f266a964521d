//! What programs read.

use serde_json::{Value, json};

use crate::OnFailure;
use crate::preview::{PlannedMigration, Preview};
use crate::report::{Did, Done, Report};
use crate::status::{MigrationStatus, Status, TemporaryDefault};
use crate::verify::{self, Verification, Verified};
use crate::{Retired, ToolHistory, ToolMigration};

/// A value as the text of an output.
pub(super) fn text(value: &Value) -> String {
    format!("{value:#}\n")
}

pub(super) fn report(report: &Report) -> Value {
    let done = |done: &Done| {
        json!({
            "id": done.id,
            "name": done.name,
            "action": word(done.action),
            "elapsed_us": u64::try_from(done.elapsed.as_micros()).unwrap_or(u64::MAX),
            "late": done.late,
        })
    };
    json!({
        "done": report.done.iter().map(done).collect::<Vec<_>>(),
        "dropped": report.dropped,
        "kept": report.kept,
        "read": report.read.iter().map(history).collect::<Vec<_>>(),
        "elapsed_us": u64::try_from(report.elapsed.as_micros()).unwrap_or(u64::MAX),
    })
}

fn history(history: &ToolHistory) -> Value {
    let one = |migration: &ToolMigration| json!({ "version": migration.version, "name": migration.name, "applied_at": migration.applied_at.map(crate::status::iso) });
    json!({
        "tool": history.tool.name(),
        "table": history.tool.table(),
        "migrations": history.migrations.iter().map(one).collect::<Vec<_>>(),
    })
}

pub(super) fn preview(preview: &Preview) -> Value {
    let one = |planned: &PlannedMigration| {
        json!({
            "id": planned.id,
            "name": planned.name,
            "action": word(planned.action),
            "late": planned.late,
            "destroys": planned.destroys,
            "risks": planned.risks.iter().map(|risk| json!({ "code": risk.code(), "message": risk.message() })).collect::<Vec<_>>(),
            "statements": planned.statements,
            "no_way_back": planned.no_way_back.as_ref().map(|at| json!({ "statement": at.statement, "why": at.why })),
        })
    };
    json!({
        "migrations": preview.migrations().map(one).collect::<Vec<_>>(),
        "note": preview.note,
        "on_failure": preview.on_failure.map(on_failure),
    })
}

/// What is put aside.
pub(super) fn retired(retired: &[Retired]) -> Value {
    let one =
        |retired: &Retired| json!({ "table": retired.table, "column": retired.column, "since": retired.since, "bytes": retired.bytes });
    retired.iter().map(one).collect()
}

pub(super) fn status(status: &Status, retired: &[Retired]) -> Value {
    let one = |migration: &MigrationStatus| {
        json!({
            "package": migration.package,
            "id": migration.id,
            "name": migration.name,
            "state": migration.state.as_str(),
            "draft": migration.draft,
            "applied_at": migration.applied_at.map(crate::status::iso),
            "elapsed_us": migration.elapsed.map(|elapsed| u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX)),
            "stopped": migration.stopped,
            "failure": migration.failure,
            "advice": migration.advice(),
        })
    };
    json!({
        "current": status.is_current(),
        "environment": status.environment.to_string(),
        "mark": status.mark.map(|mark| mark.to_string()),
        "tools": status.tools.iter().map(|tool| tool.name()).collect::<Vec<_>>(),
        "migrations": status.migrations.iter().map(one).collect::<Vec<_>>(),
        "temporary_defaults": status.temporary.iter().map(temporary).collect::<Vec<_>>(),
        "retired": self::retired(retired),
    })
}

fn temporary(temporary: &TemporaryDefault) -> Value {
    let TemporaryDefault { table, column, since, applied_at, .. } = temporary;
    json!({ "table": table, "column": column, "since": since, "applied_at": applied_at.map(crate::status::iso) })
}

pub(super) fn verification(verification: &Verification) -> Value {
    let one = |verified: &Verified| {
        let reason = match &verified.outcome {
            verify::Outcome::Irreversible(why) => Some(why),
            verify::Outcome::Proven => None,
        };
        json!({ "id": verified.id, "name": verified.name, "proven": reason.is_none(), "irreversible": reason })
    };
    json!({
        "migrations": verification.migrations.iter().map(one).collect::<Vec<_>>(),
        "compared": verification.compared,
        "elapsed_us": u64::try_from(verification.elapsed.as_micros()).unwrap_or(u64::MAX),
    })
}

const fn on_failure(policy: OnFailure) -> &'static str {
    match policy {
        OnFailure::Resume => "resume",
        OnFailure::Reverse => "reverse",
    }
}

const fn word(action: Did) -> &'static str {
    match action {
        Did::Applied => "applied",
        Did::Reverted => "reverted",
        Did::RolledBackDraft => "rolled_back_draft",
        Did::ForgotDraft => "forgot_draft",
        Did::MarkedApplied => "marked_applied",
        Did::MarkedUnapplied => "marked_unapplied",
        Did::Replaced => "replaced",
        Did::Seeded => "seeded",
    }
}
