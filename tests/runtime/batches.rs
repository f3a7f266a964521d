//! Small migrations go to the database together. Nobody should be able to tell, except by the time that it takes.

use std::sync::{Arc, Mutex};

use migrator::{Atomicity, Migration, Migrator, Plan};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

use crate::support::{Database, list, migrator, names, nothing};

type Up = fn(&mut Plan);

/// More than go together.
const MANY: usize = 70;

/// A history of small migrations, in which some are replaced.
fn history(replaced: &[(usize, Up)]) -> Migrator {
    let migration = |at: usize| {
        let id: &'static str = Box::leak(format!("2025{at:010}").into_boxed_str());
        let name: &'static str = Box::leak(format!("step_{at}").into_boxed_str());
        let up = replaced.iter().find(|(number, _)| *number == at).map_or(small as Up, |(_, up)| *up);
        Migration::new(id, name, up, nothing)
    };
    let first =
        Migration::new("20250000000000", "first", |plan| plan.sql("CREATE TABLE log (at INTEGER PRIMARY KEY, n INTEGER UNIQUE)"), nothing);
    Migrator::new(list(std::iter::once(first).chain((1..MANY).map(migration)).collect()))
}

/// Two statements that work whatever ran before.
fn small(plan: &mut Plan) {
    plan.sql("INSERT INTO log (n) SELECT count(*) FROM log");
    plan.sql("UPDATE log SET n = n WHERE at = 1");
}

fn fails_to_parse(plan: &mut Plan) {
    plan.sql("UPDATE log SET n = n");
    plan.sql("INSERT INTO log nonsense");
}

fn fails_to_run(plan: &mut Plan) {
    plan.sql("INSERT INTO log (n) VALUES (0)");
    plan.sql("UPDATE log SET n = n");
}

#[tokio::test]
async fn an_error_names_the_migration_and_the_statement_wherever_they_are() {
    for at in [1, 2, 15, 16, 17, 40, MANY - 1] {
        for atomicity in [Atomicity::All, Atomicity::Each] {
            for (up, statement, sql) in
                [(fails_to_parse as Up, 2, "INSERT INTO log nonsense"), (fails_to_run as Up, 1, "INSERT INTO log (n) VALUES (0)")]
            {
                // The unique 0 is there from the second migration on.
                let (at, database) = (at.max(2), Database::new().await);
                let error = history(&[(at, up)]).atomicity(atomicity).up(&database.pool).await.unwrap_err();
                let place = format!("`2025{at:010}_step_{at}`, `up`, statement {statement} of 2: SQLite refused it");
                assert!(error.to_string().starts_with(&place), "{place}: {error}");
                assert!(error.to_string().contains(&format!("\n    {sql}")), "{error}");
                let stays = if atomicity == Atomicity::Each { at } else { 0 };
                assert_eq!(error.applied().len(), stays);
                let tables = database.rows("SELECT count(*) FROM sqlite_master WHERE name = 'log'").await;
                assert_eq!(tables, [usize::from(stays > 0).to_string()]);
                if stays > 0 {
                    assert_eq!(database.rows("SELECT count(*) FROM log").await, [(stays - 1).to_string()]);
                    assert_eq!(database.rows("SELECT count(*) FROM _migrator_journal").await, [stays.to_string()]);
                }
                assert_eq!(history(&[]).up(&database.pool).await.unwrap().done.len(), MANY - stays);
                assert_eq!(database.rows("SELECT count(*), max(n) FROM log").await, [format!("{}|{}", MANY - 1, MANY - 2)]);
            }
        }
    }
}

#[tokio::test]
async fn a_check_runs_right_before_its_statement() {
    // It passes only after the migrations before it and before those after it.
    fn exactly(plan: &mut Plan) {
        plan.check("not the tenth", "SELECT count(*) AS rows FROM log HAVING count(*) <> 9");
        small(plan);
    }
    let database = Database::new().await;
    assert_eq!(history(&[(10, exactly)]).up(&database.pool).await.unwrap().done.len(), MANY);
    let database = Database::new().await;
    let error = history(&[(11, exactly)]).up(&database.pool).await.unwrap_err();
    assert!(error.is_check_failed());
    assert!(error.to_string().contains("_step_11`, `up`, statement 1 of 3: not the tenth: 1 row, for example rows = 10"), "{error}");
}

#[tokio::test]
async fn a_view_is_examined_after_the_migration_that_breaks_it() {
    let database = Database::with("CREATE TABLE old (a); CREATE VIEW v AS SELECT a FROM old").await;
    let error = history(&[(20, |plan| plan.sql("DROP TABLE old"))]).up(&database.pool).await.unwrap_err();
    assert!(error.is_broken_object());
    assert!(error.to_string().contains("_step_20`, `up`: the view `v` would no longer work"), "{error}");
}

#[tokio::test]
async fn a_comment_that_does_not_end_hides_nothing() {
    let comment: Up = |plan| plan.sql("INSERT INTO log (n) SELECT count(*) FROM log /* why");
    let line: Up = |plan| plan.sql("INSERT INTO log (n) SELECT count(*) FROM log; -- why");
    let database = Database::new().await;
    history(&[(3, comment), (4, line)]).up(&database.pool).await.unwrap();
    assert_eq!(database.rows("SELECT count(*) FROM log").await, [(MANY - 1).to_string()]);
}

#[tokio::test]
async fn what_would_end_the_transaction_is_refused_before_anything_runs() {
    let database = Database::new().await;
    let error = history(&[(30, |plan| {
        small(plan);
        plan.sql("COMMIT");
    })])
    .up(&database.pool)
    .await
    .unwrap_err();
    assert!(error.to_string().contains("_step_30`, `up`, statement 3 of 3: `COMMIT` can't be in a migration"), "{error}");
    let rebuild: Up = |plan| plan.rebuild("log", &["at", "n"], &["CREATE TABLE new_log (at, n)", "ROLLBACK"]);
    let error = history(&[(31, rebuild)]).up(&database.pool).await.unwrap_err();
    assert!(error.to_string().contains("_step_31`, `up`, statement 1 of 1: `ROLLBACK` can't be in a migration"), "{error}");
    assert!(database.rows("SELECT name FROM sqlite_master").await.is_empty());
}

#[tokio::test]
async fn every_migration_has_a_time_of_its_own() {
    for atomicity in [Atomicity::All, Atomicity::Each] {
        let database = Database::new().await;
        let report = history(&[]).atomicity(atomicity).up(&database.pool).await.unwrap();
        let reported: Vec<String> = report.done.iter().map(|done| done.elapsed.as_micros().to_string()).collect();
        assert_eq!(database.rows("SELECT duration FROM _migrator_journal ORDER BY sequence").await, reported);
        assert!(report.done.iter().all(|done| !done.elapsed.is_zero()));
        assert!(report.done.iter().map(|done| done.elapsed).sum::<std::time::Duration>() <= report.elapsed);
    }
}

#[tokio::test]
async fn one_without_steps_and_one_with_many_are_in_order() {
    fn many(plan: &mut Plan) {
        (0..100).for_each(|_| small(plan));
    }
    let database = Database::new().await;
    let report = history(&[(5, nothing), (6, many), (7, nothing), (8, fails_to_run)]).up(&database.pool).await.unwrap_err();
    assert!(report.to_string().contains("_step_8`, `up`, statement 1 of 2"), "{report}");
    let report = history(&[(5, nothing), (6, many), (7, nothing)]).up(&database.pool).await.unwrap();
    assert_eq!(names(&report)[4..9], ["step_4", "step_5", "step_6", "step_7", "step_8"]);
    assert_eq!(database.rows("SELECT count(*) FROM log").await, [(MANY - 4 + 100).to_string()]);
    assert!(migrator(vec![]).up(&database.pool).await.unwrap_err().is_newer_database());
}

/// The spans of migrations and what was said in them.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Seen>>);

#[derive(Default)]
struct Seen {
    names: Vec<String>,
    current: Vec<u64>,
    said: Vec<(String, String)>,
}

impl Subscriber for Spans {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("migrator")
    }

    fn new_span(&self, attributes: &span::Attributes<'_>) -> span::Id {
        let mut text = Text::default();
        attributes.record(&mut text);
        let mut seen = self.0.lock().unwrap();
        seen.names.push(text.migration);
        span::Id::from_u64(u64::try_from(seen.names.len()).unwrap())
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut text = Text::default();
        event.record(&mut text);
        let mut seen = self.0.lock().unwrap();
        let span = seen.current.last().and_then(|&id| seen.names.get(usize::try_from(id).unwrap() - 1)).cloned();
        seen.said.push((span.unwrap_or_default(), text.message));
    }

    fn enter(&self, id: &span::Id) {
        self.0.lock().unwrap().current.push(id.into_u64());
    }

    fn exit(&self, _: &span::Id) {
        self.0.lock().unwrap().current.pop();
    }
}

#[derive(Default)]
struct Text {
    migration: String,
    message: String,
}

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        match field.name() {
            "migration" => self.migration = format!("{value:?}"),
            "message" => self.message = format!("{value:?}"),
            _ => {}
        }
    }
}

#[tokio::test]
async fn every_migration_has_a_span_with_its_statements_and_its_result() {
    let spans = Spans::default();
    let guard = tracing::subscriber::set_default(spans.clone());
    // A place in the code that another test came to first is taken for one that nobody listens to. Once all were passed, this asks again.
    history(&[]).up(&Database::new().await.pool).await.unwrap();
    tracing::callsite::rebuild_interest_cache();
    *spans.0.lock().unwrap() = Seen::default();
    history(&[]).up(&Database::new().await.pool).await.unwrap();
    drop(guard);
    let seen = spans.0.lock().unwrap();
    for at in 1..MANY {
        let label = format!("2025{at:010}_step_{at}");
        let said: Vec<&str> = seen.said.iter().filter(|(span, _)| *span == label).map(|(_, said)| said.as_str()).collect();
        assert_eq!(said.len(), 3, "{label}: {said:?}");
        assert!(said[0].starts_with("INSERT INTO log") && said[1].starts_with("UPDATE log"), "{said:?}");
        assert!(said[2].starts_with(&format!("applied `{label}` in ")), "{said:?}");
    }
}
