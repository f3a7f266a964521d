//! Where a program runs, and what the database remembers of that.

use migrator::{Environment, Migration, Migrations, Migrator, Plan, Target};

use crate::engine::{Engine, on_every_database};
use crate::support::{list, nothing, of};

const ONE: Migration =
    Migration::new("20250101000000", "initial", |plan| plan.sql("CREATE TABLE a (id INTEGER)"), |plan| plan.sql("DROP TABLE a"));
const TWO: Migration = Migration::new(
    "20250102000000",
    "second",
    |plan| plan.sql("ALTER TABLE a ADD COLUMN x TEXT"),
    |plan| plan.sql("ALTER TABLE a DROP COLUMN x"),
);
const DRAFT: Migration = Migration::new("20250103000000", "add_y", |plan| plan.sql("ALTER TABLE a ADD COLUMN y TEXT"), nothing);

on_every_database!(
    the_first_program_marks_the_database,
    a_production_mark_is_never_taken_back_by_the_way,
    only_a_person_makes_production_development_again,
    a_development_program_is_guarded_by_the_mark,
    a_mark_that_nobody_knows_counts_as_production,
    what_is_destroyed_in_production_is_so_only_where_that_is_allowed,
    a_down_that_destroys_is_guarded_also_where_the_program_does_not_have_it,
    a_draft_that_destroyed_something_is_not_rolled_back_by_half,
);

fn one() -> &'static Migrations {
    list(vec![ONE])
}

fn two() -> &'static Migrations {
    list(vec![ONE, TWO])
}

fn in_environment(migrations: &'static Migrations, environment: Environment) -> Migrator {
    Migrator::new(migrations).environment(environment)
}

async fn mark<D: Engine>(database: &D) -> Option<Environment> {
    Migrator::new(one()).status(database.pool()).await.unwrap().mark
}

async fn the_first_program_marks_the_database<D: Engine>() {
    for environment in [Environment::Development, Environment::Test, Environment::Production] {
        let database = D::new().await;
        assert_eq!(mark(&database).await, None);
        in_environment(one(), environment).up(database.pool()).await.unwrap();
        assert_eq!(mark(&database).await, Some(environment));
    }
}

async fn a_production_mark_is_never_taken_back_by_the_way<D: Engine>() {
    let database = D::new().await;
    in_environment(one(), Environment::Development).up(database.pool()).await.unwrap();
    in_environment(two(), Environment::Production).up(database.pool()).await.unwrap();
    assert_eq!(mark(&database).await, Some(Environment::Production), "a program that was told so makes it production");
    in_environment(two(), Environment::Development).down(database.pool(), 1).await.unwrap();
    in_environment(two(), Environment::Test).up(database.pool()).await.unwrap();
    assert_eq!(mark(&database).await, Some(Environment::Production));
    let status = in_environment(two(), Environment::Development).status(database.pool()).await.unwrap();
    let said = "the database is marked as production, while this program runs in development\n";
    assert!(status.is_current() && status.to_string().ends_with(said), "{status}");
    assert!(!in_environment(two(), Environment::Production).status(database.pool()).await.unwrap().to_string().contains("marked"));
}

async fn only_a_person_makes_production_development_again<D: Engine>() {
    let database = D::new().await;
    let development = in_environment(one(), Environment::Development);
    development.mark_environment(database.pool(), Environment::Production).await.unwrap();
    assert_eq!(mark(&database).await, Some(Environment::Production), "also before the first migration");
    development.up(database.pool()).await.unwrap();
    assert_eq!(mark(&database).await, Some(Environment::Production));
    assert!(development.down(database.pool(), Target::All).await.unwrap_err().is_guarded());
    development.mark_environment(database.pool(), Environment::Development).await.unwrap();
    assert_eq!(mark(&database).await, Some(Environment::Development));
    assert_eq!(development.down(database.pool(), Target::All).await.unwrap().done.len(), 1);
}

async fn a_development_program_is_guarded_by_the_mark<D: Engine>() {
    let database = D::new().await;
    in_environment(two(), Environment::Production).up(database.pool()).await.unwrap();
    let drafted: &'static Migrations = Box::leak(Box::new(of(vec![ONE, TWO, DRAFT]).drafts(&["20250103000000"])));
    let development = in_environment(drafted, Environment::Development);
    let error = development.up(database.pool()).await.unwrap_err();
    assert!(error.is_draft());
    assert_eq!(
        error.to_string(),
        "a draft in production (the database is marked as production, while this program runs in development): `20250103000000_add_y`; \
         nothing was done"
    );
    let error = development.down(database.pool(), Target::All).await.unwrap_err();
    assert!(error.is_guarded() && error.hint().unwrap().contains("`Migrator::allow_down_all()`"), "{error:?}");
    assert!(development.plan_down(database.pool(), Target::All).await.unwrap_err().is_guarded());
    assert_eq!(development.down(database.pool(), "initial").await.unwrap().done.len(), 1, "a named target is no accident");
    assert_eq!(development.clone().allow_drafts().up(database.pool()).await.unwrap().done.len(), 2);
    assert_eq!(development.allow_down_all().down(database.pool(), Target::All).await.unwrap().done.len(), 3);
    assert_eq!(mark(&database).await, Some(Environment::Production));
}

async fn a_mark_that_nobody_knows_counts_as_production<D: Engine>() {
    let database = D::new().await;
    let development = in_environment(one(), Environment::Development);
    development.up(database.pool()).await.unwrap();
    database.run("UPDATE _migrator_settings SET value = 'staging'").await;
    assert!(development.down(database.pool(), Target::All).await.unwrap_err().is_guarded());
}

async fn what_is_destroyed_in_production_is_so_only_where_that_is_allowed<D: Engine>() {
    fn up(plan: &mut Plan) {
        plan.destroys("`x` of `a`");
        plan.sql("ALTER TABLE a DROP COLUMN x");
    }
    const PURGE: Migration = Migration::new("20250104000000", "drop_x_from_a", up, |plan| plan.irreversible("`x` of `a` was destroyed"));
    let database = D::new().await;
    let purging = || in_environment(list(vec![ONE, TWO, PURGE]), Environment::Production);
    in_environment(two(), Environment::Production).up(database.pool()).await.unwrap();
    let error = purging().up(database.pool()).await.unwrap_err();
    assert!(error.is_guarded());
    let said = "destroys values for good, in production: `20250104000000_drop_x_from_a`; nothing was done";
    assert!(format!("{error:#}").starts_with(said) && format!("{error:#}").contains("`Migrator::allow_purges()`"), "{error:#}");
    assert!(purging().plan(database.pool()).await.unwrap_err().is_guarded());
    let plan = purging().allow_purges().plan(database.pool()).await.unwrap();
    assert!(plan.to_string().contains("-- apply 20250104000000_drop_x_from_a\n-- destroys `x` of `a`\nALTER TABLE"), "{plan}");
    assert_eq!(plan.migrations().next().map(|planned| planned.statements.len()), Some(1), "it is said, not run");
    assert_eq!(purging().allow_purges().up(database.pool()).await.unwrap().done.len(), 1);
    let error = purging().down(database.pool(), 1).await.unwrap_err();
    assert!(error.is_irreversible() && error.to_string().contains("`x` of `a` was destroyed"), "{error}");
}

async fn a_down_that_destroys_is_guarded_also_where_the_program_does_not_have_it<D: Engine>() {
    fn down(plan: &mut Plan) {
        plan.destroys("`y` of `a`");
        plan.sql("ALTER TABLE a DROP COLUMN y");
    }
    const ADD: Migration = Migration::new("20250104000000", "add_y", |plan| plan.sql("ALTER TABLE a ADD COLUMN y INT"), down);
    let database = D::new().await;
    let with = || in_environment(list(vec![ONE, TWO, ADD]), Environment::Production);
    let without = || in_environment(two(), Environment::Production);
    assert_eq!(with().up(database.pool()).await.unwrap().done.len(), 3, "`up` destroys nothing");
    for migrator in [with(), without()] {
        let error = migrator.down(database.pool(), 1).await.unwrap_err();
        assert!(error.is_guarded() && error.to_string().contains("20250104000000_add_y"), "{error}");
        assert!(migrator.plan_down(database.pool(), 1).await.unwrap_err().is_guarded());
    }
    assert_eq!(without().allow_purges().down(database.pool(), 1).await.unwrap().done.len(), 1);
    assert_eq!(with().up(database.pool()).await.unwrap().done.len(), 1);
}

async fn a_draft_that_destroyed_something_is_not_rolled_back_by_half<D: Engine>() {
    fn up(plan: &mut Plan) {
        plan.destroys("`x` of `a`");
        plan.sql("ALTER TABLE a DROP COLUMN x");
    }
    fn rewritten(plan: &mut Plan) {
        up(plan);
        plan.sql("ALTER TABLE a ADD COLUMN y INT");
    }
    const ID: &str = "20250104000000";
    let lost = |up| Migration::new(ID, "drop_x", up, |plan| plan.irreversible("`x` of `a` was destroyed"));
    let drafted = |up| -> &'static Migrations { Box::leak(Box::new(of(vec![ONE, TWO, lost(up)]).drafts(&[ID]))) };
    let database = D::new().await;
    let development = |up| in_environment(drafted(up), Environment::Development);
    development(up).up(database.pool()).await.unwrap();
    let before = database.objects().await;
    let error = development(rewritten).up(database.pool()).await.unwrap_err();
    assert!(error.is_irreversible(), "{error:#}");
    for said in ["20250104000000_drop_x", "can't be rolled back: `x` of `a` was destroyed", "begin anew with `fresh`"] {
        assert!(format!("{error:#}").contains(said), "{said}\n{error:#}");
    }
    assert_eq!(database.objects().await, before);
    assert!(development(rewritten).status(database.pool()).await.is_ok());
    assert_eq!(development(rewritten).fresh(database.pool()).await.unwrap().done.len(), 3);
}
