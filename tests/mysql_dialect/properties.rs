//! What the servers have and SQLite has not: character sets, engines, generated columns, comments, kinds of indexes.

use schema_core::schema::{Column, DataType, Default, Generated, Index, IndexPart, Numbering, Schema, Table};

use crate::model::*;
use crate::sketch::*;

const ROWS: &str = "INSERT INTO user (name) VALUES ('Ada'), ('Grace'), ('größe')";

/// Brings a table from one form to the other and back, and again.
async fn both_ways(before: &Schema, after: &Schema, data: &str) {
    Case::between(before.clone(), after.clone(), unhinted(), data).await.round_trip().await;
    Case::between(after.clone(), before.clone(), unhinted(), data).await.round_trip().await;
}

fn with(columns: impl IntoIterator<Item = Column>, more: impl FnOnce(&mut Table)) -> Schema {
    let mut user = user(columns);
    more(&mut user);
    schema([user])
}

/// A12: whatever changes of a column, all else that it has stays.
#[tokio::test]
async fn a12_a_change_restates_the_column() {
    let changed = custom("changed", "TIMESTAMP(3)");
    let full = Column {
        nullable: false,
        default: Some(Default::Now),
        on_update_now: true,
        comment: Some("it's\n\"when\" \\ why".to_owned()),
        ..changed
    };
    let code = Column {
        collation: Some("latin1_german1_ci".to_owned()),
        comment: Some("code".to_owned()),
        ..defaulted(short("code"), Default::Text("\\x'".to_owned()))
    };
    let before = users([short("name"), full.clone(), code.clone()]);
    let sides = [
        users([short("name"), Column { comment: None, ..full.clone() }, code.clone()]),
        users([short("name"), Column { on_update_now: false, ..full.clone() }, code.clone()]),
        users([short("name"), Column { nullable: true, ..full.clone() }, Column { nullable: true, ..code.clone() }]),
        users([short("name"), full.clone(), Column { data_type: DataType::Text(Some(60)), ..code.clone() }]),
    ];
    for after in sides {
        both_ways(&before, &after, ROWS).await;
    }
    let moved = Column { name: "altered".to_owned(), ..full };
    let mut case = Case::between(before, users([short("name"), moved, code]), renamed("user", "altered", "changed"), ROWS).await;
    assert_eq!(case.sql(), "ALTER TABLE `user` RENAME COLUMN `changed` TO `altered`");
    case.round_trip().await;
}

/// Filling a column is an update, and leaves the time of the last one alone.
#[tokio::test]
async fn filling_is_no_update_of_the_row() {
    let changed = Column { on_update_now: true, ..custom("changed", "DATETIME(6)") };
    let before = users([short("name"), changed.clone()]);
    let after = users([short("name"), changed, short("shout")]);
    let data = format!("{ROWS}; UPDATE user SET changed = '2001-02-03 04:05:06'");
    let mut case = Case::between(before, after, backfill("user", "shout", "upper(\"name\")"), &data).await;
    case.round_trip().await;
    case.again().await.unwrap();
    let rows = case.database.rows("SELECT shout, changed FROM user WHERE id = 2").await;
    assert_eq!(rows, ["shout: GRACE, changed: 2001-02-03 04:05:06.000000"]);
}

#[tokio::test]
async fn options_of_a_table() {
    let plain = || with([short("name"), optional(text("note"))], |_| ());
    for change in [
        (|table: &mut Table| table.options.comment = Some("it's".to_owned())) as fn(&mut Table),
        |table| table.options.collation = Some("utf8mb4_unicode_ci".to_owned()),
        |table| table.options.charset = Some("latin1".to_owned()),
        |table| table.options.engine = Some("MyISAM".to_owned()),
    ] {
        both_ways(&plain(), &with([short("name"), optional(text("note"))], change), ROWS).await;
    }
}

/// A character that the new set lacks is found before anything changes.
#[tokio::test]
async fn narrower_character_sets() {
    let side = |charset: Option<&str>| users([Column { charset: charset.map(str::to_owned), ..short("name") }]);
    both_ways(&side(None), &side(Some("latin1")), ROWS).await;
    let data = "INSERT INTO user (name) VALUES ('ok'), ('日本')";
    let mut case = Case::between(side(None), side(Some("latin1")), unhinted(), data).await;
    let refusal = case.up().await.unwrap_err();
    assert_eq!(
        (refusal.message.as_str(), refusal.rows),
        ("`name` of `user` has characters that latin1 lacks", vec!["id: 2, name: 日本".to_owned()])
    );
}

fn generated(name: &str, sql: &str, stored: bool) -> Column {
    Column { generated: Some(Generated { expression: sql.to_owned(), stored }), ..optional(short(name)) }
}

#[tokio::test]
async fn generated_columns() {
    let sides: Vec<Schema> = [
        vec![short("name")],
        vec![short("name"), generated("loud", "upper(name)", false)],
        vec![short("name"), generated("loud", "upper(name)", true)],
        vec![short("name"), generated("loud", "concat(\"name\", '!')", true)],
    ]
    .into_iter()
    .map(users)
    .collect();
    for before in &sides {
        for after in sides.iter().filter(|after| *after != before) {
            both_ways(before, after, ROWS).await;
        }
    }
}

/// Names of columns stand in expressions too.
#[tokio::test]
async fn rename_what_expressions_read() {
    let side = |name: &str| {
        with([short(name), generated("loud", &format!("upper({name})"), false)], |table| {
            table.indexes.push(index("user_loud_idx", &["loud"]));
            table.checks.push(check("user_check", &format!("{name} <> ''")));
        })
    };
    let mut case = Case::between(side("name"), side("title"), renamed("user", "title", "name"), ROWS).await;
    case.round_trip().await;
}

#[tokio::test]
async fn kinds_of_indexes() {
    let side = |index: Option<Index>| {
        let place = Column { nullable: false, ..custom("place", "POINT") };
        with([short("name"), optional(text("body")), defaulted(place, sql_default("POINT(1, 2)"))], |table| table.indexes.extend(index))
    };
    let kinds = [
        Index { method: Some("fulltext".to_owned()), ..index("i", &["body"]) },
        Index { method: Some("spatial".to_owned()), ..index("i", &["place"]) },
        Index { parts: vec![IndexPart { length: Some(10), ..IndexPart::column("body") }, IndexPart::column("name")], ..index("i", &[]) },
        Index {
            parts: vec![IndexPart { length: Some(11), ..IndexPart::column("body") }],
            parameters: Some("COMMENT 'x'".to_owned()),
            ..index("i", &[])
        },
        unique("i", &["name"]),
    ];
    for (at, kind) in kinds.iter().enumerate() {
        both_ways(&side(None), &side(Some(kind.clone())), ROWS).await;
        both_ways(&side(Some(kind.clone())), &side(kinds.get(at + 1).cloned()), ROWS).await;
    }
}

#[tokio::test]
async fn the_first_number() {
    let side = |start: Option<&str>| {
        with([short("name")], |table| table.columns[0].numbering = Numbering { sequence: start.map(str::to_owned), always: false })
    };
    let mut case = Case::new(side(Some("START WITH 100")), ROWS, Vec::new()).await;
    assert_eq!(case.database.value("SELECT min(id) AS n FROM user").await, "100");
    let mut case = Case::between(side(None), side(Some("START WITH 100")), unhinted(), ROWS).await;
    case.up().await.unwrap();
    case.database.run("INSERT INTO user (name) VALUES ('next')").await;
    assert_eq!(case.database.value("SELECT max(id) AS n FROM user").await, "100");
}
