//! What is refused, and what the refusal says (scenarios of missing, late, edited and draft migrations).

use migrator::{Environment, Late, Migration, MigrationState, Migrations, Migrator, Target};

use crate::engine::{Engine, on_every_database};
use crate::support::{list, migrator, names, nothing, of};

const ONE: Migration =
    Migration::new("20250101000000", "initial", |plan| plan.sql("CREATE TABLE a (id INTEGER)"), |plan| plan.sql("DROP TABLE a"));
const TWO: Migration =
    Migration::new("20250102000000", "second", |plan| plan.sql("CREATE TABLE b (id TEXT)"), |plan| plan.sql("DROP TABLE b"));
const THREE: Migration =
    Migration::new("20250103000000", "third", |plan| plan.sql("CREATE TABLE c (id INTEGER)"), |plan| plan.sql("DROP TABLE c"));

on_every_database!(
    a_typo_in_the_target_does_nothing,
    a_newer_database_is_refused_and_can_be_taken_back,
    a_removed_migration_is_refused,
    a_late_migration_is_applied_and_reported_or_refused,
    an_edited_migration_names_the_statement,
    comments_line_endings_and_indentation_are_no_edit,
    a_draft_that_is_sealed_unchanged_only_changes_its_flag,
    production_refuses_drafts_unless_they_are_allowed,
    down_stops_where_a_check_finds_rows_and_uses_what_was_stored,
    a_down_that_cannot_be_read_is_not_replaced_by_that_of_the_program,
    an_entity_that_no_list_knows_is_named;
    a_rewritten_draft_is_rolled_back_without_litter_and_applied_anew,
    a_draft_that_vanished_or_was_undone_leaves_nothing,
);

async fn a_typo_in_the_target_does_nothing<D: Engine>() {
    let database = D::new().await;
    let all = migrator(vec![ONE, TWO, THREE]);
    let error = all.up_to(database.pool(), "secnd").await.unwrap_err();
    assert!(error.is_unknown_target());
    assert_eq!(error.to_string(), "there is no migration `secnd`; nothing was done");
    assert_eq!(error.hint(), Some("close to it: `20250102000000_second`"));
    assert!(database.objects().await.is_empty());
    all.up(database.pool()).await.unwrap();
    assert!(all.down(database.pool(), "secnd").await.unwrap_err().is_unknown_target());
    assert!(all.down(database.pool(), "2025").await.unwrap_err().to_string().contains("is the name of 3 migrations"));
    assert_eq!(database.tables().await.len(), 3);
}

async fn a_newer_database_is_refused_and_can_be_taken_back<D: Engine>() {
    let database = D::new().await;
    migrator(vec![ONE, TWO, THREE]).up(database.pool()).await.unwrap();
    let old = migrator(vec![ONE]);
    let error = old.up(database.pool()).await.unwrap_err();
    assert!(error.is_newer_database());
    let text = error.to_string();
    assert!(
        text.contains("ends with `20250101000000_initial`") && text.contains("`20250102000000_second`, `20250103000000_third`"),
        "{text}"
    );
    assert!(error.hint().unwrap().contains("run the newer program"));
    assert!(old.assert_current(database.pool()).await.unwrap_err().is_newer_database());
    // The stored statements undo what this program never had.
    assert_eq!(names(&old.down(database.pool(), "initial").await.unwrap()), ["third", "second"]);
    assert!(old.up(database.pool()).await.unwrap().is_empty());
}

async fn a_removed_migration_is_refused<D: Engine>() {
    let database = D::new().await;
    migrator(vec![ONE, TWO, THREE]).up(database.pool()).await.unwrap();
    let error = migrator(vec![ONE, THREE]).up(database.pool()).await.unwrap_err();
    assert!(error.is_removed() && !error.is_newer_database());
    assert_eq!(error.to_string(), "applied to the database, but no longer in this program: `20250102000000_second`");
    assert!(error.hint().unwrap().starts_with("bring the file back"));
}

async fn a_late_migration_is_applied_and_reported_or_refused<D: Engine>() {
    let database = D::new().await;
    migrator(vec![ONE, THREE]).up(database.pool()).await.unwrap();
    let all = migrator(vec![ONE, TWO, THREE]);
    let error = all.clone().late(Late::Refuse).up(database.pool()).await.unwrap_err();
    assert!(error.is_late());
    assert_eq!(error.to_string(), "older than `20250103000000_third`, which is applied: `20250102000000_second`; nothing was done");
    let report = all.up(database.pool()).await.unwrap();
    assert!(report.done[0].late);
    assert!(report.to_string().ends_with("late, after newer ones: second"), "{report}");
    let down = all.down(database.pool(), 1).await.unwrap();
    assert_eq!(names(&down), ["second"], "undone in the order of changes");
}

async fn an_edited_migration_names_the_statement<D: Engine>() {
    const BEFORE: Migration = Migration::new(
        "20250102000000",
        "second",
        |plan| {
            plan.sql("CREATE TABLE b (id TEXT)");
            plan.sql("INSERT INTO b VALUES ('one')");
        },
        nothing,
    );
    const AFTER: Migration = Migration::new(
        "20250102000000",
        "second",
        |plan| {
            plan.sql("CREATE TABLE b (id TEXT)");
            plan.sql("INSERT INTO b VALUES ('two')");
            plan.sql("CREATE TABLE more (id INTEGER)");
        },
        nothing,
    );
    let database = D::new().await;
    migrator(vec![ONE, BEFORE]).up(database.pool()).await.unwrap();
    let error = migrator(vec![ONE, AFTER]).up(database.pool()).await.unwrap_err();
    assert!(error.is_edited());
    assert_eq!(
        error.to_string(),
        "`20250102000000_second` was changed after it was applied: statement 2 was\n    INSERT INTO b VALUES ('one');\nand is now\n    \
         INSERT INTO b VALUES ('two');"
    );
    assert!(error.hint().unwrap().contains("new migration"));
    let status = migrator(vec![ONE, AFTER]).status(database.pool()).await.unwrap();
    assert_eq!(status.migrations[1].state, MigrationState::Edited);
    assert_eq!(database.rows("SELECT id FROM b").await, ["one"]);
    migrator(vec![ONE, AFTER]).down(database.pool(), 1).await.unwrap();
}

async fn comments_line_endings_and_indentation_are_no_edit<D: Engine>() {
    const PLAIN: Migration =
        Migration::new("20250102000000", "s", |plan| plan.sql("CREATE TABLE b (id TEXT, name TEXT DEFAULT 'a  b')"), nothing);
    const SAME: Migration = Migration::new(
        "20250102000000",
        "s",
        |plan| plan.sql("CREATE TABLE b (\r\n    id TEXT, -- the id\r\n    name TEXT DEFAULT 'a  b' /* two */\r\n);\r\n"),
        nothing,
    );
    const OTHER: Migration =
        Migration::new("20250102000000", "s", |plan| plan.sql("CREATE TABLE b (id TEXT, name TEXT DEFAULT 'a b')"), nothing);
    let with_head =
        |migration: Migration, head: &'static str| -> Migrator { Migrator::new(Box::leak(Box::new(of(vec![ONE, migration]).head(head)))) };
    let database = D::new().await;
    with_head(PLAIN, "1").up(database.pool()).await.unwrap();
    let head = "SELECT head FROM _migrator_head";
    let before = database.rows(head).await;
    assert!(with_head(SAME, "2").up(database.pool()).await.unwrap().is_empty());
    assert_ne!(database.rows(head).await, before, "the head is refreshed, so that the next start is free again");
    assert!(with_head(OTHER, "3").up(database.pool()).await.unwrap_err().is_edited());
}

const DRAFTS: &[&str] = &["20250102000000"];

const DRAFT: Migration = Migration::new(
    "20250102000000",
    "add_x",
    |plan| {
        plan.sql("ALTER TABLE a ADD COLUMN x TEXT");
        plan.sql("ALTER TABLE a ADD COLUMN z TEXT");
        plan.sql("CREATE TABLE side (id INTEGER)");
    },
    |plan| {
        plan.sql("ALTER TABLE a RENAME COLUMN z TO _retired_after_20250102000000_z");
        plan.sql("ALTER TABLE a RENAME COLUMN x TO _retired_20250102000000_x");
        plan.sql("ALTER TABLE side RENAME TO _retired_20250102000000_side");
    },
);
const REWRITTEN: Migration = Migration::new(
    "20250102000000",
    "add_y",
    |plan| plan.sql("ALTER TABLE a ADD COLUMN y TEXT"),
    |plan| plan.sql("ALTER TABLE a RENAME COLUMN y TO _retired_20250102000000_y"),
);

/// What is shown before the draft is replaced: its rollback, what that destroys, and the new text.
const ROLLED_BACK_AND_APPLIED: &str = "\
BEGIN;
-- roll back the draft 20250102000000_add_x
ALTER TABLE a RENAME COLUMN z TO _retired_after_20250102000000_z;
ALTER TABLE a RENAME COLUMN x TO _retired_20250102000000_x;
ALTER TABLE side RENAME TO _retired_20250102000000_side;
-- drop every column and table whose name begins with _retired_20250102000000_, with the values in it
-- drop every column and table whose name begins with _retired_after_20250102000000_, with the values in it
-- apply 20250102000000_add_y
ALTER TABLE a ADD COLUMN y TEXT;
COMMIT;
";

fn drafted(migration: Migration) -> &'static Migrations {
    Box::leak(Box::new(of(vec![ONE, migration]).drafts(DRAFTS)))
}

/// Whatever the profile of the tests, this is development.
fn development(migrations: &'static Migrations) -> Migrator {
    Migrator::new(migrations).environment(Environment::Development)
}

async fn a_rewritten_draft_is_rolled_back_without_litter_and_applied_anew<D: Engine>() {
    let database = D::new().await;
    development(drafted(DRAFT)).up(database.pool()).await.unwrap();
    database.run("INSERT INTO a VALUES (1, 'x', 'z')").await;
    let preview = development(drafted(REWRITTEN)).plan(database.pool()).await.unwrap().to_string();
    assert_eq!(preview, ROLLED_BACK_AND_APPLIED);
    let report = development(drafted(REWRITTEN)).up(database.pool()).await.unwrap();
    assert!(report.to_string().starts_with("rolled back 1 draft: add_x; applied 1 migration: add_y (in "), "{report}");
    assert_eq!(database.columns("a").await, ["id", "y"]);
    assert_eq!(database.tables().await, ["a"]);
    assert_eq!(database.rows("SELECT * FROM a").await, ["1|NULL"]);
    assert!(development(drafted(REWRITTEN)).up(database.pool()).await.unwrap().is_empty());
}

async fn a_draft_that_vanished_or_was_undone_leaves_nothing<D: Engine>() {
    let database = D::new().await;
    development(drafted(DRAFT)).up(database.pool()).await.unwrap();
    let report = development(list(vec![ONE])).up(database.pool()).await.unwrap();
    assert!(report.to_string().starts_with("rolled back 1 draft: add_x (in "), "{report}");
    assert_eq!(database.columns("a").await, ["id"]);

    development(drafted(DRAFT)).up(database.pool()).await.unwrap();
    development(drafted(DRAFT)).down(database.pool(), 1).await.unwrap();
    assert_eq!(database.columns("a").await, ["id", "_retired_20250102000000_x", "_retired_after_20250102000000_z"]);
    let preview = development(drafted(REWRITTEN)).plan(database.pool()).await.unwrap().to_string();
    let forgotten = "BEGIN;\n-- forget the undone draft 20250102000000_add_x\n-- drop every column and table whose name begins with \
                     _retired_20250102000000_, with the values in it\n";
    assert!(preview.starts_with(forgotten), "{preview}");
    let report = development(drafted(REWRITTEN)).up(database.pool()).await.unwrap();
    assert!(report.to_string().starts_with("forgot 1 draft: add_x; applied 1 migration: add_y (in "), "{report}");
    assert_eq!(database.columns("a").await, ["id", "y"]);
    assert_eq!(database.rows("SELECT id FROM _migrator_journal").await.len(), 2);
}

async fn a_draft_that_is_sealed_unchanged_only_changes_its_flag<D: Engine>() {
    let database = D::new().await;
    development(drafted(DRAFT)).up(database.pool()).await.unwrap();
    assert_eq!(database.rows("SELECT draft FROM _migrator_journal ORDER BY id").await, ["0", "1"]);
    let sealed = migrator(vec![ONE, DRAFT]).environment(Environment::Production);
    assert!(sealed.up(database.pool()).await.unwrap().is_empty());
    assert_eq!(database.rows("SELECT draft FROM _migrator_journal ORDER BY id").await, ["0", "0"]);
    assert!(migrator(vec![ONE, REWRITTEN]).up(database.pool()).await.unwrap_err().is_edited());
}

async fn production_refuses_drafts_unless_they_are_allowed<D: Engine>() {
    let database = D::new().await;
    let migrator = Migrator::new(drafted(DRAFT)).environment(Environment::Production);
    let error = migrator.up(database.pool()).await.unwrap_err();
    assert!(error.is_draft());
    assert_eq!(error.to_string(), "a draft in production: `20250102000000_add_x`; nothing was done");
    assert!(database.objects().await.is_empty());
    assert_eq!(migrator.allow_drafts().up(database.pool()).await.unwrap().done.len(), 2);
}

async fn down_stops_where_a_check_finds_rows_and_uses_what_was_stored<D: Engine>() {
    const STORED: Migration = Migration::new(
        "20250102000000",
        "optional",
        |plan| plan.sql("ALTER TABLE a ADD COLUMN x TEXT"),
        |plan| {
            plan.check("`x` has no value in `a`", "SELECT id, x FROM a WHERE x IS NULL");
            plan.sql("ALTER TABLE a DROP COLUMN x");
        },
    );
    const OTHER_DOWN: Migration =
        Migration::new("20250102000000", "optional", |plan| plan.sql("ALTER TABLE a ADD COLUMN x TEXT"), |plan| plan.sql("DROP TABLE a"));
    let database = D::new().await;
    migrator(vec![ONE, STORED]).up(database.pool()).await.unwrap();
    database.run("INSERT INTO a VALUES (7, NULL), (8, NULL), (9, 'nine')").await;
    let error = migrator(vec![ONE, OTHER_DOWN]).down(database.pool(), Target::All).await.unwrap_err();
    assert!(error.is_check_failed());
    assert_eq!(
        error.to_string(),
        "`20250102000000_optional`, `down`, statement 1 of 2: `x` has no value in `a`: 2 rows, for example id = 7, x = NULL\n    \
         SELECT id, x FROM a WHERE x IS NULL"
    );
    assert_eq!(database.columns("a").await, ["id", "x"]);
    database.run("UPDATE a SET x = ''").await;
    migrator(vec![ONE, OTHER_DOWN]).down(database.pool(), 1).await.unwrap();
    assert_eq!(database.columns("a").await, ["id"], "the stored statements ran, not those of the program");
}

// As the derive registers an entity.
migrator::__private::inventory::submit! {
    migrator::__private::Registration { module: "other_crate::model", entities: &[("Stray", "stray")] }
}

async fn a_down_that_cannot_be_read_is_not_replaced_by_that_of_the_program<D: Engine>() {
    let database = D::new().await;
    let all = migrator(vec![ONE, TWO]);
    all.up(database.pool()).await.unwrap();
    database.run("UPDATE _migrator_journal SET down = '[{\"newer\":1}]' WHERE name = 'second'").await;
    let before = database.objects().await;
    let error = all.down(database.pool(), 1).await.unwrap_err();
    assert!(error.to_string().starts_with("`20250102000000_second`, `down`: the statements that the journal keeps"), "{error}");
    assert_eq!(error.hint(), Some("run `down` with the program that applied it"));
    assert_eq!(database.objects().await, before);
}

async fn an_entity_that_no_list_knows_is_named<D: Engine>() {
    let database = D::new().await;
    let with_tables = |tables| Migrator::new(Box::leak(Box::new(of(vec![ONE]).tables(tables))));
    let error = with_tables(&["a"]).up(database.pool()).await.unwrap_err();
    assert!(error.is_unknown_entity());
    assert_eq!(
        error.to_string(),
        "the entity `Stray` (table `stray`) of the crate `other_crate` is compiled in, but the migrations do not know it"
    );
    assert!(error.hint().unwrap().contains(".with(&other_crate::migrations::MIGRATIONS)"));
    assert!(database.objects().await.is_empty());
    assert_eq!(with_tables(&["a", "stray"]).up(database.pool()).await.unwrap().done.len(), 1);
    assert!(Migrator::new(list(vec![ONE])).up(database.pool()).await.unwrap().is_empty());
}
