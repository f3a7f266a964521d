//! Up, down, redo, status, plan.

use crate::engine::{Engine, on_every_database};
use crate::support::{Database, list, migrator, names, nothing, of};
use migrator::{Atomicity, Did, Migration, MigrationState, Migrator, Plan, Risk, Target};

const CREATE: Migration = Migration::new(
    "20250101000000",
    "initial",
    |plan| {
        plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
        plan.sql("CREATE TABLE post (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES person (id) ON DELETE CASCADE)");
    },
    |plan| {
        plan.sql("ALTER TABLE post RENAME TO _retired_20250101000000_post");
        plan.sql("ALTER TABLE person RENAME TO _retired_20250101000000_person");
    },
)
.again(|plan| {
    plan.sql("ALTER TABLE _retired_20250101000000_person RENAME TO person");
    plan.sql("ALTER TABLE _retired_20250101000000_post RENAME TO post");
});

const PHONE: Migration = Migration::new(
    "20250102000000",
    "add_phone",
    |plan| plan.sql("ALTER TABLE person ADD COLUMN phone TEXT"),
    |plan| plan.sql("ALTER TABLE person RENAME COLUMN phone TO _retired_20250102000000_phone"),
)
.again(|plan| plan.sql("ALTER TABLE person RENAME COLUMN _retired_20250102000000_phone TO phone"));

const MAIL: Migration = Migration::new(
    "20250103000000",
    "add_mail",
    |plan| plan.sql("ALTER TABLE person ADD COLUMN mail TEXT"),
    |plan| plan.sql("ALTER TABLE person RENAME COLUMN mail TO _retired_20250103000000_mail"),
)
.again(|plan| plan.sql("ALTER TABLE person RENAME COLUMN _retired_20250103000000_mail TO mail"));

fn all() -> Migrator {
    migrator(vec![CREATE, PHONE, MAIL])
}

on_every_database!(
    up_applies_everything_once,
    down_and_up_bring_the_values_back,
    down_by_more_steps_than_there_are_says_so,
    down_to_a_migration_keeps_it,
    up_to_stops_there_and_up_goes_on,
    redo_undoes_and_applies_the_newest,
    status_says_how_each_migration_stands,
    each_applies_a_long_history_one_by_one,
    steps_in_rust_run_in_the_transaction,
    sea_query_statements_are_written_for_the_database,
    what_is_irreversible_says_why,
    transaction_control_in_a_migration_is_refused,
    lists_of_several_packages_are_one_history,
    futures_are_send;
    a_plan_is_the_exact_sql_and_changes_nothing,
    a_plan_says_what_can_go_wrong_on_the_database,
    an_error_undoes_everything_or_the_failed_migration,
    a_step_in_rust_that_fails_or_ends_the_transaction_is_an_error,
);

async fn up_applies_everything_once<D: Engine>() {
    let database = D::new().await;
    let before = database.settings().await;
    let report = all().up(database.pool()).await.unwrap();
    assert_eq!(names(&report), ["initial", "add_phone", "add_mail"]);
    assert!(report.to_string().starts_with("applied 3 migrations: initial, add_phone, add_mail (in "), "{report}");
    assert_eq!(database.settings().await, before);
    assert_eq!(before[0], D::FIRST_SETTING);

    database.run("INSERT INTO person VALUES (1, 'Ada', '1', 'a@b')").await;
    let again = all().up(database.pool()).await.unwrap();
    assert!(again.is_empty());
    assert_eq!(again.to_string(), "nothing to do");
    assert_eq!(database.rows("SELECT * FROM person").await, ["1|Ada|1|a@b"]);
}

async fn down_and_up_bring_the_values_back<D: Engine>() {
    let database = D::new().await;
    all().up(database.pool()).await.unwrap();
    database.run("INSERT INTO person VALUES (1, 'Ada', '1', 'a@b'); INSERT INTO post VALUES (1, 1)").await;

    let report = all().down(database.pool(), 2).await.unwrap();
    assert_eq!(names(&report), ["add_mail", "add_phone"]);
    assert!(report.done.iter().all(|done| done.action == Did::Reverted));
    let report = all().down(database.pool(), Target::All).await.unwrap();
    assert_eq!(names(&report), ["initial"]);
    assert_eq!(report.steps_short, 0);
    assert_eq!(database.tables().await, ["_retired_20250101000000_person", "_retired_20250101000000_post"]);
    assert!(all().down(database.pool(), Target::All).await.unwrap().is_empty());

    let report = all().up(database.pool()).await.unwrap();
    assert_eq!(report.done.len(), 3);
    assert_eq!(database.rows("SELECT * FROM person").await, ["1|Ada|1|a@b"]);
    assert_eq!(database.rows("SELECT * FROM post").await, ["1|1"]);
    assert!(all().up(database.pool()).await.unwrap().is_empty());
}

async fn down_by_more_steps_than_there_are_says_so<D: Engine>() {
    let database = D::new().await;
    all().up_to(database.pool(), "add_phone").await.unwrap();
    let report = all().down(database.pool(), 5).await.unwrap();
    assert_eq!((names(&report), report.steps_short), (vec!["add_phone", "initial"], 3));
    assert!(report.to_string().ends_with("; no more are applied, of 5 asked for"), "{report}");
    let report = all().down(database.pool(), 1).await.unwrap();
    assert_eq!(report.to_string(), "nothing to do; no more are applied, of 1 asked for");
}

async fn down_to_a_migration_keeps_it<D: Engine>() {
    let database = D::new().await;
    all().up(database.pool()).await.unwrap();
    let report = all().down(database.pool(), "initial").await.unwrap();
    assert_eq!(names(&report), ["add_mail", "add_phone"]);
    assert!(all().down(database.pool(), "20250101").await.unwrap().is_empty());
    let error = all().down(database.pool(), "add_mail").await.unwrap_err();
    assert!(error.is_unknown_target() && error.to_string().contains("is not applied"), "{error}");
}

async fn up_to_stops_there_and_up_goes_on<D: Engine>() {
    let database = D::new().await;
    assert_eq!(names(&all().up_to(database.pool(), "add_phone").await.unwrap()), ["initial", "add_phone"]);
    assert!(all().assert_current(database.pool()).await.unwrap_err().is_not_current());
    assert!(all().up_to(database.pool(), "initial").await.unwrap().is_empty());
    assert_eq!(names(&all().up(database.pool()).await.unwrap()), ["add_mail"]);
    all().assert_current(database.pool()).await.unwrap();
}

async fn redo_undoes_and_applies_the_newest<D: Engine>() {
    let database = D::new().await;
    assert!(all().redo(database.pool()).await.unwrap().is_empty());
    all().up(database.pool()).await.unwrap();
    database.run("INSERT INTO person VALUES (1, 'Ada', '1', 'a@b')").await;
    let report = all().redo(database.pool()).await.unwrap();
    let done: Vec<_> = report.done.iter().map(|done| (done.name.as_str(), done.action)).collect();
    assert_eq!(done, [("add_mail", Did::Reverted), ("add_mail", Did::Applied)]);
    assert_eq!(database.rows("SELECT * FROM person").await, ["1|Ada|1|a@b"]);
    assert!(all().up(database.pool()).await.unwrap().is_empty());
    assert_eq!(database.rows("SELECT count(*) FROM _migrator_journal").await, ["3"]);
}

async fn status_says_how_each_migration_stands<D: Engine>() {
    let database = D::new().await;
    let state = |status: &migrator::Status| status.migrations.iter().map(|migration| migration.state).collect::<Vec<_>>();
    let status = all().status(database.pool()).await.unwrap();
    assert_eq!(state(&status), [MigrationState::Pending; 3]);
    assert!(database.objects().await.is_empty(), "status created something");

    migrator(vec![CREATE, MAIL]).up(database.pool()).await.unwrap();
    let status = all().status(database.pool()).await.unwrap();
    assert_eq!(state(&status), [MigrationState::Applied, MigrationState::Late, MigrationState::Applied]);
    assert!(!status.is_current());
    all().up(database.pool()).await.unwrap();
    all().down(database.pool(), 1).await.unwrap();
    let status = all().status(database.pool()).await.unwrap();
    assert_eq!(state(&status), [MigrationState::Applied, MigrationState::Reverted, MigrationState::Applied]);
    let text = status.to_string();
    assert!(text.starts_with("applied   20250101000000_initial  20"), "{text}");
    assert!(text.contains("reverted  20250102000000_add_phone"), "{text}");
    assert_eq!(format!("{status:#}"), format!("{text}`up` applies the one that is pending\n"));
    let missing = migrator(vec![CREATE]).status(database.pool()).await.unwrap();
    assert_eq!(state(&missing), [MigrationState::Applied, MigrationState::Missing]);
    let steps = "`20250103000000_add_mail`: it is applied, but this program lacks it: ";
    assert!(missing.advice().next().unwrap().starts_with(steps) && format!("{missing:#}").contains(steps), "{missing:#}");
}

async fn a_plan_is_the_exact_sql_and_changes_nothing<D: Engine>() {
    let database = D::new().await;
    let plan = all().plan(database.pool()).await.unwrap();
    assert_eq!(plan.migrations().count(), 3);
    assert_eq!(plan.groups.len(), 1);
    assert_eq!(all().atomicity(Atomicity::Each).plan(database.pool()).await.unwrap().groups.len(), 3);
    let text = all().plan_to(database.pool(), "initial").await.unwrap().to_string();
    assert_eq!(
        text,
        "BEGIN;\n-- apply 20250101000000_initial\nCREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n\
         CREATE TABLE post (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES person (id) ON DELETE CASCADE);\nCOMMIT;\n"
    );
    assert!(database.objects().await.is_empty());

    all().up(database.pool()).await.unwrap();
    assert!(all().plan(database.pool()).await.unwrap().is_empty());
    assert_eq!(all().plan(database.pool()).await.unwrap().to_string(), "-- nothing to do\n");
    let down = all().plan_down(database.pool(), 1).await.unwrap().to_string();
    assert!(down.contains("-- undo 20250103000000_add_mail\nALTER TABLE person RENAME COLUMN mail TO"), "{down}");
    assert!(all().up(database.pool()).await.unwrap().is_empty());
}

async fn a_plan_says_what_can_go_wrong_on_the_database<D: Engine>() {
    const RISKS: &[Risk] = &[
        Risk::new("20250102000000", "gone_column", "Everywhere."),
        Risk::new("20250102000000", "built_index", "On sqlite.").on(&["sqlite"]),
        Risk::new("20250102000000", "built_index", "On postgres.").on(&["postgres"]),
        Risk::new("20250102000000", "built_index", "On mysql.").on(&["mysql"]),
    ];
    let database = D::new().await;
    let named = Migration::new("20250102000000", "named", |plan| plan.sql(format!("SELECT 'On {}.'", plan.dialect())), nothing);
    let migrator = Migrator::new(Box::leak(Box::new(of(vec![CREATE, named]).risks(RISKS))));
    let plan = migrator.plan(database.pool()).await.unwrap();
    let [first, second] = plan.migrations().collect::<Vec<_>>()[..] else { panic!("{plan}") };
    assert!(first.risks.is_empty());
    let own = second.risks[1].message();
    assert_eq!(second.statements, [format!("SELECT '{own}';")]);
    let risks = format!("-- apply 20250102000000_named\n-- risk (gone_column): Everywhere.\n-- risk (built_index): {own}\nSELECT");
    assert!(second.risks.len() == 2 && plan.to_string().contains(&risks), "{plan}");
    migrator.up(database.pool()).await.unwrap();
    assert!(migrator.plan_down(database.pool(), 1).await.unwrap().migrations().all(|migration| migration.risks.is_empty()));
}

async fn an_error_undoes_everything_or_the_failed_migration<D: Engine>() {
    let broken = Migration::new(
        "20250102000000",
        "broken",
        |plan| {
            plan.sql("CREATE TABLE one (id INTEGER)");
            plan.sql("CREATE TABLE two (id INTEGER); CREATE TABLE nonsense (");
        },
        nothing,
    );
    let database = D::new().await;
    let error = migrator(vec![CREATE, broken]).up(database.pool()).await.unwrap_err();
    assert!(database.tables().await.is_empty());
    assert!(error.applied().is_empty());
    assert_eq!(error.to_string(), format!("`20250102000000_broken`, `up`, statement 3 of 3: {}\n    CREATE TABLE nonsense (", D::REFUSED));

    let error = migrator(vec![CREATE, broken]).atomicity(Atomicity::Each).up(database.pool()).await.unwrap_err();
    assert_eq!(error.applied().len(), 1);
    assert_eq!(error.applied()[0].name, "initial");
    assert_eq!(database.tables().await.len(), 2);
    assert_eq!(names(&migrator(vec![CREATE, PHONE]).up(database.pool()).await.unwrap()), ["add_phone"]);
}

async fn each_applies_a_long_history_one_by_one<D: Engine>() {
    let database = D::new().await;
    let report = all().atomicity(Atomicity::Each).up(database.pool()).await.unwrap();
    assert_eq!(report.done.len(), 3);
    let report = all().atomicity(Atomicity::Each).down(database.pool(), Target::All).await.unwrap();
    assert_eq!(names(&report), ["add_mail", "add_phone", "initial"]);
    all().atomicity(Atomicity::Each).up(database.pool()).await.unwrap();
    assert!(all().up(database.pool()).await.unwrap().is_empty());
}

async fn steps_in_rust_run_in_the_transaction<D: Engine>() {
    let database = D::new().await;
    let lower = Migration::new("20250102000000", "lower", D::lower, D::upper);
    migrator(vec![CREATE]).up(database.pool()).await.unwrap();
    database.run("INSERT INTO person VALUES (1, 'Ada')").await;
    migrator(vec![CREATE, lower]).up(database.pool()).await.unwrap();
    assert_eq!(database.rows("SELECT name FROM person").await, ["ada"]);
    let error = migrator(vec![CREATE]).down(database.pool(), 1).await.unwrap_err();
    assert!(error.to_string().contains("needs the step `upper` in Rust"), "{error}");
    migrator(vec![CREATE, lower]).down(database.pool(), 1).await.unwrap();
    assert_eq!(database.rows("SELECT name FROM person").await, ["ADA"]);
}

async fn a_step_in_rust_that_fails_or_ends_the_transaction_is_an_error<D: Engine>() {
    let fails = Migration::new(
        "20250102000000",
        "fails",
        |plan| {
            plan.sql("CREATE TABLE gone (id INTEGER)");
            D::fail(plan);
        },
        nothing,
    );
    let database = D::new().await;
    let error = migrator(vec![CREATE, fails]).up(database.pool()).await.unwrap_err();
    assert!(error.to_string().contains("the step `fail` failed: no luck"), "{error}");
    assert!(database.tables().await.is_empty());

    let commits = Migration::new("20250102000000", "commits", D::commit, nothing);
    let error = migrator(vec![CREATE, commits]).up(database.pool()).await.unwrap_err();
    assert!(error.to_string().contains("ended the migration's transaction"), "{error}");
    migrator(vec![PHONE]).status(database.pool()).await.unwrap();
    assert_eq!(database.settings().await[0], D::FIRST_SETTING);
}

async fn sea_query_statements_are_written_for_the_database<D: Engine>() {
    use migrator::sea_query::{Expr, ExprTrait as _, Query};
    let fill = Migration::new(
        "20250102000000",
        "fill",
        |plan: &mut Plan| {
            plan.statement(Query::insert().into_table("person").columns(["id", "name"]).values_panic([7.into(), "O'Hara".into()]));
            plan.statement(Query::update().table("person").value("name", "x").and_where(Expr::col("id").eq(8)));
        },
        nothing,
    );
    let database = D::new().await;
    migrator(vec![CREATE, fill]).up(database.pool()).await.unwrap();
    assert_eq!(database.rows("SELECT id, name FROM person").await, ["7|O'Hara"]);
}

#[tokio::test]
async fn what_sea_query_cannot_write_is_an_error() {
    use migrator::sea_query::{ColumnDef, Table};
    let text = Migration::new(
        "20250102000000",
        "text",
        |plan| plan.statement(&Table::alter().table("person").modify_column(ColumnDef::new("name").text()).take()),
        nothing,
    );
    let database = Database::new().await;
    let error = migrator(vec![CREATE, text]).up(&database.pool).await.unwrap_err();
    assert!(error.to_string().contains("can't be written for this database"), "{error}");
    assert_eq!(error.migration(), Some("20250102000000_text"));
}

async fn what_is_irreversible_says_why<D: Engine>() {
    let forever = Migration::new(
        "20250102000000",
        "forever",
        |plan| plan.sql("CREATE TABLE x (id INTEGER)"),
        |plan| plan.irreversible("keys were thrown away"),
    );
    let database = D::new().await;
    migrator(vec![CREATE, forever, MAIL]).up(database.pool()).await.unwrap();
    let error = migrator(vec![CREATE, forever, MAIL]).down(database.pool(), Target::All).await.unwrap_err();
    assert!(error.is_irreversible());
    assert_eq!(error.to_string(), "`20250102000000_forever`, `down`: can't be undone: keys were thrown away");
    assert!(migrator(vec![CREATE, forever, MAIL]).up(database.pool()).await.unwrap().is_empty());
}

async fn transaction_control_in_a_migration_is_refused<D: Engine>() {
    for sql in ["COMMIT", "CREATE TABLE a (id INTEGER); ROLLBACK", "SAVEPOINT x", "/* */ BEGIN"] {
        let sql: &'static str = sql;
        let database = D::new().await;
        let migration = match sql {
            "COMMIT" => Migration::new("20250102000000", "x", |plan| plan.sql("COMMIT"), nothing),
            "SAVEPOINT x" => Migration::new("20250102000000", "x", |plan| plan.sql("SAVEPOINT x"), nothing),
            "/* */ BEGIN" => Migration::new("20250102000000", "x", |plan| plan.sql("/* */ BEGIN"), nothing),
            _ => Migration::new("20250102000000", "x", |plan| plan.sql("CREATE TABLE a (id INTEGER); ROLLBACK"), nothing),
        };
        let error = migrator(vec![CREATE, migration]).up(database.pool()).await.unwrap_err();
        assert!(error.to_string().contains("can't be in a migration"), "{sql}: {error}");
        assert!(error.hint().unwrap().contains("remove the statement"));
        assert!(database.objects().await.is_empty(), "{sql}");
    }
}

async fn lists_of_several_packages_are_one_history<D: Engine>() {
    let auth = Migration::new(
        "20250101000000",
        "auth",
        |plan| plan.sql("CREATE TABLE session (id INTEGER)"),
        |plan| plan.sql("DROP TABLE session"),
    );
    let app: &'static migrator::Migrations = Box::leak(Box::new(of(vec![CREATE, PHONE]).package("app")));
    let auth: &'static migrator::Migrations = Box::leak(Box::new(of(vec![auth]).package("auth")));
    let database = D::new().await;
    let report = Migrator::new(app).with(auth).up(database.pool()).await.unwrap();
    assert_eq!(names(&report), ["initial", "auth", "add_phone"]);
    assert!(Migrator::new(app).with(auth).up(database.pool()).await.unwrap().is_empty());
    // Another program with one of the lists: the rest is none of its business.
    assert!(Migrator::new(app).up(database.pool()).await.unwrap().is_empty());
    assert!(Migrator::new(auth).status(database.pool()).await.unwrap().is_current());
    let renamed: &'static migrator::Migrations = Box::leak(Box::new(of(vec![CREATE, PHONE]).package("shop")));
    assert!(Migrator::new(renamed).with(auth).up(database.pool()).await.unwrap().is_empty(), "the package was only renamed");

    let twice = Migrator::new(list(vec![CREATE])).with(list(vec![CREATE])).up(database.pool()).await.unwrap_err();
    assert!(twice.to_string().contains("two migrations have the id 20250101000000"), "{twice}");
    assert!(twice.hint().unwrap().starts_with("give each list of migrations its own"), "{twice:#}");
    let twice = migrator(vec![CREATE, CREATE]).plan(database.pool()).await.unwrap_err();
    assert!(twice.hint().unwrap().starts_with("give one of them another id"), "{twice:#}");
}

async fn futures_are_send<D: Engine>() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let database = D::new().await;
    let migrator = all();
    is_send(migrator.plan(database.pool())).await.unwrap();
    is_send(migrator.up(database.pool())).await.unwrap();
    is_send(migrator.up_to(database.pool(), "initial")).await.unwrap();
    is_send(migrator.status(database.pool())).await.unwrap();
    is_send(migrator.assert_current(database.pool())).await.unwrap();
    is_send(migrator.redo(database.pool())).await.unwrap();
    let down = is_send(migrator.down(database.pool(), Target::All)).await.unwrap();
    assert_eq!(down.done.len(), 3);
}
