//! What each change of a small schema gives, as text.

use super::*;
use crate::schema::{Action, Check, Column, DataType, Default as Value, EnumType, ForeignKey, Index, IndexPart, name};
use crate::step::{self, RowValue, Using};

const ID: &str = "20251107090010";

/// A schema in a few words: `user: id int64, name text?` is a table with a key and a nullable column.
fn schema(text: &str) -> Schema {
    let mut schema = Schema::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, rest) = line.split_once(':').unwrap();
        let mut table = Table { name: name.to_owned(), ..Table::default() };
        rest.split(',').map(str::trim).filter(|part| !part.is_empty()).for_each(|part| push_part(&mut table, part));
        schema.tables.push(table);
    }
    schema
}

fn push_part(table: &mut Table, part: &str) {
    let words: Vec<&str> = part.split_whitespace().collect();
    let (name, rest) = words.split_at(1);
    match (name[0], rest) {
        ("key", columns) => table.primary_key = columns.iter().map(ToString::to_string).collect(),
        ("index", columns) => {
            let parts = columns.iter().map(|name| IndexPart::column(*name)).collect();
            table.indexes.push(Index { name: name::index(&table.name, columns, false), unique: false, parts, ..Index::default() });
        }
        ("check", words) => {
            let name = name::check(&table.name, words.first().copied());
            table.checks.push(Check { name, expression: words.join(" "), ..Check::default() });
        }
        ("ref", [column, target, to]) => table.foreign_keys.push(ForeignKey {
            name: name::foreign_key(&table.name, &[column]),
            columns: vec![(*column).to_owned()],
            target: (*target).to_owned(),
            target_columns: vec![(*to).to_owned()],
            on_delete: Action::NoAction,
            on_update: Action::NoAction,
            ..ForeignKey::default()
        }),
        (name, [data_type, default @ ..]) => {
            let plain = data_type.trim_end_matches('?');
            let mut column = Column::new(name, DataType::parse(plain).unwrap());
            column.nullable = plain != *data_type;
            column.default = default.first().map(|text| Value::Number((*text).to_owned()));
            table.columns.push(column);
        }
        (part, _) => panic!("`{part}` is not a part of a table"),
    }
}

/// `user<person user.full_name<name user.age!` : renamed from, new; `user.age=0` backfill, `user.age=5@0` in batches of 5, `user.age=crate::f()` by a function, `user.age:CAST(x)` convert.
fn intent(text: &str) -> Intent {
    let mut intent = Intent::default();
    for word in text.split_whitespace() {
        let at = word.find(['<', '!', '=', ':']).unwrap();
        let (path, mark, value) = (&word[..at], &word[at..=at], word[at + 1..].to_owned());
        let (table, column) = path.split_once('.').map_or((path, None), |(table, column)| (table, Some(column)));
        let table = intent.tables.entry(table.to_owned()).or_default();
        match (column.map(|column| table.columns.entry(column.to_owned()).or_default()), mark) {
            (None, "<") => table.renamed_from.push(value),
            (None, _) => table.new = true,
            (Some(column), "<") => column.renamed_from.push(value),
            (Some(column), "=") => column.backfill = Some(filling(&value)),
            (Some(column), ":") => column.convert = Some(value),
            (Some(column), _) => column.new = true,
        }
    }
    intent
}

fn filling(text: &str) -> Filling {
    let (batch, value) = text.split_once('@').map_or((None, text), |(batch, value)| (Some(batch.parse().unwrap()), value));
    let value = value.strip_suffix("()").map_or_else(|| RowValue::Sql(value.to_owned()), |path| RowValue::Function(path.to_owned()));
    Filling { value, batch }
}

/// Checks the steps as text, one a line, and that they do what they say, and undo it, and do it again.
#[track_caller]
fn check(before: &str, after: &str, hints: &str, expected: &[&str]) {
    let (before, after) = (schema(before), schema(after));
    let steps = diff(Pair::new(&before, &after), &intent(hints), ID).unwrap();
    let text: Vec<String> = steps.iter().map(ToString::to_string).collect();
    assert_eq!(text, expected);
    let mut now = before.clone();
    apply(&steps, &mut now);
    let reached = now.clone();
    assert!(bare(&now).same_as(&after), "{now:#?}");
    apply(&step::invert(&steps), &mut now);
    assert!(bare(&now).same_as(&before), "{now:#?}");
    apply(&step::again(&steps).unwrap_or(steps), &mut now);
    assert!(bare(&now).same_as(&bare(&reached)), "{now:#?}");
}

fn apply(steps: &[Step], schema: &mut Schema) {
    for step in steps {
        step.apply(schema).unwrap();
    }
}

fn bare(schema: &Schema) -> Schema {
    let mut schema = Schema { retired: Vec::new(), ..schema.clone() };
    schema.tables.iter_mut().for_each(|table| table.retired.clear());
    schema
}

#[track_caller]
fn asks(before: &str, after: &str, hints: &str, expected: &[&str]) {
    let (before, after) = (schema(before), schema(after));
    let questions = diff(Pair::new(&before, &after), &intent(hints), ID).unwrap_err();
    let text = questions.iter().map(|question| match question {
        Question::ColumnRename { table, added, removed } => format!("{table}.{added}<{}", removed.join("|")),
        Question::TableRename { added, removed } => format!("{added}<{}", removed.join("|")),
        Question::RequiredValue { table, column } => format!("{table}.{column}="),
        Question::VariantRename { table, column, added, removed } => format!("{table}.{column}.{added}?{}", removed.join(",")),
        Question::NoKey { table, column } => format!("{table}.{column} by no key"),
        Question::Copy { table, reason, .. } => format!("{table} {reason}"),
        Question::Order { table } => format!("{table} order"),
        Question::Misleading { table, column, from, why, .. } => format!("{}<<{from} {why:?}", column.as_ref().unwrap_or(table)),
        Question::Conversion { table, column, types } => format!("{table}.{column}:{} to {}", types.before, types.after),
    });
    assert_eq!(text.collect::<Vec<_>>(), expected);
}

#[test]
fn nothing() {
    check("a: id int64, x text", "a: x text, id int64", "a<b a.x<y a.id!", &[]);
}

#[test]
fn tables_come_and_go() {
    check("", "child: id int64, p int64, ref p parent id\n parent: id int64", "", &["create table `parent`", "create table `child`"]);
    check(
        "parent: id int64\n child: id int64, p int64, ref p parent id",
        "",
        "",
        &["retire table `child` as `_retired_20251107090010_child`", "retire table `parent` as `_retired_20251107090010_parent`"],
    );
}

#[test]
fn a_renamed_column_takes_along_what_names_it() {
    check(
        "a: id int64, name text, index name, check name <> ''",
        "a: id int64, title text, index title, check title <> ''",
        "a.title<name",
        &[
            "rename `name` of `a` to `title`",
            "rename index `a_name_idx` of `a` to `a_title_idx`",
            "rename check `a_name_check` of `a` to `a_title_check`",
        ],
    );
}

#[test]
fn a_text_that_a_rename_does_not_give_back_is_dropped_and_added() {
    check(
        "a: x int64, check X > 'x'",
        "a: y int64, check y > 'x'",
        "a.y<x",
        &["drop check `a_X_check` of `a`", "rename `x` of `a` to `y`", "add check `a_y_check` to `a`"],
    );
}

#[test]
fn a_renamed_table_takes_along_the_keys_to_it() {
    check(
        "person: id int64, key id, check id > 0\n post: id int64, author int64, ref author person id",
        "user: nr int64, key nr, check nr > 0\n post: id int64, author int64, ref author user nr",
        "user<person user.nr<id",
        &[
            "rename table `person` to `user`",
            "rename `id` of `user` to `nr`",
            "rename check `person_id_check` of `user` to `user_nr_check`",
        ],
    );
}

#[test]
fn names_are_swapped() {
    check(
        "a: x text, y text",
        "a: x text, y text",
        "a.x<y a.y<x",
        &["rename `y` of `a` to `_migrator_y`", "rename `x` of `a` to `y`", "rename `_migrator_y` of `a` to `x`"],
    );
    check(
        "a: x text\n b: y int64\n c: a text, ref a a x",
        "b: x text\n a: y int64\n c: a text, ref a b x",
        "a<b b<a",
        &["rename table `a` to `_migrator_a`", "rename table `b` to `a`", "rename table `_migrator_a` to `b`"],
    );
}

#[test]
fn a_name_is_taken_over_from_what_goes() {
    check(
        "a: id int64, x text, y text, key x",
        "a: id int64, x text, key id",
        "a.x<y",
        &[
            "rename `x` of `a` to `_migrator_x`",
            "rename `y` of `a` to `x`",
            "make (id) the primary key of `a`",
            "retire `_migrator_x` of `a` as `_retired_20251107090010_x`",
        ],
    );
    check(
        "a: id int64\n b: x text",
        "a: x text",
        "a<b",
        &["rename table `a` to `_migrator_a`", "rename table `b` to `a`", "retire table `_migrator_a` as `_retired_20251107090010_a`"],
    );
}

#[test]
fn what_could_be_a_rename_is_asked() {
    asks("a: x text", "a: y text", "", &["a.y<x"]);
    asks("a: x text", "a: y text, z text(5)", "", &["a.y<x", "a.z<x"]);
    asks("a: w text, x text, v int64", "a: y text?", "", &["a.y<w|x"]);
    asks("a: w text, x text", "a: y text, z text", "a.y<x", &["a.z<w"]);
    asks("user: id int64, name text, age int32", "person: id int64, name text, born date", "", &["person<user"]);
    asks("user: id int64, name text", "person: id text, name bytes", "", &["person<user"]);
    check("a: id int64, x text", "a: id int64, y text?", "a.y!", &["add `y` to `a`", "retire `x` of `a` as `_retired_20251107090010_x`"]);
    check("a: id int64, x text", "a: id int64, y bool?", "", &["add `y` to `a`", "retire `x` of `a` as `_retired_20251107090010_x`"]);
    check("a: x text", "b: x text", "b!", &["create table `b`", "retire table `a` as `_retired_20251107090010_a`"]);
    check("a: x text, y int64", "b: x text, z int32", "", &["create table `b`", "retire table `a` as `_retired_20251107090010_a`"]);
}

#[test]
fn hints_that_cannot_be_followed_are_asked_about() {
    asks("a: x text", "a: y text", "a.y<w", &["y<<w Unknown { gone: [\"x\"] }"]);
    asks("a: x text", "a: y text, z text", "a.y<x a.z<x", &["z<<x Taken { by: \"y\" }"]);
    asks("a: x text", "a: x int64, y text", "a.y<x", &["y<<x Stays"]);
    asks("a: x text", "a: y text", "a.y<x a.y!", &["y<<x Denied"]);
    asks("a: x text", "b: x text\n c: x text", "b<a c<a", &["c<<a Taken { by: \"b\" }"]);
    check("a: x text", "a: x int64?, y text", "a.y<x a.x!", &["rename `x` of `a` to `y`", "add `x` to `a`"]);
    check("a: x text", "b: x text\n a: y int64", "b<a a!", &["rename table `a` to `b`", "create table `a`"]);
    check("", "a: x text", "a<b a.x<y", &["create table `a`"]);
    check("a: x text, y text", "a: x text, y text", "a.x<y a.y<z", &[]);
}

#[test]
fn texts_that_take_each_others_place_are_asked_about_unless_they_did_so_before() {
    let variants = vec!["Open".to_owned(), "Closed".to_owned()];
    let column = Column::new("state", DataType::Enum(EnumType::new("State", variants)));
    let door = Table { name: "door".to_owned(), columns: vec![column], ..Table::default() };
    let schema = Schema { tables: vec![door], ..Schema::default() };
    let mut intent = Intent::default();
    let column = intent.tables.entry("door".to_owned()).or_default().columns.entry("state".to_owned()).or_default();
    for (text, from) in [("Open", "Closed"), ("Closed", "Open")] {
        column.variants.entry(text.to_owned()).or_default().renamed_from.push(from.to_owned());
    }
    let asked = diff(Pair::new(&schema, &schema), &intent, ID).unwrap_err();
    assert!(asked.iter().all(|question| matches!(question, Question::Misleading { why: Misleading::Stays, .. })), "{asked:?}");
    assert_eq!(asked.len(), 2);
    assert_eq!(diff_after(Pair::new(&schema, &schema), &intent, &intent.hints(), ID).unwrap(), []);
}

#[test]
fn what_needs_a_value_or_a_conversion_is_asked_at_once() {
    asks("a: x text", "b: z int64\n a: x int64, y int64", "", &["a.x:text to int64", "a.y="]);
    check("a: x text", "a: x text, y int64", "a.y=1", &["add `y` to `a`"]);
    check("a: x text", "a: x text, y int64 7", "", &["add `y` to `a`"]);
    check("a: x text", "a: x int64", "a.x:length(x)", &["convert `x` of `a`: text becomes int64"]);
}

#[test]
fn a_column_becomes_required() {
    check("a: x text?", "a: x text", "", &["alter `x` of `a`: is required"]);
    check("a: x text?", "a: x text", "a.x=''", &["convert `x` of `a`: is required, with a value for rows that have none"]);
    check(
        "a: x int32?",
        "a: x int32 5",
        "",
        &["alter `x` of `a`: default 5", "convert `x` of `a`: is required, with the default for rows that have no value"],
    );
    check("a: x int32? 5", "a: x int32 5", "", &["convert `x` of `a`: is required, with the default for rows that have no value"]);
    check("a: x text?", "a: x int64", "a.x=0 a.x:length(x)", &["convert `x` of `a`: text becomes int64, is required"]);
}

#[test]
fn rows_are_filled_by_their_key() {
    let hints = "a.x=5@0 a.y=crate::f() a.z=crate::f() a.k=5@0";
    check(
        "a: k int32?, y text?, z int32?, w int64, key w",
        "a: k int32, x int32, y text, z int64, w int64, key w",
        hints,
        &[
            "add `x` to `a`",
            "backfill `k` of `a`",
            "backfill `x` of `a`",
            "backfill `y` of `a`",
            "alter `k` of `a`: is required",
            "alter `x` of `a`: is required",
            "alter `y` of `a`: is required",
            "alter `z` of `a`: int32 becomes int64",
            "backfill `z` of `a`",
            "alter `z` of `a`: is required",
        ],
    );
    // Without a key there are neither batches nor functions.
    check("a: w int64", "a: w int64, x int32", "a.x=5@0", &["add `x` to `a`"]);
    asks("a: w int64, y text?", "a: w int64, x int32, y text", "a.x=crate::f() a.y=crate::f()", &["a.x by no key", "a.y by no key"]);
    asks("a: w int64, key w", "a: w int64, x int64, key x", "a.x=crate::f()", &["a.x by no key"]);
}

#[test]
fn an_expression_may_use_the_old_name() {
    for sql in ["length(x)", "length(y)"] {
        let hints = intent(&format!("a.y<x a.y:{sql}"));
        let steps = diff(Pair::new(&schema("a: x text"), &schema("a: y int64")), &hints, ID).unwrap();
        let Step::ReplaceColumn { using: Some(Using::Convert { sql, .. }), .. } = &steps[1] else { panic!("{steps:?}") };
        assert_eq!(sql, "length(y)");
    }
}

#[test]
fn a_conversion_of_an_earlier_change_is_inert() {
    check("a: x text(5)", "a: x text(9)", "a.x:CAST(x)", &["alter `x` of `a`: text(5) becomes text(9)"]);
    check("a: x int32", "a: x text", "a.x:hex(x)", &["convert `x` of `a`: int32 becomes text"]);
    check("a: x int32?", "a: x int32?", "a.x:hex(x)", &[]);
}

/// What the copies into tables are, where they say so.
fn copying(before: &str, after: &str, from: &[(&str, &str)]) -> Result<Vec<String>, Vec<Question>> {
    let (before, after) = (schema(before), schema(after));
    let mut intent = Intent::default();
    for (table, sql) in from {
        intent.tables.entry((*table).to_owned()).or_default().from.push((*sql).to_owned());
    }
    diff(Pair::new(&before, &after), &intent, ID).map(|steps| steps.iter().map(ToString::to_string).collect())
}

#[test]
fn rows_are_copied_when_a_table_appears_or_one_that_is_read_goes() {
    let (before, after) = ("a: id int64, x text?", "a: id int64\nb: id int64, x text?");
    let from = [("b", "SELECT id, x FROM a")];
    let steps = copying(before, after, &from).unwrap();
    assert_eq!(steps, ["create table `b`", "copy rows from `a` into `b`", &format!("retire `x` of `a` as `_retired_{ID}_x`")]);
    assert_eq!(copying(after, &format!("{after}, y text?"), &from).unwrap(), ["add `y` to `b`"], "it has happened");
    assert_eq!(copying("", after, &from).unwrap(), ["create table `a`", "create table `b`"], "there is nothing to copy");
    // A table that is like the new one is not asked about.
    let merged = copying("b: id int64, x text?", "c: id int64, x text?", &[("c", "SELECT id, x FROM b")]).unwrap();
    assert_eq!(merged[..2], ["create table `c`", "copy rows from `b` into `c`"]);
    let foreign = "b: id int64, a_id int64, ref a_id a id\na: id int64";
    let both = [("b", "SELECT id, id AS a_id FROM o"), ("a", "SELECT id FROM o")];
    let steps = copying("o: id int64", foreign, &both).unwrap();
    let expected = ["create table `a`", "create table `b`", "copy rows from `o` into `a`", "copy rows from `o` into `b`"];
    assert_eq!(steps[..4], expected, "parents first");
}

#[test]
fn a_copy_that_does_not_say_what_rows_need_is_asked_about() {
    let why = |after: &str, table: &str, sql: &str| match copying("a: id int64\nc: id int64, x text", after, &[(table, sql)]) {
        Err(questions) => questions
            .into_iter()
            .map(|question| if let Question::Copy { reason, .. } = question { reason } else { String::new() })
            .collect(),
        Ok(steps) => steps.join("; "),
    };
    let new = "a: id int64\nc: id int64, x text\nb: id int64, x text";
    for (after, table, sql, expected) in [
        (new, "b", "SELECT id FROM a", "gives no value for `x`, which is required"),
        (new, "b", "SELECT id, id AS z, 'x' AS x FROM a", "gives `z`, which is no column of `b`"),
        ("c: id int64, x text", "c", "SELECT 'x' AS x, 1 AS y FROM a", "gives `y`, which is no column of `c`"),
    ] {
        assert_eq!(why(after, table, sql), expected, "{sql}");
    }
}
