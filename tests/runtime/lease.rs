//! A lease in place of the database's own lock.

use std::time::Duration;

use migrator::{Atomicity, Lock, Migration, Migrator, Plan, Target};

use crate::engine::{Engine, Mysql, Postgres, admin_url, mysql_url};
use crate::processes::polled;
use crate::support::{COUNTER, Database, migrator, names, nothing};

/// A database on a server, where others connect as well.
trait Shared: Engine {
    /// Another pool of one connection.
    fn another(&self) -> Self::Pool;
}

impl Shared for Postgres {
    fn another(&self) -> Self::Pool {
        self.other(1)
    }
}

impl Shared for Mysql {
    fn another(&self) -> Self::Pool {
        self.other(1)
    }
}

/// Runs each of these tests on the servers.
macro_rules! on_servers {
    ($($test:ident),* $(,)?) => {
        mod postgres {
            $(#[tokio::test] async fn $test() {
                if super::admin_url().is_some() {
                    super::$test::<super::Postgres>().await;
                }
            })*
        }

        mod mysql {
            $(#[tokio::test] async fn $test() {
                if super::mysql_url().is_some() {
                    super::$test::<super::Mysql>().await;
                }
            })*
        }
    };
}

on_servers!(
    everything_is_applied_undone_and_left_clean,
    many_at_once_apply_everything_once,
    it_is_renewed_while_a_statement_runs,
    who_waits_is_told_who_has_it,
    time_is_the_servers,
    one_that_was_taken_away_commits_nothing,
    a_future_that_is_dropped_gives_it_back,
    a_step_in_rust_that_commits_is_noticed,
);

const ONE: Migration = COUNTER;
const TWO: Migration = Migration::new("20250102000000", "two", count, nothing);
const THREE: Migration = Migration::new(
    "20250103000000",
    "three",
    |plan| {
        plan.sql("ALTER TABLE counter ADD COLUMN more INTEGER");
        count(plan);
    },
    |plan| plan.sql("ALTER TABLE counter DROP COLUMN more"),
);

fn count(plan: &mut Plan) {
    plan.sql("UPDATE counter SET n = n + 1");
}

fn leased(migrations: Vec<Migration>, lasts: Duration) -> Migrator {
    migrator(migrations).lock(Lock::Lease { lasts }).lock_timeout(Duration::from_mins(1))
}

fn all() -> Migrator {
    leased(vec![ONE, TWO, THREE], Duration::from_mins(1))
}

/// How often the lease was taken, and whether it can be taken.
const STATE: &str = "SELECT fence, session FROM _migrator_lease";

async fn everything_is_applied_undone_and_left_clean<D: Shared>() {
    let database = D::new().await;
    let settings = database.settings().await;
    for (round, atomicity) in [Atomicity::All, Atomicity::Each, Atomicity::None].into_iter().enumerate() {
        let migrator = all().atomicity(atomicity);
        assert_eq!(names(&migrator.up(database.pool()).await.unwrap()), ["one", "two", "three"]);
        assert_eq!(database.rows("SELECT n FROM counter").await, ["2"]);
        assert!(migrator.up(database.pool()).await.unwrap().is_empty());
        assert_eq!(names(&migrator.down(database.pool(), Target::All).await.unwrap()), ["three", "two", "one"]);
        assert_eq!(database.tables().await, [""; 0]);
        assert_eq!(database.rows(STATE).await, [format!("{}|0", 2 * round + 2)], "taken for what is to be done, and given back");
        assert_eq!(database.settings().await, settings);
    }
    all().mark_applied(database.pool(), "one").await.unwrap();
    assert_eq!(database.rows(STATE).await, ["7|0"]);
}

async fn many_at_once_apply_everything_once<D: Shared>() {
    let database = D::new().await;
    let migrators: Vec<(Migrator, D::Pool)> = (0..4).map(|_| (all(), database.another())).collect();
    let one = async |at: usize| migrators[at].0.up(&migrators[at].1).await.unwrap().done.len();
    let done = tokio::join!(one(0), one(1), one(2), one(3));
    assert_eq!(done.0 + done.1 + done.2 + done.3, 3, "everything was applied once");
    assert_eq!(database.rows("SELECT n FROM counter").await, ["2"]);
}

/// A statement that takes seconds.
fn slow(plan: &mut Plan, seconds: u32) {
    let sleep = if plan.dialect() == migrator::Dialect::Mysql { "sleep" } else { "pg_sleep" };
    plan.sql(format!("CREATE TABLE slow AS SELECT 1 AS n FROM (SELECT {sleep}({seconds})) AS s"));
}

async fn it_is_renewed_while_a_statement_runs<D: Shared>() {
    let database = D::new().await;
    let slowly = Migration::new("20250104000000", "slow", |plan| slow(plan, 4), nothing);
    let lasts = Duration::from_secs(1);
    let (one, other) = (leased(vec![ONE, slowly], lasts), leased(vec![ONE, slowly], lasts));
    let pools = [database.another(), database.another()];
    let (first, second) = tokio::join!(one.up(&pools[0]), other.up(&pools[1]));
    let (first, second) = (first.unwrap(), second.unwrap());
    assert_eq!(first.done.len() + second.done.len(), 2, "one did it all while the other waited");
    assert!(first.is_empty() || second.is_empty());
    assert_eq!(database.rows("SELECT count(*) FROM slow").await, ["1"]);
}

async fn who_waits_is_told_who_has_it<D: Shared>() {
    let database = D::new().await;
    all().up(database.pool()).await.unwrap();
    database.run("UPDATE _migrator_lease SET holder = '`app` (process 7 on web-1)', fence = 5, expires_at = expires_at + 600000000").await;
    let four = || leased(vec![ONE, TWO, THREE, Migration::new("20250104000000", "four", count, nothing)], Duration::from_secs(9));
    let error = four().lock_timeout(Duration::from_millis(200)).up(database.pool()).await.unwrap_err();
    assert!(error.is_locked());
    let text = error.message();
    assert!(text.starts_with("another process is migrating this database: `app` (process 7 on web-1) has lease 5, for "), "{text}");
    assert!(text.contains(" s; it ends in 59") && text.ends_with(" s unless it is renewed; gave up after 200ms"), "{text}");
    assert!(error.hint().unwrap().ends_with("and a lease ends by itself"), "{error:#}");

    database.run("UPDATE _migrator_lease SET expires_at = 1").await;
    assert_eq!(names(&four().up(database.pool()).await.unwrap()), ["four"]);
    assert_eq!(database.rows(STATE).await, ["6|0"]);
    let holder = database.rows("SELECT holder FROM _migrator_lease").await.remove(0);
    assert!(holder.starts_with("`runtime-") && holder.contains(&format!("(process {} on ", std::process::id())), "{holder}");
}

/// What a lease ends by is written and compared by one clock, and can be read there.
async fn time_is_the_servers<D: Shared>() {
    let database = D::new().await;
    let look = |plan: &mut Plan| {
        let now = if plan.dialect() == migrator::Dialect::Mysql { "unix_timestamp()" } else { "extract(epoch FROM clock_timestamp())" };
        plan.sql(format!("CREATE TABLE seen AS SELECT expires_at / 1000000 - {now} AS left_over, {now} - taken_at / 1000000 AS since FROM _migrator_lease"));
    };
    leased(vec![Migration::new("20250101000000", "look", look, nothing)], Duration::from_mins(5)).up(database.pool()).await.unwrap();
    assert_eq!(database.rows("SELECT count(*) FROM seen WHERE left_over BETWEEN 280 AND 301 AND since BETWEEN -1 AND 20").await, ["1"]);
}

async fn one_that_was_taken_away_commits_nothing<D: Shared>() {
    for (atomicity, stays) in [(Atomicity::All, false), (Atomicity::Each, true)] {
        let database = D::new().await;
        // As if somebody else had, at the worst of all moments.
        let steal = |plan: &mut Plan| {
            plan.sql("UPDATE _migrator_lease SET fence = fence + 1");
            plan.sql("ALTER TABLE counter ADD COLUMN stolen INTEGER");
        };
        let stolen = leased(vec![ONE, Migration::new("20250102000000", "two", steal, nothing)], Duration::from_mins(1));
        let error = stolen.atomicity(atomicity).up(database.pool()).await.unwrap_err();
        assert!(error.is_lease_lost(), "{atomicity:?}: {error:#}");
        assert!(error.message().starts_with("the lease ran out, and another process has taken it"), "{error}");
        assert!(error.hint().unwrap().contains("`Lock::Lease`"), "{error:#}");
        let tables = database.tables().await;
        assert_eq!(!tables.is_empty(), stays || D::FIRST_SETTING == "1", "{atomicity:?}: {tables:?}");
        assert!(tables.is_empty() || database.columns("counter").await == ["n"], "{atomicity:?}");

        all().up(database.pool()).await.unwrap();
        assert_eq!(database.rows("SELECT n FROM counter").await, ["2"], "{atomicity:?}: nothing is doubled");
    }
}

/// The lease would last for longer than anybody waits for it.
async fn a_future_that_is_dropped_gives_it_back<D: Shared>() {
    let database = D::new().await;
    let all = || leased(vec![ONE, TWO, THREE], Duration::from_mins(10)).lock_timeout(Duration::from_secs(20));
    all().up_to(database.pool(), "one").await.unwrap();
    let mut polls = 1;
    loop {
        let ended = polled(all().up(database.pool()), polls).await.map(|report| report.unwrap());
        all().up(&database.another()).await.unwrap();
        assert_eq!(database.rows("SELECT n FROM counter").await, ["2"], "after {polls} polls");
        database.run("UPDATE counter SET n = 0").await;
        if ended.is_some() {
            break;
        }
        all().down(&database.another(), "one").await.unwrap();
        polls += 3 + polls / 6;
    }
}

async fn a_step_in_rust_that_commits_is_noticed<D: Shared>() {
    let database = D::new().await;
    let error = leased(vec![ONE, Migration::new("20250102000000", "commits", D::commit, nothing)], Duration::from_mins(1))
        .up(database.pool())
        .await
        .unwrap_err();
    assert!(error.to_string().contains("the step `commit` ended the migration's transaction"), "{error}");
}

#[tokio::test]
async fn sqlite_takes_its_own_lock() {
    let database = Database::new().await;
    all().up(&database.pool).await.unwrap();
    assert_eq!(database.rows("SELECT count(*) FROM sqlite_master WHERE name = '_migrator_lease'").await, ["0"]);
}
