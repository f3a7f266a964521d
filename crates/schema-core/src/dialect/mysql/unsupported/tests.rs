//! One table or key for each rule.

use super::*;
use crate::schema::{Check, EnumType, Numbering, Numbers, Stored};

fn column(name: &str, data_type: DataType) -> Column {
    Column::new(name, data_type)
}

fn index(part: impl Into<IndexPart>) -> Index {
    Index { name: "i".to_owned(), parts: vec![part.into()], ..Index::default() }
}

fn check(sql: &str) -> Check {
    Check { name: "c".to_owned(), expression: sql.to_owned(), ..Check::default() }
}

/// The reasons for a table `t` with `id` and these columns, changed by `more`.
fn reasons(columns: Vec<Column>, more: impl FnOnce(&mut Table)) -> Vec<String> {
    let id = Column { auto_increment: true, ..column("id", DataType::Int64) };
    let columns = [id].into_iter().chain(columns).collect();
    let mut table = Table { name: "t".to_owned(), columns, primary_key: vec!["id".to_owned()], ..Table::default() };
    more(&mut table);
    unsupported(&Schema { tables: vec![table], ..Schema::default() }).into_iter().map(|one| one.reason).collect()
}

fn only(found: &[String], part: &str) {
    assert!(matches!(found, [reason] if reason.contains(part)), "{part}: {found:#?}");
}

#[test]
fn what_is_fine() {
    let texts = vec![column("a", DataType::Text(Some(768))), column("b", DataType::Text(None)), column("c", DataType::UInt64)];
    let found = reasons(texts, |table| {
        table.indexes.push(index(IndexPart::column("a")));
        table.indexes.push(Index { name: "j".to_owned(), ..index(IndexPart { length: Some(20), ..IndexPart::column("b") }) });
        table.indexes.push(Index { name: "k".to_owned(), method: Some("FULLTEXT".to_owned()), ..index(IndexPart::column("b")) });
        table.checks.push(check("a <> '||'"));
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn columns() {
    let of = |data_type| reasons(vec![column("a", data_type)], |_| ());
    let variants = |variants: &[&str]| DataType::Enum(EnumType::new("e", variants.iter().map(ToString::to_string).collect()));
    only(&of(DataType::Array(Box::new(DataType::Int64))), "no arrays");
    only(&of(variants(&["a", "b "])), "blanks at the end of `b `");
    only(&of(DataType::Decimal(Some((66, 2)))), "at most 65 digits");
    assert!(of(DataType::Text(Some(20_000)))[0].contains("VARCHAR(20000) is longer than a row"));
    only(
        &reasons(vec![Column { collation: Some("nocase".to_owned()), ..column("a", DataType::Text(None)) }], |_| ()),
        "no collation `nocase`",
    );
    let numbering = Numbering { always: true, sequence: Some("INCREMENT BY 2".to_owned()) };
    let found = reasons(Vec::new(), |table| table.columns[0].numbering = numbering);
    assert!(found.len() == 2 && found[0].contains("`always`") && found[1].contains("`START WITH …`"), "{found:#?}");
    let wide = vec![column("a", DataType::Text(Some(10_000))), column("b", DataType::Text(Some(10_000)))];
    only(&reasons(wide, |_| ()), "80012 bytes a row");
    only(&reasons(vec![column("a\u{1f600}", DataType::Int64)], |_| ()), "beyond U+FFFF");
    only(&reasons(Vec::new(), |table| table.name = "billing.t".to_owned()), "`billing_t`");
}

#[test]
fn keys() {
    let with = |own: Index| {
        reasons(vec![column("a", DataType::Text(None)), column("b", DataType::Text(Some(800)))], |table| table.indexes.push(own))
    };
    let b = || index(IndexPart::column("b"));
    only(&with(index(IndexPart::column("a"))), "without a length");
    only(&with(b()), "3200 bytes");
    let short = || index(IndexPart { length: Some(9), ..IndexPart::column("b") });
    only(&with(Index { filter: Some("a = ''".to_owned()), ..short() }), "partial");
    only(&with(index(IndexKey::Expression("lower(b)".to_owned()))), "expression");
    only(&with(Index { method: Some("gin".to_owned()), ..short() }), "`gin`");
    only(&with(Index { constraint: Some(Deferral::Deferred), ..short() }), "at commit");
    only(&with(Index { include: vec!["id".to_owned()], ..short() }), "includes");
    only(&with(Index { nulls_not_distinct: true, ..short() }), "two NULLs");
    let numbered = || Column { auto_increment: true, ..column("a", DataType::Int64) };
    only(&reasons(vec![numbered()], |_| ()), "by one column");
    let key_of = |name: &'static str| move |table: &mut Table| table.primary_key = vec![name.to_owned()];
    only(&reasons(vec![column("a", DataType::Int64)], key_of("a")), "the first field of the primary key or of an index");
    let indexed = |table: &mut Table| {
        key_of("a")(table);
        table.indexes.push(index(IndexPart::column("id")));
    };
    assert_eq!(reasons(vec![column("a", DataType::Int64)], indexed), [""; 0]);
    only(&reasons(Vec::new(), |table| table.columns[0].nullable = true), "can't be NULL");
    let text_key = |table: &mut Table| {
        key_of("a")(table);
        table.columns[0].auto_increment = false;
    };
    only(&reasons(vec![column("a", DataType::Text(None))], text_key), "the primary key can't have a text");
}

#[test]
fn names_that_differ_in_case_only() {
    only(&reasons(vec![column("ID", DataType::Int64)], |_| ()), "the columns `id` and `ID` differ only in case");
    let two = |table: &mut Table| {
        let upper = Index { name: "I".to_owned(), ..index(IndexPart::column("id")) };
        table.indexes.extend([index(IndexPart::column("id")), upper]);
    };
    only(&reasons(Vec::new(), two), "the indexes `i` and `I` differ only in case");
}

#[test]
fn foreign_keys() {
    let with = |key: ForeignKey| {
        let key = ForeignKey {
            name: "k".to_owned(),
            columns: vec!["a".to_owned()],
            target: "t".to_owned(),
            target_columns: vec!["id".to_owned()],
            ..key
        };
        move |table: &mut Table| table.foreign_keys.push(key)
    };
    let long = || vec![column("a", DataType::Int64)];
    only(&reasons(vec![column("a", DataType::Int32)], with(ForeignKey::default())), "`a` is INT and refers to `t.id`, which is BIGINT");
    only(&reasons(long(), with(ForeignKey { deferral: Deferral::Deferred, ..ForeignKey::default() })), "at commit");
    only(&reasons(long(), with(ForeignKey { on_update: Action::SetDefault, ..ForeignKey::default() })), "sets a default");
    only(&reasons(long(), with(ForeignKey { match_full: true, ..ForeignKey::default() })), "MATCH FULL");
    let cascade = || with(ForeignKey { on_update: Action::Cascade, ..ForeignKey::default() });
    let found = reasons(long(), |table| {
        cascade()(table);
        table.checks.push(check("a > 0"));
    });
    only(&found, "set by the action of a foreign key");
    let numbers = Numbers { data_type: Box::new(DataType::Int64), each: vec![1] };
    let stored = EnumType { stored: Stored::Integer(numbers), ..EnumType::new("role", vec!["Admin".to_owned()]) };
    let of_enum = || vec![column("a", DataType::Enum(stored.clone()))];
    only(&reasons(of_enum(), cascade()), "an enum that is a text or a number there has one");
    assert!(reasons(of_enum(), with(ForeignKey { on_delete: Action::Cascade, ..ForeignKey::default() })).is_empty());
}

#[test]
fn expressions() {
    let checked = |sql: &str| reasons(vec![column("a", DataType::Int64)], |table| table.checks.push(check(sql)));
    only(&checked("a || 'x' <> ''"), "as OR");
    only(&checked("a < now()"), "depends on the moment");
    let unnamed = Check { name: name::unnamed("check", 1), ..check("a > 0") };
    only(&reasons(vec![column("a", DataType::Int64)], |table| table.checks.push(unnamed)), "`unnamed`");
    only(&reasons(vec![column("a", DataType::Custom(String::new()))], |_| ()), "has a type");
    only(&checked("id > 0"), "numbers the rows");
    let default = Default::Sql("'a' || 'b'".to_owned());
    only(&reasons(vec![Column { default: Some(default), ..column("a", DataType::Text(None)) }], |_| ()), "as OR");
}

#[test]
fn names_that_two_tables_have() {
    let table = |name: &str| Table {
        name: name.to_owned(),
        columns: vec![column("a", DataType::Int64)],
        foreign_keys: vec![ForeignKey { name: "k".to_owned(), ..ForeignKey::default() }],
        checks: vec![check("a > 0")],
        ..Table::default()
    };
    let found = unsupported(&Schema { tables: vec![table("t"), table("u")], ..Schema::default() });
    assert_eq!(found.iter().map(|one| one.table.as_str()).collect::<Vec<_>>(), ["u"], "{found:#?}");
}
