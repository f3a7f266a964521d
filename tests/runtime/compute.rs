//! Values that a function in Rust gives to rows: each row once, in one transaction or in many, of every type.

use std::cell::RefCell;

use migrator::prelude::{MySql, Postgres, Sqlite};
use migrator::{Atomicity, Backfill, Dialect, Migration, Plan};
use sqlx::FromRow;
use sqlx::types::chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use sqlx::types::{Decimal, JsonValue, Uuid};

use crate::engine::{Engine, on_every_database};
use crate::processes::polled;
use crate::support::{migrator, names, nothing};

on_every_database! {
    every_row_is_given_once,
    a_function_that_fails,
    a_future_that_is_dropped_goes_on,
    a_key_of_several_columns,
    what_can_not_be_is_refused,
    a_plan_shows_it,
    values_of_every_type,
    down_computes_too;
    all_in_one_transaction,
}

const ROWS: usize = 2_500;

fn numbers() -> String {
    let digits: Vec<String> = (0..10).map(|digit| format!("SELECT {digit} AS d")).collect();
    let digits = digits.join(" UNION ALL ");
    let tables: Vec<String> = (0..4).map(|at| format!("({digits}) AS t{at}")).collect();
    let sum = "t0.d + 10 * t1.d + 100 * t2.d + 1000 * t3.d";
    format!("(SELECT n FROM (SELECT {sum} + 1 AS n FROM {}) AS a WHERE n <= {ROWS}) AS numbers", tables.join(", "))
}

fn filled(plan: &mut Plan) {
    plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, slug VARCHAR(90))");
    plan.sql(format!("INSERT INTO person SELECT n, 'O''Neil % ä', CASE WHEN n = 7 THEN 'seven' END FROM {}", numbers()));
}

const FILLED: Migration = Migration::new("20250101000000", "filled", filled, |plan| plan.sql("DROP TABLE person"));

/// What a function needs of a row, among more columns.
#[derive(FromRow)]
struct Person {
    id: i32,
    name: String,
    slug: Option<String>,
}

/// Given twice, a row would have two of them.
fn slug_of(person: Person) -> String {
    format!("{}{}-{}", person.slug.unwrap_or_default(), person.name.to_lowercase(), person.id)
}

fn slug_but_for_one(person: Person) -> Result<String, String> {
    if person.name == "Nobody" { Err(format!("no luck with {}", person.name)) } else { Ok(slug_of(person)) }
}

/// Records the function for the database at hand.
macro_rules! compute {
    ($plan:expr, $backfill:expr, $column:expr, $function:expr) => {
        match $plan.dialect() {
            Dialect::Sqlite => $plan.compute::<Sqlite, _>($backfill, $column, $function),
            Dialect::Postgres => $plan.compute::<Postgres, _>($backfill, $column, $function),
            Dialect::Mysql => $plan.compute::<MySql, _>($backfill, $column, $function),
            _ => $plan.unsupported(),
        }
    };
}

fn slugs(plan: &mut Plan) {
    plan.sql("ALTER TABLE person ADD COLUMN n INTEGER");
    let backfill = Backfill::of("person").filter("slug IS NULL -- those").batch(300);
    compute!(plan, backfill.set("n", "length(slug) - length(slug) + 1"), "slug", slug_of);
    plan.sql("UPDATE person SET n = 1 WHERE id = 7");
}

const SLUGS: Migration = Migration::new("20250102000000", "slugs", slugs, nothing);

/// How many have the slug that they should.
const RIGHT: &str = "SELECT count(*) FROM person WHERE slug LIKE 'o''neil _ ä-%' AND slug LIKE '%-' || id AND n = 1";

async fn right<D: Engine>(database: &D) -> String {
    let sql = if D::DIALECT == Dialect::Mysql { RIGHT.replace("'%-' || id", "concat('%-', id)") } else { RIGHT.to_owned() };
    database.rows(&sql).await.concat()
}

async fn every_row_is_given_once<D: Engine>() {
    let database = D::new().await;
    assert_eq!(names(&migrator(vec![FILLED, SLUGS]).up(database.pool()).await.unwrap()), ["filled", "slugs"]);
    assert_eq!(right(&database).await, (ROWS - 1).to_string());
    assert_eq!(database.rows("SELECT slug FROM person WHERE id IN (7, 9) ORDER BY id").await, ["seven", "o'neil % ä-9"]);
    assert!(migrator(vec![FILLED, SLUGS]).up(database.pool()).await.unwrap().is_empty());
}

fn at_once(plan: &mut Plan) {
    plan.sql("ALTER TABLE person ADD COLUMN n INTEGER");
    compute!(plan, Backfill::of("person").filter("slug IS NULL").batch(300).in_transaction(), "slug", slug_but_for_one);
    plan.sql("UPDATE person SET n = 1");
}

async fn all_in_one_transaction<D: Engine>() {
    let database = D::new().await;
    let all = || migrator(vec![FILLED, Migration::new("20250102000000", "slugs", at_once, nothing).atomicity(Atomicity::Each)]);
    migrator(vec![FILLED]).up(database.pool()).await.unwrap();
    database.run("UPDATE person SET name = 'Nobody' WHERE id = 1234").await;
    let before = database.rows("SELECT * FROM person ORDER BY id").await;
    let error = all().up(database.pool()).await.unwrap_err();
    let text = format!("{error:#}");
    for part in
        ["there is no value of \"slug\" for the row of \"person\" with \"id\" = ", "1234", "no luck with Nobody", "id after ", "1200"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!((database.rows("SELECT * FROM person ORDER BY id").await, database.columns("person").await.len()), (before, 3));
    database.run("UPDATE person SET name = 'O''Neil % ä' WHERE id = 1234").await;
    all().up(database.pool()).await.unwrap();
    assert_eq!(right(&database).await, (ROWS - 1).to_string());
}

async fn a_function_that_fails<D: Engine>() {
    fn fails(plan: &mut Plan) {
        plan.sql("ALTER TABLE person ADD COLUMN n INTEGER");
        let backfill = Backfill::of("person").filter("slug IS NULL -- those").batch(300);
        compute!(plan, backfill.set("n", "length(slug) - length(slug) + 1"), "slug", slug_but_for_one);
        plan.sql("UPDATE person SET n = 1 WHERE id = 7");
    }

    let database = D::new().await;
    migrator(vec![FILLED]).up(database.pool()).await.unwrap();
    database.run("UPDATE person SET name = 'Nobody' WHERE id = 1234").await;
    let error = migrator(vec![FILLED, Migration::new("20250102000000", "slugs", fails, nothing)]).up(database.pool()).await.unwrap_err();
    let text = format!("{error:#}");
    for part in ["there is no value of ", "1234", "no luck with Nobody", "statement 2 of 3", "1200"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(database.rows("SELECT count(*) FROM person WHERE slug IS NULL").await, [(ROWS - 1_200).to_string()]);
    database.run("UPDATE person SET name = 'O''Neil % ä' WHERE id = 1234").await;
    // Another function is no other migration.
    migrator(vec![FILLED, SLUGS]).up(database.pool()).await.unwrap();
    assert_eq!(right(&database).await, (ROWS - 1).to_string());
}

async fn a_future_that_is_dropped_goes_on<D: Engine>() {
    fn up(plan: &mut Plan) {
        compute!(plan, Backfill::of("person").batch(100), "slug", slug_of);
        plan.sql("ALTER TABLE person ADD COLUMN n INTEGER DEFAULT 1 NOT NULL");
    }

    let database = D::new().await;
    migrator(vec![FILLED]).up(database.pool()).await.unwrap();
    let all = migrator(vec![FILLED, Migration::new("20250102000000", "slugs", up, nothing)]);
    let mut polls = 1;
    while polled(all.up(database.pool()), polls).await.is_none() {
        polls += 3;
    }
    assert!(polls > 20, "{polls}");
    assert_eq!(right(&database).await, (ROWS - 1).to_string());
    assert_eq!(database.rows("SELECT slug FROM person WHERE id = 7").await, ["seveno'neil % ä-7"]);
}

async fn a_key_of_several_columns<D: Engine>() {
    #[derive(FromRow)]
    struct Seat {
        hall: String,
        place: i32,
        n: i32,
    }
    fn up(plan: &mut Plan) {
        // It has a column of each name that a row is told by.
        compute!(plan, Backfill::of("seat").batch(70), "n", |seat: Seat| {
            i64::from(seat.n) + i64::from(seat.place) + i64::try_from(seat.hall.len()).unwrap()
        });
    }

    let database = D::new().await;
    database.run("CREATE TABLE seat (hall VARCHAR(9), place INTEGER, n INTEGER, PRIMARY KEY (hall, place))").await;
    database.run(&format!("INSERT INTO seat SELECT CASE n % 2 WHEN 0 THEN 'a''b' ELSE '\"' END, n, 1 FROM {}", numbers())).await;
    migrator(vec![Migration::new("20250101000000", "seats", up, nothing)]).up(database.pool()).await.unwrap();
    let wrong = "SELECT count(*) FROM seat WHERE n <> 1 + place + CASE place % 2 WHEN 0 THEN 3 ELSE 1 END";
    assert_eq!(database.rows(wrong).await, ["0"]);
}

thread_local! {
    static WRONG: RefCell<Option<(Backfill, &'static str)>> = const { RefCell::new(None) };
}

fn wrong(plan: &mut Plan) {
    let (backfill, column) = WRONG.with_borrow(Clone::clone).unwrap();
    compute!(plan, backfill, column, slug_of);
}

async fn what_can_not_be_is_refused<D: Engine>() {
    #[derive(FromRow)]
    struct Odd {
        nobody: String,
    }
    fn odd(plan: &mut Plan) {
        compute!(plan, Backfill::of("person"), "slug", |odd: Odd| odd.nobody);
    }
    fn number(plan: &mut Plan) {
        compute!(plan, Backfill::of("person"), "id2", |person: Person| format!("{}!", person.id));
    }

    let database = D::new().await;
    database.run("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(9), slug VARCHAR(9), id2 DATE)").await;
    database.run("CREATE TABLE loose (n INTEGER); INSERT INTO person (id, name) VALUES (1, 'a')").await;
    for (backfill, column, message) in [
        (Backfill::of("person").batch(0), "slug", "0 rows would never end"),
        (Backfill::of("nobody"), "slug", "there is no table `nobody`"),
        (Backfill::of("person"), "slag", "`person` has no column `slag`"),
        (Backfill::of("person"), "id", "`id` is set, and is of the key"),
        (Backfill::of("loose"), "n", "`loose` has no primary key to go by"),
        (Backfill::of("person").filter("no_such_thing = 1"), "slug", "no_such_thing"),
    ] {
        WRONG.set(Some((backfill, column)));
        let error = migrator(vec![Migration::new("20250101000000", "wrong", wrong, nothing)]).up(database.pool()).await.unwrap_err();
        assert!(format!("{error:#}").contains(message), "{message}: {error:#}");
    }
    let error = migrator(vec![Migration::new("20250101000000", "odd", odd, nothing)]).up(database.pool()).await.unwrap_err();
    assert!(format!("{error:#}").contains("nobody") && error.to_string().contains("the row of"), "{error:#}");
    if D::DIALECT != Dialect::Sqlite {
        let error = migrator(vec![Migration::new("20250101000000", "odd", number, nothing)]).up(database.pool()).await.unwrap_err();
        assert!(error.to_string().contains("in rows of `person`"), "{error:#}");
    }
    assert_eq!(database.rows("SELECT * FROM person").await, ["1|a|NULL|NULL"]);
    // The path of a function says nothing to a database.
    let path: fn(&mut Plan) = |plan| plan.backfill(Backfill::of("person").computed("slug", "crate::slug_of"));
    let error = migrator(vec![Migration::new("20250101000000", "path", path, nothing)]).up(database.pool()).await.unwrap_err();
    assert!(error.to_string().contains("`crate::slug_of`") && error.to_string().contains("Plan::compute"), "{error:#}");
}

async fn a_plan_shows_it<D: Engine>() {
    let database = D::new().await;
    let text = migrator(vec![FILLED, SLUGS]).plan(database.pool()).await.unwrap().to_string();
    let text = text.replace('`', "\"");
    let expected = "-- in batches of up to 300 rows of person, by the primary key:\n-- ? is what ";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("slug_of returns for the row (in Rust)\nUPDATE \"person\" SET \"slug\" = ?, \"n\" = length(slug) - length(slug) + 1 WHERE slug IS NULL"), "{text}");
}

/// What was computed by a `down` is what the program has of it, the rows being those of the journal's text.
async fn down_computes_too<D: Engine>() {
    fn down(plan: &mut Plan) {
        compute!(plan, Backfill::of("person").batch(900), "slug", |person: Person| person.slug.map(|slug| slug.to_uppercase()));
    }

    let database = D::new().await;
    let with = || migrator(vec![FILLED, Migration::new("20250102000000", "slugs", slugs, down)]);
    with().up(database.pool()).await.unwrap();
    let error = migrator(vec![FILLED, SLUGS]).down(database.pool(), "filled").await.unwrap_err();
    assert!(error.to_string().contains("in Rust, which this program does not have"), "{error:#}");
    assert_eq!(names(&with().down(database.pool(), "filled").await.unwrap()), ["slugs"]);
    assert_eq!(database.rows("SELECT slug FROM person WHERE id IN (7, 9) ORDER BY id").await, ["SEVEN", "O'NEIL % Ä-9"]);
}

#[derive(FromRow)]
struct Value<T> {
    value: T,
}

/// Types of columns, with values of each and how it is read.
macro_rules! types {
    ($database:ident, $($sql:literal $rust:ty: $($value:literal)*;)*) => {
        vec![$((
            $sql,
            vec![$($value),*],
            (|plan: &mut Plan| plan.compute::<$database, _>(Backfill::of("t").batch(2), "copy", |row: Value<Option<$rust>>| row.value))
                as fn(&mut Plan),
        )),*]
    };
}

type Kind = (&'static str, Vec<&'static str>, fn(&mut Plan));

fn kinds(dialect: Dialect) -> Vec<Kind> {
    match dialect {
        Dialect::Sqlite => types! { Sqlite,
            "INTEGER" i64: "9223372036854775807" "-1" "NULL";
            "REAL" f64: "1e308" "-0.1" "9e999";
            "TEXT" String: "''" "'it''s ä \\ %'" "NULL";
            "BLOB" Vec<u8>: "x''" "x'00ff'";
            "BOOLEAN" bool: "1" "0";
            "TEXT" NaiveDateTime: "'2024-02-29 23:59:59.123456'";
            "TEXT" DateTime<Utc>: "'2024-02-29T23:59:59.123456+00:00'";
            "TEXT" NaiveDate: "'2024-02-29'";
            "BLOB" Uuid: "x'00112233445566778899aabbccddeeff'";
            "TEXT" JsonValue: "'{\"a\":[1,null]}'";
        },
        Dialect::Postgres => types! { Postgres,
            "bigint" i64: "9223372036854775807" "-1" "NULL";
            "smallint" i16: "-32768";
            "double precision" f64: "1e308" "'NaN'" "'-infinity'";
            "real" f32: "0.1";
            "text" String: "''" "'it''s ä \\ %'" "NULL";
            "varchar(9)" String: "'x'";
            "bytea" Vec<u8>: "'\\x'" "'\\x00ff'";
            "boolean" bool: "true" "false" "NULL";
            "timestamp" NaiveDateTime: "'2024-02-29 23:59:59.123456'" "'0001-01-01'";
            "timestamptz" DateTime<Utc>: "'2024-02-29 23:59:59.123456+02'";
            "date" NaiveDate: "'2024-02-29'" "NULL";
            "time" NaiveTime: "'23:59:59.999999'";
            "uuid" Uuid: "'00112233-4455-6677-8899-aabbccddeeff'" "NULL";
            "numeric" Decimal: "123456789012345678.123456789" "-0.10";
            "jsonb" JsonValue: "'{\"a\":[1,null]}'" "'null'" "NULL";
            "int[]" Vec<i32>: "'{1,2}'" "'{}'" "NULL";
            "mood" Mood: "'so so'" "'sad'" "NULL";
        },
        Dialect::Mysql => types! { MySql,
            "BIGINT" i64: "9223372036854775807" "-1" "NULL";
            "BIGINT UNSIGNED" u64: "18446744073709551615" "0";
            "DOUBLE" f64: "1e308" "-0.1";
            "FLOAT" f32: "0.1";
            "TEXT" String: "''" "'it''s ä \\\\ %'" "NULL";
            "VARBINARY(9)" Vec<u8>: "x''" "x'00ff'";
            "TINYINT(1)" bool: "1" "0" "NULL";
            "DATETIME(6)" NaiveDateTime: "'2024-02-29 23:59:59.123456'" "'1000-01-01'";
            "TIMESTAMP(6) NULL" DateTime<Utc>: "'2024-02-29 23:59:59.123456'";
            "DATE" NaiveDate: "'2024-02-29'" "NULL";
            "TIME(6)" NaiveTime: "'23:59:59.999999'";
            "BINARY(16)" Uuid: "x'00112233445566778899aabbccddeeff'" "NULL";
            "DECIMAL(30,9)" Decimal: "123456789012345678.123456789" "-0.1";
            "JSON" JsonValue: "'{\"a\":[1,null]}'" "NULL";
            "ENUM('sad','so so')" String: "'so so'" "NULL";
        },
        _ => Vec::new(),
    }
}

#[derive(sqlx::Type)]
#[sqlx(type_name = "mood")]
enum Mood {
    #[sqlx(rename = "sad")]
    Sad,
    #[sqlx(rename = "so so")]
    SoSo,
}

async fn values_of_every_type<D: Engine>() {
    let database = D::new().await;
    if D::DIALECT == Dialect::Postgres {
        database.run("CREATE TYPE mood AS ENUM ('sad', 'so so')").await;
    }
    let mut all = Vec::new();
    for (at, (sql, values, up)) in kinds(D::DIALECT).into_iter().enumerate() {
        let id = 20_250_101_000_000 + at;
        database.run("DROP TABLE IF EXISTS t").await;
        database.run(&format!("CREATE TABLE t (id INTEGER PRIMARY KEY, value {sql}, copy {sql})")).await;
        for (at, value) in values.iter().enumerate() {
            database.run(&format!("INSERT INTO t (id, value) VALUES ({at}, {value})")).await;
        }
        let id: &'static str = Box::leak(id.to_string().into_boxed_str());
        all.push(Migration::new(id, "copy", up, nothing));
        migrator(all.clone()).up(database.pool()).await.unwrap_or_else(|error| panic!("{sql}: {error:#}"));
        let text = if D::DIALECT == Dialect::Mysql { "CHAR" } else { "TEXT" };
        let wrong = format!(
            "SELECT id, value, copy FROM t WHERE (value IS NULL) <> (copy IS NULL) OR CAST(value AS {text}) <> CAST(copy AS {text})"
        );
        assert_eq!(database.rows(&wrong).await, Vec::<String>::new(), "{sql}");
    }
}
