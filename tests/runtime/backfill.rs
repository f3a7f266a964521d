//! Changes of rows in batches: each row once, whatever key it goes by and wherever it stops.

use std::cell::RefCell;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use migrator::{Atomicity, Backfill, Dialect, Event, Migration, Migrator, Plan};

use crate::engine::{Engine, on_every_database};
use crate::processes::polled;
use crate::support::{migrator, names, nothing};

on_every_database! {
    every_row_is_changed_once,
    a_key_of_several_columns_is_an_order,
    keys_of_every_kind,
    a_table_without_rows,
    a_row_that_fails_in_the_middle,
    a_future_that_is_dropped_goes_on,
    what_can_not_be_is_refused,
    a_plan_says_where_it_is_cut,
    down_goes_in_batches_too,
    rows_that_come_meanwhile,
    drafts_are_rolled_back,
}

/// More rows than some batches have.
const ROWS: usize = 25_000;

/// An expression for the numbers up to [`ROWS`], as a table `numbers (n)`.
fn numbers() -> String {
    let digits = "SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 \
                  UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9";
    let tables: Vec<String> = (0..5).map(|at| format!("({digits}) AS t{at}")).collect();
    let sum = "t0.d + 10 * t1.d + 100 * t2.d + 1000 * t3.d + 10000 * t4.d";
    format!("(SELECT n FROM (SELECT {sum} + 1 AS n FROM {}) AS a WHERE n <= {ROWS}) AS numbers", tables.join(", "))
}

/// A table with that many rows.
fn filled(plan: &mut Plan) {
    plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, n INTEGER NOT NULL)");
    plan.sql(format!("INSERT INTO person SELECT n, 'P', 0 FROM {}", numbers()));
}

const FILLED: Migration = Migration::new("20250101000000", "filled", filled, |plan| plan.sql("DROP TABLE person"));

fn raise(plan: &mut Plan) {
    plan.sql("ALTER TABLE person ADD COLUMN slug VARCHAR(40)");
    plan.backfill(
        Backfill::of("person")
            .set("slug", "lower(name)")
            .set("n", "n + 1")
            .filter("slug IS NULL OR slug = 'x' -- all")
            .key(["id"])
            .batch(1_000),
    );
    plan.sql("UPDATE person SET n = n + 10 WHERE id = 7");
}

fn lower(plan: &mut Plan) {
    plan.backfill(Backfill::of("person").set("n", "n - 1").batch(4_000));
    plan.sql("ALTER TABLE person DROP COLUMN slug");
}

const RAISED: Migration = Migration::new("20250102000000", "raised", raise, lower);

const COUNTS: &str = "SELECT n, count(*) FROM person GROUP BY n ORDER BY n";

/// What a batch told: rows, about how many there are.
type Told = Arc<Mutex<Vec<(u64, Option<u64>)>>>;

fn listening(migrator: Migrator) -> (Migrator, Told) {
    let told = Told::default();
    let sink = Arc::clone(&told);
    let migrator = migrator.on_event(move |event| {
        if let Event::Batch { rows, about, .. } = event {
            sink.lock().unwrap().push((*rows, *about));
        }
    });
    (migrator, told)
}

async fn every_row_is_changed_once<D: Engine>() {
    let database = D::new().await;
    migrator(vec![FILLED]).up(database.pool()).await.unwrap();
    let (all, told) = listening(migrator(vec![FILLED, RAISED]));
    assert_eq!(names(&all.up(database.pool()).await.unwrap()), ["raised"]);
    assert_eq!(database.rows(COUNTS).await, [format!("1|{}", ROWS - 1), "11|1".to_owned()]);
    assert_eq!(database.rows("SELECT count(*) FROM person WHERE slug = 'p'").await, [ROWS.to_string()]);
    assert_eq!(database.rows("SELECT id FROM _migrator_step").await, Vec::<String>::new());
    let told = told.lock().unwrap().clone();
    assert_eq!(told.len(), ROWS / 1_000, "{told:?}");
    assert_eq!(told.iter().map(|(rows, _)| *rows).collect::<Vec<_>>(), (1..=25).map(|batch| batch * 1_000).collect::<Vec<_>>());
    if D::DIALECT == Dialect::Sqlite {
        assert_eq!(told[0].1, Some(ROWS as u64));
    }
    assert!(all.up(database.pool()).await.unwrap().is_empty());
}

async fn a_key_of_several_columns_is_an_order<D: Engine>() {
    fn up(plan: &mut Plan) {
        // The key is that of the table.
        plan.backfill(Backfill::of("seat").set("n", "n + 1").batch(999));
        plan.backfill(Backfill::of("seat").set("n", "n + 1").key(["place", "hall"]).batch(10_000));
        plan.backfill(Backfill::of("seat").set("n", "n + 1").key(["hall"]).batch(10));
    }

    let database = D::new().await;
    database.run("CREATE TABLE seat (hall VARCHAR(9), place INTEGER, n INTEGER, PRIMARY KEY (hall, place))").await;
    let insert = "INSERT INTO seat SELECT CASE n % 3 WHEN 0 THEN 'a''b' WHEN 1 THEN 'B' ELSE 'c\\d' END, n, 0 FROM";
    let insert = if D::DIALECT == Dialect::Mysql { insert.replace("c\\d", "c\\\\d") } else { insert.to_owned() };
    database.run(&format!("{insert} {}", numbers())).await;
    let all = migrator(vec![Migration::new("20250101000000", "seats", up, nothing)]);
    all.up(database.pool()).await.unwrap();
    assert_eq!(database.rows("SELECT n, count(*) FROM seat GROUP BY n").await, [format!("3|{ROWS}")]);
}

thread_local! {
    /// The table that [`one_more`] goes through.
    static TABLE: RefCell<String> = const { RefCell::new(String::new()) };
}

fn one_more(plan: &mut Plan) {
    TABLE.with_borrow(|table| plan.backfill(Backfill::of(table.as_str()).set("n", "n + 1").batch(7)));
}

/// Types of keys, each with an expression for the value of a number.
fn kinds(dialect: Dialect) -> Vec<(&'static str, &'static str)> {
    match dialect {
        Dialect::Sqlite => vec![
            ("TEXT", "'k' || n"),
            ("TEXT", "'it''s' || char(0) || n"),
            ("BLOB", "randomblob(16)"),
            ("BLOB", "CAST('x' || n AS BLOB)"),
            ("REAL", "n / 7.0"),
            ("NUMERIC", "CASE WHEN n % 2 = 0 THEN n ELSE 'x' || n END"),
            ("TEXT COLLATE NOCASE", "CASE n % 2 WHEN 0 THEN 'a' ELSE 'A' END || n"),
            ("", "CASE n % 3 WHEN 0 THEN n WHEN 1 THEN 'x' || n ELSE x'00' || n END"),
            ("BIGINT", "9223372036854775807 - n"),
        ],
        Dialect::Postgres => vec![
            ("TEXT", "'k\\' || n"),
            ("UUID", "gen_random_uuid()"),
            ("BYTEA", "decode(md5(n::text), 'hex')"),
            ("TIMESTAMPTZ", "timestamptz '2020-01-31 10:00:00.000001+02' + n * interval '1 day 1 microsecond'"),
            ("TIMESTAMP", "timestamp '0044-03-15 10:00:00 BC' + n * interval '1 month'"),
            ("DATE", "date '2020-01-31' + n::int"),
            ("DOUBLE PRECISION", "n / 7.0"),
            ("REAL", "n / 7.0"),
            ("NUMERIC", "n / 7.0"),
            ("BIGINT", "9223372036854775807 - n"),
            ("CHAR(9)", "'k' || n"),
            ("INTERVAL", "n * interval '1 month 3 days 1 second'"),
            ("INET", "'10.0.0.0'::inet + n"),
            ("TEXT[]", "ARRAY['a', n::text]"),
        ],
        _ => vec![
            ("VARCHAR(40)", "concat('k\\\\it''s', n)"),
            ("VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_german1_ci", "concat('\u{e4}', n)"),
            ("BINARY(16)", "unhex(md5(n))"),
            ("VARBINARY(16)", "CASE n WHEN 1 THEN '' ELSE unhex(hex(n)) END"),
            ("DATETIME(6)", "timestamp'2020-01-31 10:00:00.000001' + INTERVAL n DAY + INTERVAL n MICROSECOND"),
            ("DATE", "date'2020-01-31' + INTERVAL n DAY"),
            ("TIME(3)", "sec_to_time(n + 0.125)"),
            ("DOUBLE", "n / 7.0"),
            ("FLOAT", "n / 7.0"),
            ("DECIMAL(30, 12)", "n / 7"),
            ("BIGINT UNSIGNED", "18446744073709551615 - n"),
            ("BIT(16)", "n"),
        ],
    }
}

async fn keys_of_every_kind<D: Engine>() {
    let database = D::new().await;
    for (at, (key, value)) in kinds(D::DIALECT).into_iter().enumerate() {
        let (table, name) = (format!("k{at}"), format!("kind_{at}"));
        database.run(&format!("CREATE TABLE {table} (k {key} PRIMARY KEY, n INTEGER NOT NULL)")).await;
        database.run(&format!("INSERT INTO {table} SELECT {value}, 0 FROM {} WHERE n <= 100", numbers())).await;
        TABLE.set(table.clone());
        let id: &'static str = Box::leak(format!("202501010000{at:02}").into_boxed_str());
        let all = migrator(vec![Migration::new(id, Box::leak(name.into_boxed_str()), one_more, nothing)]);
        all.up(database.pool()).await.unwrap_or_else(|error| panic!("{key}: {error:#}"));
        assert_eq!(database.rows(&format!("SELECT n, count(*) FROM {table} GROUP BY n")).await, ["1|100"], "{key}");
        database.run(&format!("DROP TABLE {table}; DROP TABLE _migrator_journal; DROP TABLE _migrator_head")).await;
    }
}

async fn a_table_without_rows<D: Engine>() {
    fn up(plan: &mut Plan) {
        plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, n INTEGER)");
        plan.backfill(Backfill::of("person").set("n", "1").filter("n IS NULL"));
        plan.sql("INSERT INTO person VALUES (1, NULL)");
    }

    let database = D::new().await;
    let (all, told) = listening(migrator(vec![Migration::new("20250101000000", "empty", up, nothing)]));
    all.up(database.pool()).await.unwrap();
    assert!(told.lock().unwrap().is_empty());
    assert_eq!(database.rows("SELECT id, n FROM person").await, ["1|NULL"]);
    let applied = "SELECT count(*) FROM _migrator_journal";
    assert_eq!(database.rows(applied).await, ["1"]);
}

async fn a_row_that_fails_in_the_middle<D: Engine>() {
    fn bad(plan: &mut Plan) {
        plan.sql("ALTER TABLE person ADD COLUMN k INTEGER");
        plan.backfill(Backfill::of("person").set("n", "CASE WHEN name = '0' THEN NULL ELSE n + 1 END").set("k", "1").key(["id"]));
    }
    fn good(plan: &mut Plan) {
        plan.sql("ALTER TABLE person ADD COLUMN k INTEGER");
        plan.backfill(Backfill::of("person").set("n", "n + 1").set("k", "1").key(["id"]));
    }

    let database = D::new().await;
    migrator(vec![FILLED]).up(database.pool()).await.unwrap();
    database.run("UPDATE person SET name = '0' WHERE id = 12345").await;
    let error = migrator(vec![FILLED, Migration::new("20250102000000", "more", bad, nothing)]).up(database.pool()).await.unwrap_err();
    let text = error.to_string();
    for part in ["20250102000000_more", "in rows of `person`: id after ", "12000", "13000", "statement 2 of 2", "12000 of about"] {
        let is_about = part.ends_with("about") && D::DIALECT != Dialect::Sqlite;
        assert!(text.contains(if is_about { "12000" } else { part }), "{part}: {text}");
    }
    assert!(text.contains("are done and stay"), "{text}");
    assert!(error.hint().unwrap().contains("the next `up` goes on with statement 2, after these rows"), "{error:#}");
    assert_eq!(database.rows(COUNTS).await, ["0|13000", "1|12000"]);
    let corrected = migrator(vec![FILLED, Migration::new("20250102000000", "more", good, nothing)]);
    let status = corrected.status(database.pool()).await.unwrap();
    let stopped = status.migrations[1].stopped.clone().unwrap();
    assert!(stopped.starts_with("in statement 2 of 2 of `up`, after 12000 ") && stopped.ends_with("rows of `person`"), "{stopped}");
    assert!(status.migrations[1].failure.as_ref().unwrap().contains("id after"), "{status}");
    let plan = corrected.plan(database.pool()).await.unwrap();
    assert_eq!(plan.groups.iter().map(|group| group.batches).collect::<Vec<_>>(), [true]);
    assert_eq!(names(&corrected.up(database.pool()).await.unwrap()), ["more"]);
    assert_eq!(database.rows(COUNTS).await, [format!("1|{ROWS}")]);
    assert_eq!(database.rows("SELECT count(*) FROM person WHERE k = 1").await, [ROWS.to_string()]);
}

async fn a_future_that_is_dropped_goes_on<D: Engine>() {
    let database = D::new().await;
    let all = migrator(vec![FILLED, RAISED]);
    let mut polls = 1;
    while polled(all.up(database.pool()), polls).await.is_none() {
        polls += 7;
    }
    assert!(polls > 20, "{polls}");
    assert_eq!(database.rows(COUNTS).await, [format!("1|{}", ROWS - 1), "11|1".to_owned()]);
}

async fn what_can_not_be_is_refused<D: Engine>() {
    thread_local!(static WRONG: RefCell<Option<Backfill>> = const { RefCell::new(None) });
    fn up(plan: &mut Plan) {
        plan.backfill(WRONG.with_borrow(Clone::clone).unwrap());
    }

    let database = D::new().await;
    database.run("CREATE TABLE person (id INTEGER PRIMARY KEY, code VARCHAR(9), n INTEGER)").await;
    database.run("CREATE TABLE loose (n INTEGER); INSERT INTO person VALUES (1, NULL, 0)").await;
    let person = || Backfill::of("person").set("n", "1");
    for (wrong, message) in [
        (Backfill::of("person"), "sets no column"),
        (person().batch(0), "0 rows would never end"),
        (person().filter("n = 1; DROP TABLE person"), "several statements"),
        (Backfill::of("nobody").set("n", "1"), "there is no table `nobody`"),
        (person().key(["ids"]), "`person` has no column `ids`"),
        (person().set("m", "1"), "`person` has no column `m`"),
        (person().set("id", "id + 1"), "`id` is set, and is of the key"),
        (Backfill::of("loose").set("n", "1"), "`loose` has no primary key to go by"),
        (person().key(["code"]), "`person` has rows in which `code` is NULL"),
        (person().set("code", "no_such_thing"), "no_such_thing"),
    ] {
        WRONG.set(Some(wrong));
        let all = migrator(vec![Migration::new("20250101000000", "wrong", up, nothing)]);
        let error = all.up(database.pool()).await.unwrap_err();
        assert!(format!("{error:#}").contains(message) && error.migration() == Some("20250101000000_wrong"), "{message}: {error:#}");
        assert_eq!(database.rows("SELECT n FROM person").await, ["0"]);
    }
    WRONG.set(Some(person()));
    let asks = migrator(vec![Migration::new("20250101000000", "wrong", up, nothing).atomicity(Atomicity::Each)]);
    let error = asks.up(database.pool()).await.unwrap_err();
    assert!(error.to_string().contains("can't be in one transaction"), "{error:#}");
    assert!(error.hint().unwrap().contains("Migration::atomicity"), "{error:#}");
    migrator(vec![Migration::new("20250101000000", "wrong", up, nothing)]).up(database.pool()).await.unwrap();
}

async fn a_plan_says_where_it_is_cut<D: Engine>() {
    fn up(plan: &mut Plan) {
        plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, n INTEGER)");
        plan.backfill(Backfill::of("person").set("n", "1").filter("n IS NULL").key(["id"]).batch(500).pause(Duration::from_millis(50)));
    }
    fn paced(plan: &mut Plan) {
        plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, n INTEGER)");
        plan.backfill(Backfill::of("person").set("n", "1").filter("n IS NULL").key(["id"]).batch(9).within(Duration::from_secs(1)));
    }
    fn other(plan: &mut Plan) {
        plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, n INTEGER)");
        plan.backfill(Backfill::of("person").set("n", "2").filter("n IS NULL").key(["id"]));
    }

    let database = D::new().await;
    let all =
        migrator(vec![Migration::new("20250101000000", "cut", up, nothing), Migration::new("20250102000000", "next", nothing, nothing)]);
    let plan = all.plan(database.pool()).await.unwrap();
    let text = plan.to_string();
    let quote = if D::DIALECT == Dialect::Mysql { '`' } else { '"' };
    let expected = "-- each batch in a transaction of its own:\n-- apply 20250101000000_cut, statement 2 of 2\n\
                    -- in batches of up to 500 rows of person, by id, with 50ms between them:\nUPDATE \"person\" SET \"n\" = 1 WHERE n IS NULL;\n";
    assert!(text.contains(&expected.replace('"', &quote.to_string())), "{text}");
    assert_eq!(plan.groups.iter().map(|group| (group.transaction, group.batches)).collect::<Vec<_>>()[..2], [(true, false), (false, true)]);
    all.up(database.pool()).await.unwrap();
    // Other batches are no other migration; another value is.
    let next = || Migration::new("20250102000000", "next", nothing, nothing);
    assert!(migrator(vec![Migration::new("20250101000000", "cut", paced, nothing), next()]).up(database.pool()).await.unwrap().is_empty());
    let edited = migrator(vec![Migration::new("20250101000000", "cut", other, nothing), next()]);
    let error = edited.up(database.pool()).await.unwrap_err();
    assert!(error.is_edited() && error.to_string().contains("= 2 WHERE n IS NULL"), "{error}");
}

async fn down_goes_in_batches_too<D: Engine>() {
    let database = D::new().await;
    let all = migrator(vec![FILLED, RAISED]);
    for _ in 0..2 {
        all.up(database.pool()).await.unwrap();
        // As the journal has it, by the primary key.
        assert_eq!(names(&all.down(database.pool(), "filled").await.unwrap()), ["raised"]);
        let counts = database.rows(COUNTS).await;
        assert_eq!(counts.first(), Some(&format!("0|{}", ROWS - 1)));
        assert_eq!(database.columns("person").await, ["id", "name", "n"]);
        database.run("UPDATE person SET n = 0").await;
    }
}

/// What the running version of the program adds before the rest of the batches.
async fn rows_that_come_meanwhile<D: Engine>() {
    fn up(plan: &mut Plan) {
        plan.backfill(Backfill::of("person").set("n", "1").filter("n IS NULL").key(["id"]).batch(2).pause(Duration::from_millis(1)));
    }
    fn stops(plan: &mut Plan) {
        plan.backfill(Backfill::of("person").set("n", "1").set("m", "CASE id WHEN 3 THEN NULL ELSE 1 END").filter("n IS NULL").batch(2));
    }

    let database = D::new().await;
    let rows = "INSERT INTO person (id, n) VALUES";
    database.run("CREATE TABLE person (id INTEGER PRIMARY KEY, n INTEGER, m INTEGER NOT NULL DEFAULT 0)").await;
    database.run(&format!("{rows} (1, NULL), (2, NULL), (3, NULL)")).await;
    let error = migrator(vec![Migration::new("20250101000000", "fill", stops, nothing)]).up(database.pool()).await.unwrap_err();
    assert!(error.to_string().contains("2 rows of `person` are done") || error.to_string().contains("2 of about"), "{error:#}");
    database.run(&format!("{rows} (0, NULL), (4, NULL), (5, 7), (6, NULL)")).await;
    migrator(vec![Migration::new("20250101000000", "fill", up, nothing)]).up(database.pool()).await.unwrap();
    // The one that came behind is none of its business.
    assert_eq!(database.rows("SELECT id, n FROM person ORDER BY id").await, ["0|NULL", "1|1", "2|1", "3|1", "4|1", "5|7", "6|1"]);
}

async fn drafts_are_rolled_back<D: Engine>() {
    fn other(plan: &mut Plan) {
        plan.sql("ALTER TABLE person ADD COLUMN slug VARCHAR(40)");
        plan.backfill(Backfill::of("person").set("slug", "'x'").batch(5_000));
    }

    let database = D::new().await;
    let draft = |migration: Migration| {
        let list = crate::support::of(vec![FILLED, migration]).drafts(&["20250102000000"]);
        Migrator::new(Box::leak(Box::new(list)))
    };
    draft(RAISED).up(database.pool()).await.unwrap();
    let rewritten = draft(Migration::new("20250102000000", "raised", other, |plan| plan.sql("ALTER TABLE person DROP COLUMN slug")));
    assert_eq!(names(&rewritten.up(database.pool()).await.unwrap()), ["raised", "raised"]);
    assert_eq!(database.rows(COUNTS).await, [format!("0|{}", ROWS - 1), "10|1".to_owned()]);
    assert_eq!(database.rows("SELECT count(*) FROM person WHERE slug = 'x'").await, [ROWS.to_string()]);
}
