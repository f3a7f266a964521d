//! The form of the file, and what is said about files of another form.

use super::*;
use crate::diff::{ColumnIntent, TableIntent};
use crate::schema::{
    Action, Check, Column, DataType, Default as Value, Deferral, EnumType, ForeignKey, Generated, Index, IndexKey, IndexPart, Nulls,
    Numbering, RetiredColumn, RetiredTable, TableOptions,
};

/// Everything that a snapshot can hold, once.
fn everything() -> Snapshot {
    let mut id = Column::new("id", DataType::Int64);
    id.auto_increment = true;
    let mut role = Column::new("role", DataType::Enum(EnumType::new("role", vec!["Admin".into(), "Mem\"ber".into()])));
    role.default = Some(Value::Variant("Admin".into()));
    let mut email = Column::new("e\\mail\n", DataType::Text(Some(255)));
    (email.nullable, email.collation) = (true, Some("nocase".into()));
    email.default = Some(Value::Sql("lower('X')".into()));
    let price = Column { default: Some(Value::Number("-1.50".into())), ..Column::new("price", DataType::Decimal(Some((10, 2)))) };
    let point = Column { default: Some(Value::Now), ..Column::new("point", DataType::Custom("POINT".into())) };
    let table = Table {
        name: "user".into(),
        columns: vec![id.clone(), role, email, price, point],
        primary_key: vec!["id".into()],
        indexes: vec![Index {
            name: "user_email_key".into(),
            unique: true,
            parts: vec![
                IndexPart { key: IndexKey::Column("id".into()), descending: true, ..IndexPart::default() },
                IndexPart { key: IndexKey::Expression("lower(\"e\")".into()), ..IndexPart::default() },
            ],
            filter: Some("id > 0".into()),
            ..Index::default()
        }],
        foreign_keys: vec![ForeignKey {
            name: "user_id_fkey".into(),
            columns: vec!["id".into()],
            target: "user".into(),
            target_columns: vec!["id".into()],
            on_delete: Action::SetNull,
            on_update: Action::NoAction,
            deferral: Deferral::Deferred,
            match_full: false,
        }],
        checks: vec![Check { name: "user_check".into(), expression: "id > 0".into(), no_inherit: false }],
        options: TableOptions { strict: true, without_rowid: true, ..TableOptions::default() },
        retired: vec![RetiredColumn { name: "_retired_20250101000000_x".into(), column: Column::new("x", DataType::Bool) }],
    };
    let small = Table { name: "größe".into(), columns: vec![id], retired: table.retired.clone(), ..Table::default() };
    Snapshot {
        dialects: vec![Dialect::Sqlite],
        last: Some("20251107090010".into()),
        hints: vec![
            Hint { table: "user".into(), column: Some("role".into()), variant: None, from: "kind".into() },
            Hint { table: "user".into(), column: Some("role".into()), variant: Some("Member".into()), from: "User".into() },
        ],
        retire: BTreeMap::new(),
        temporary: Vec::new(),
        schema: Schema {
            tables: vec![table, Table { retired: Vec::new(), ..small.clone() }],
            retired: vec![RetiredTable { name: "_retired_20250101000000_größe".into(), table: small, rows: false }],
            enums: Vec::new(),
        },
    }
}

/// What only servers have, once.
fn of_servers() -> Snapshot {
    let role = EnumType::new("role", vec!["Admin".into()]);
    let array = |item: DataType| DataType::Array(Box::new(item));
    let numbering = Numbering { always: true, sequence: Some("START WITH 100".into()) };
    let table = Table {
        name: "billing.user".into(),
        columns: vec![
            Column { auto_increment: true, numbering, ..Column::new("id", DataType::Int64) },
            Column {
                charset: Some("latin1".into()),
                comment: Some("It's\n".into()),
                ..Column::new("name", array(DataType::Text(Some(9))))
            },
            Column { on_update_now: true, ..Column::new("changed", DataType::Instant) },
            Column::new("roles", array(array(DataType::Enum(role.clone())))),
            Column {
                types: vec![("postgres".into(), "citext".into()), ("sqlite".into(), "TEXT".into())],
                ..Column::new("email", DataType::Text(None))
            },
            Column::new("points", array(DataType::Custom("point".into()))),
            Column { generated: Some(Generated { expression: "id + 1".into(), stored: true }), ..Column::new("next", DataType::Int64) },
        ],
        indexes: vec![Index {
            name: "user_excl".into(),
            parts: vec![IndexPart {
                key: IndexKey::Column("name".into()),
                descending: false,
                nulls: Some(Nulls::First),
                collation: Some("C".into()),
                operator_class: Some("text_ops".into()),
                length: Some(10),
                operator: Some("=".into()),
            }],
            method: Some("gist".into()),
            include: vec!["id".into()],
            nulls_not_distinct: true,
            constraint: Some(Deferral::Immediate),
            parameters: Some("fillfactor='70'".into()),
            ..Index::default()
        }],
        foreign_keys: vec![ForeignKey {
            name: "f".into(),
            columns: vec!["id".into()],
            target: "billing.user".into(),
            target_columns: vec!["id".into()],
            deferral: Deferral::Immediate,
            match_full: true,
            ..ForeignKey::default()
        }],
        checks: vec![Check { name: "c".into(), expression: "id > 0".into(), no_inherit: true }],
        options: TableOptions {
            comment: Some("People".into()),
            primary_key: Some("pk_user".into()),
            charset: Some("utf8mb4".into()),
            collation: Some("utf8mb4_bin".into()),
            engine: Some("MyISAM".into()),
            ..TableOptions::default()
        },
        ..Table::default()
    };
    Snapshot { schema: Schema { tables: vec![table], retired: Vec::new(), enums: vec![role] }, ..Snapshot::default() }
}

/// Kept for as long as format 1 is read. Change it only with a new format.
const GOLDEN: &str = include_str!("tests/v1.json");

/// The same for what only servers have.
const SERVERS: &str = include_str!("tests/v1_servers.json");

const ID: &str = "20251107090010";

#[test]
fn format_1_is_written_and_read_as_ever() {
    assert_eq!(write(&everything()), GOLDEN);
    assert_eq!(read(GOLDEN).unwrap(), everything());
    assert_eq!(fingerprint(&everything().schema).to_string(), "1f832545a8ddc8c5");
    assert_eq!(write(&of_servers()), SERVERS);
    assert_eq!(read(SERVERS).unwrap(), of_servers());
}

#[test]
fn what_is_nothing_is_small() {
    let empty = Snapshot::default();
    assert_eq!(write(&empty), "{\n  \"format\": 1,\n  \"dialects\": [],\n  \"tables\": []\n}\n");
    assert_eq!(read(&write(&empty)), Ok(empty));
}

#[test]
fn a_table_is_one_line_of_metadata() {
    let mut table = Table { name: "a".into(), columns: vec![Column::new("id", DataType::Int64)], ..Table::default() };
    table.retired = everything().schema.tables[0].retired.clone();
    assert_eq!(table_json(&table), r#"{"name":"a","columns":[{"name":"id","type":"int64"}]}"#);
}

#[test]
fn a_fingerprint_is_of_the_schema_and_not_of_its_order() {
    let schema = everything().schema;
    let mut turned = schema.clone();
    turned.tables.reverse();
    turned.tables.iter_mut().for_each(|table| table.columns.reverse());
    assert_eq!(fingerprint(&turned), fingerprint(&schema));
    turned.tables[0].columns[0].nullable ^= true;
    assert_ne!(fingerprint(&turned), fingerprint(&schema));
    let mut kept = schema.clone();
    kept.tables[0].retired.clear();
    assert_ne!(fingerprint(&kept), fingerprint(&schema));
}

#[track_caller]
fn refuses(text: &str, expected: &str) {
    let error = read(text).unwrap_err();
    assert_eq!(error.to_string(), expected);
    assert!(!error.help().is_empty());
}

#[test]
fn what_is_not_a_snapshot_is_refused_with_the_reason() {
    refuses("", "the snapshot ends in the middle");
    refuses(&GOLDEN[..GOLDEN.len() / 2], "the snapshot ends in the middle");
    refuses("schema: 1", "the snapshot is not JSON: expected value in line 1");
    let conflict = GOLDEN.replacen("    {\n", "<<<<<<< HEAD\n    {\n=======\n    {\n>>>>>>> theirs\n", 1);
    refuses(&conflict, "the snapshot has an unresolved merge conflict in line 8");
    refuses(&GOLDEN.replace("\"format\": 1", "\"format\": 2"), "the snapshot was written by a newer migrator (format 2; this one knows 1)");
    let newer = GOLDEN.replace("\"format\": 1", "\"format\": 2,\n  \"spaces\": []");
    refuses(&newer, "the snapshot was written by a newer migrator (format 2; this one knows 1)");
}

#[test]
fn what_was_changed_by_hand_is_refused_with_the_place() {
    let edited = |from: &str, to: &str| GOLDEN.replacen(from, to, 1);
    let by_hand = |reason: &str| format!("the snapshot was changed by hand: {reason}");
    let nullable = "unknown field `nulable`, expected one of `name`, `type`, `enum`, `variants`, `stored`, `numbers`, `sql`, `types`, `nullable`, `default`, \
        `auto_increment`, `numbered_always`, `sequence`, `collation`, `charset`, `generated`, `on_update_now`, `comment`";
    refuses(&edited("\"nullable\"", "\"nulable\""), &by_hand(&format!("{nullable} in line 79")));
    refuses(&edited("\"int64\"", "\"in64\""), &by_hand("`in64` is not a type, for `id` of `größe`"));
    refuses(&edited("\"sqlite\"", "\"oracle\""), &by_hand("`oracle` is not a database that this version knows"));
    refuses(&edited("\"20251107090010\"", "\"yesterday\""), &by_hand("`last` is \"yesterday\", which is not the id of a migration"));
    refuses(&edited("\n      \"name\": \"größe\"", "\n      \"name\": \"user\""), &by_hand("there are two tables called `user`"));
    refuses(&edited("\"price\"", "\"role\""), &by_hand("there are two columns called `role` in `user`"));
    refuses(
        &edited("\"column\": \"id\"", "\"column\": \"nr\""),
        &by_hand("a key or an index of `user` is on `nr`, which is not one of its columns"),
    );
    refuses(
        &edited("\"enum\": \"role\",", ""),
        &by_hand("the type `enum` has parts that are missing or not its own, for `role` of `user`"),
    );
    let retired = edited("\"table\": \"user\",\n      \"name\": \"_retired", "\"table\": \"gone\",\n      \"name\": \"_retired");
    refuses(&retired, &by_hand("a column is retired from `gone`, which is not a table here"));
}

fn compare(blocks: &Blocks<'_>, after: &Schema, intent: &Intent) -> Result<Option<Comparison>, SnapshotError> {
    let texts = TableTexts::of(&after.tables);
    let compared = blocks.compare(&texts, after, intent);
    assert_eq!(compared, blocks.compare(&texts, &Schema::default(), intent), "what is known need not be read");
    compared
}

#[test]
fn blocks_are_what_read_reads() {
    let snapshot = everything();
    let blocks = Blocks::cut(GOLDEN).unwrap();
    assert_eq!((blocks.last(), blocks.dialects()), (snapshot.last.as_deref(), &*snapshot.dialects));
    assert_eq!((blocks.hints(), blocks.retired()), (&*snapshot.hints, &*snapshot.schema.retired));
    assert_eq!(compare(&blocks, &snapshot.schema, &Intent::default()), Ok(None));
    let mut after = snapshot.schema.clone();
    after.tables[1].columns[0].data_type = DataType::Int32;
    let comparison = compare(&blocks, &after, &Intent::default()).unwrap().unwrap();
    assert_eq!(comparison.schemas.before.tables, snapshot.schema.tables[1..]);
    assert_eq!(comparison.schemas.after.tables, after.tables[1..]);
    assert!(Blocks::cut(&GOLDEN.replace("\"format\": 1", "\"format\": 2")).is_none());
    assert!(Blocks::cut(&GOLDEN[..GOLDEN.len() / 2]).is_none());
    let twice = GOLDEN.replace("\n      \"name\": \"größe\"", "\n      \"name\": \"user\"");
    let error = compare(&Blocks::cut(&twice).unwrap(), &after, &Intent::default()).unwrap_err();
    assert!(error.to_string().contains("two tables called `user`"), "{error}");
    let broken = GOLDEN.replace("\"nullable\"", "\"nulable\"");
    let error = compare(&Blocks::cut(&broken).unwrap(), &after, &Intent::default()).unwrap_err();
    assert!(error.to_string().contains("`nulable`"), "{error}");
}

#[test]
fn a_swap_happens_once() {
    let column = |name: &str| Column::new(name, DataType::Text(None));
    let table = Table { name: "a".into(), columns: vec![column("x"), column("y")], ..Table::default() };
    let before = Snapshot { schema: Schema { tables: vec![table], ..Schema::default() }, ..Snapshot::default() };
    let hint = |from: &str| ColumnIntent { renamed_from: vec![from.into()], ..ColumnIntent::default() };
    let columns = [("x".to_owned(), hint("y")), ("y".to_owned(), hint("x"))].into();
    let intent = Intent { tables: [("a".to_owned(), TableIntent { columns, ..TableIntent::default() })].into(), ..Intent::default() };
    let after = &before.schema;
    let steps = before.diff(after, &intent, "20251107090010").unwrap();
    assert_eq!(steps.len(), 3);
    let text = write(&before);
    let blocks = Blocks::cut(&text).unwrap();
    let comparison = compare(&blocks, after, &intent).unwrap().unwrap();
    assert_eq!(comparison.diff("20251107090010").unwrap(), steps);
    let next = before.next(after, &intent, &steps, "20251107090010").unwrap();
    let by_blocks = blocks.next(&comparison, &TableTexts::of(&after.tables), after, &[], &steps, "20251107090010").unwrap();
    assert_eq!(by_blocks, NextSnapshot { text: write(&next), left: Vec::new(), fingerprint: fingerprint(&next.schema) });
    assert_eq!(next.diff(after, &intent, "20251107090011"), Ok(Vec::new()));
    assert_eq!(compare(&Blocks::cut(&write(&next)).unwrap(), after, &intent), Ok(None));
}

#[test]
fn what_a_table_says_of_what_leaves_it_outlives_its_entity() {
    let table = |name: &str| Table { name: name.into(), columns: vec![Column::new("id", DataType::Int64)], ..Table::default() };
    let says = |retire: bool| TableIntent { retire: Some(retire), ..TableIntent::default() };
    let before = Schema { tables: vec![table("a"), table("b"), table("\"c\"")], ..Schema::default() };
    let intent = Intent { tables: [("a".to_owned(), says(false)), ("\"c\"".to_owned(), says(true))].into(), ..Intent::default() };
    let snapshot = Snapshot::default().next(&before, &intent, &Snapshot::default().diff(&before, &intent, ID).unwrap(), ID).unwrap();
    let text = write(&snapshot);
    assert_eq!(read(&text), Ok(snapshot.clone()));
    assert!(text.contains("  \"retire\": [\n    {\n      \"table\": \"\\\"c\\\"\",\n      \"retire\": true\n    },\n"), "{text}");
    let without = Snapshot { retire: BTreeMap::new(), ..snapshot.clone() };
    assert_eq!(fingerprint(&without.schema), fingerprint(&snapshot.schema));
    assert!(!write(&without).contains("\"retire\""));
    for (drops, expected) in [(false, ["drop `a`", "retire `b`", "retire `\"c\"`"]), (true, ["drop `a`", "drop `b`", "retire `\"c\"`"])] {
        let (none, intent) = (Schema::default(), Intent { drops, ..Intent::default() });
        let steps = snapshot.diff(&none, &intent, "20251107090011").unwrap();
        let said: Vec<String> = steps.iter().map(|step| step.to_string().replace("table ", "")).collect();
        assert!(expected.iter().all(|expected| said.iter().any(|said| said.starts_with(expected))), "{said:?}");
        assert_eq!(compare(&Blocks::cut(&text).unwrap(), &none, &intent).unwrap().unwrap().diff("20251107090011"), Ok(steps));
    }
}

#[test]
fn a_default_for_one_release_is_remembered_and_is_no_part_of_the_schema() {
    let column = |name: &str| Column { default: Some(Value::Number("0".into())), ..Column::new(name, DataType::Int64) };
    let table =
        |columns: &[&str]| Table { name: "a".into(), columns: columns.iter().map(|name| column(name)).collect(), ..Table::default() };
    let schema = |columns: &[&str]| Schema { tables: vec![table(columns)], ..Schema::default() };
    let said = |columns: &[&str]| {
        let hint = ColumnIntent { temporary: true, ..ColumnIntent::default() };
        let columns = columns.iter().map(|name| ((*name).to_owned(), hint.clone())).collect();
        Intent { tables: [("a".to_owned(), TableIntent { columns, ..TableIntent::default() })].into(), ..Intent::default() }
    };
    let begin = |schema: &Schema| Snapshot { schema: schema.clone(), last: Some("20251107090009".into()), ..Snapshot::default() };
    let (before, after) = (begin(&schema(&["x", "y"])), schema(&["x", "y", "z"]));
    let intent = said(&["x", "z"]);
    let steps = before.diff(&after, &intent, ID).unwrap();
    let next = before.next(&after, &intent, &steps, ID).unwrap();
    let one = |column: &str, since: Option<&str>| Temporary { table: "a".into(), column: column.into(), since: since.map(str::to_owned) };
    assert_eq!(next.temporary, [one("x", None), one("z", Some(ID))]);
    let text = write(&next);
    let expected = "  \"temporary_defaults\": [\n    {\n      \"table\": \"a\",\n      \"column\": \"x\"\n    },\n    {\n      \"table\": \"a\",\n      \"column\": \"z\",\n      \"since\": \"";
    assert!(text.contains(expected), "{text}");
    assert_eq!(read(&text), Ok(next.clone()));
    assert_eq!(fingerprint(&next.schema), fingerprint(&after));
    let comparison = compare(&Blocks::cut(&write(&before)).unwrap(), &after, &intent).unwrap().unwrap();
    let by_blocks =
        Blocks::cut(&write(&before)).unwrap().next(&comparison, &TableTexts::of(&after.tables), &after, &[], &steps, ID).unwrap();
    assert_eq!((by_blocks.text, by_blocks.left), (text.clone(), Vec::new()));

    let fewer = schema(&["x", "z"]);
    let intent = said(&["z"]);
    assert_eq!(compare(&Blocks::cut(&text).unwrap(), &after, &intent), Ok(None), "the word alone is no change");
    let comparison = compare(&Blocks::cut(&text).unwrap(), &fewer, &intent).unwrap().unwrap();
    let steps = comparison.diff("20251107090011").unwrap();
    let by_blocks =
        Blocks::cut(&text).unwrap().next(&comparison, &TableTexts::of(&fewer.tables), &fewer, &[], &steps, "20251107090011").unwrap();
    assert_eq!(by_blocks.left, [one("z", Some(ID))]);
    let broken = text.replace(&format!("\"since\": \"{ID}\""), "\"since\": \"x\"");
    assert!(read(&broken).unwrap_err().to_string().contains("the default of `z` of `a` is not `since` a migration"));
}
