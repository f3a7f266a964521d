//! Embedded structs: what they become, what is said about them, and where.

use super::*;
use crate::diff::Question;
use crate::entity::handover::HandoverKind;

const ADDRESS: &str = "#[derive(Embedded)] pub struct Address { pub city: String, #[entity(length = 2)] pub country: String }\n";

fn in_user(before: &str, fields: &str) -> Reading {
    read_fields(&format!("{ADDRESS}{before}"), fields)
}

fn user_columns(reading: &Reading) -> Vec<String> {
    columns(reading).into_iter().filter(|column| column != "user.id int64").map(|column| column.replacen("user.", "", 1)).collect()
}

#[test]
fn its_fields_are_columns() {
    let plain = ["city text", "country text(2)"];
    assert_eq!(user_columns(&in_user("", "#[entity(flatten)] home: Address")), plain);
    let prefixed = user_columns(&in_user("", "#[entity(flatten, prefix = \"home_\")] home: Address, x: i64"));
    assert_eq!(prefixed, ["home_city text", "home_country text(2)", "x int64"]);
    let optional = ["city text?", "country text(2)?"];
    assert_eq!(user_columns(&in_user("", "#[entity(flatten)] home: Option<Address>")), optional);
    let alias = "type Maybe<T> = Option<T>; type Home = Maybe<Address>; #[derive(Embedded)] struct Deep { #[entity(flatten)] home: Home }";
    assert_eq!(user_columns(&in_user(alias, "#[entity(flatten)] deep: Deep")), optional);
    let nested = "#[derive(Embedded)] #[entity(rename_all = \"camelCase\")] struct Deep { \
                  #[entity(column = \"n\")] next_one: i64, last_one: Option<i64>, #[entity(flatten, prefix = \"at_\")] a: Address }";
    let nested = user_columns(&in_user(nested, "#[entity(flatten, prefix = \"x_\")] deep: Deep"));
    assert_eq!(nested, ["x_n int64", "x_lastOne int64?", "x_at_city text", "x_at_country text(2)"]);
}

#[test]
fn it_is_found_wherever_it_is() {
    let reading = read_roots(
        &[("src/lib.rs", "app"), ("../models/src/lib.rs", "models")],
        &[
            (
                "src/lib.rs",
                "mod a; use a::{Place as Home, Work}; #[derive(Entity)] struct User { #[entity(primary_key)] id: i64, #[entity(flatten)] a: Home, #[entity(flatten)] b: Work }",
            ),
            ("src/a.rs", "pub use models::shared::Address as Place; mod b; pub use b::*;"),
            ("src/a/b.rs", "#[derive(Debug, migrator::Embedded)] pub struct Work { firm: Firm } #[derive(ColumnType)] struct Firm(i16);"),
            (
                "../models/src/lib.rs",
                "pub mod shared { use migrator::Embedded as E; #[derive(E)] pub struct Address { pub kind: Kind } #[derive(EntityEnum)] pub enum Kind { A } }",
            ),
        ],
    );
    assert_eq!(user_columns(&reading), ["kind enum kind (A)", "firm int16"]);
}

#[test]
fn what_is_missing_is_null_throughout() {
    let source = "#[derive(Embedded)] struct Audit { #[entity(default = 1, backfill = \"2\")] a: i64 }";
    let plain = in_user(source, "#[entity(flatten)] audit: Audit");
    assert!(plain.schema.tables[0].columns[1].default.is_some());
    assert!(plain.intent.tables["user"].columns["a"].backfill.is_some());
    let optional = in_user(source, "#[entity(flatten)] audit: Option<Audit>");
    assert_eq!(optional.schema.tables[0].columns[1].default, None);
    assert!(optional.intent.tables.is_empty());
}

#[test]
fn its_sql_names_its_own_columns() {
    let source = "#[derive(Embedded)] #[entity(check(\"city < \\\"Land\\\"\"), index(sql(\"lower(city)\"), filter = \"city <> 'city'\"))] struct Place {
        #[entity(backfill = \"(SELECT t.city FROM t WHERE t.id = id) || \\\"city\\\"\", convert = \"CITY\")] city: String,
        #[entity(column = \"Land\", check = \"\\\"Land\\\" > ''\", generated = \"upper(city)\")] country: String }";
    let reading = in_user(source, "city: String, #[entity(flatten, prefix = \"home_\")] home: Place");
    let table = &reading.schema.tables[0];
    let checks: Vec<_> = table.checks.iter().map(|check| check.expression.as_str()).collect();
    assert_eq!(checks, ["\"home_Land\" > ''", "home_city < \"home_Land\""]);
    assert_eq!(table.indexes[0].filter.as_deref(), Some("home_city <> 'city'"));
    assert_eq!(table.column("home_Land").unwrap().generated.as_ref().unwrap().expression, "upper(home_city)");
    let intent = &reading.intent.tables["user"].columns["home_city"];
    assert_eq!(
        intent.backfill.as_ref().and_then(crate::step::Filling::as_sql),
        Some("(SELECT t.city FROM t WHERE t.id = id) || \"home_city\"")
    );
    assert_eq!(intent.convert.as_deref(), Some("home_city"));
}

#[test]
fn every_old_name_stands_behind_every_old_prefix() {
    let source = "#[derive(Embedded)] struct Deep { #[entity(renamed_from = \"b\", new)] a: i64, \
                  #[entity(flatten, prefix = \"at_\", renamed_from = \"in_\")] place: Address }";
    let reading = in_user(source, "#[entity(flatten, prefix = \"x_\", renamed_from = \"\", renamed_from = \"y_\")] deep: Deep");
    let renamed = |column: &str| reading.intent.tables["user"].columns[column].renamed_from.clone();
    assert_eq!(renamed("x_a"), ["x_b", "a", "b", "y_a", "y_b"]);
    assert_eq!(renamed("x_at_city"), ["x_in_city", "at_city", "in_city", "y_at_city", "y_in_city"]);
    assert!(reading.intent.tables["user"].columns["x_a"].new);
    assert!(!reading.intent.tables["user"].columns["x_at_city"].new);
}

#[test]
fn keys_name_its_fields() {
    let source = "#[derive(Embedded)] struct Key { tenant: i64, #[entity(column = \"no\")] number: i64 }
        #[derive(Entity)] #[entity(primary_key(key.tenant, key.number))] struct Order { #[entity(flatten)] key: Key }
        #[derive(Entity)] #[entity(foreign_key(order.tenant, order.number, references = Order), index(order.number(3) desc, id), unique(id, include(order.tenant)))]
        struct Line { #[entity(primary_key)] id: i64, #[entity(flatten, prefix = \"order_\")] order: Key, #[entity(references = Order(key.number), unchecked)] n: i64 }";
    let reading = read_one(source);
    assert_eq!(messages(&reading), [""; 0]);
    let [order, line] = reading.schema.tables.as_slice() else { panic!("two tables") };
    assert_eq!(order.primary_key, ["tenant", "no"]);
    assert_eq!(line.foreign_keys[1].columns, ["order_tenant", "order_no"]);
    assert_eq!(line.foreign_keys[1].target_columns, ["tenant", "no"]);
    assert_eq!(line.foreign_keys[0].target_columns, ["no"]);
    assert_eq!(line.indexes[0].name, "line_order_no_id_idx");
    assert_eq!(line.indexes[1].include, ["order_tenant"]);
}

#[test]
fn what_is_no_embedded_struct_is_refused() {
    for (before, ty, message) in [
        ("", "i64", "`i64` is one column, and `flatten` is for a struct of several"),
        ("struct Plain { a: i64 }", "Plain", "`Plain` is a type of this crate that no derive makes an embedded struct"),
        ("", "Vec<Address>", "`Vec<Address>` is a list, and a row has each column once"),
        ("", "Gone", "`Gone` is not known to be an embedded struct"),
        ("", "User", "`User` is an entity, and what is flattened is no table of its own"),
    ] {
        let reading = in_user(before, &format!("#[entity(flatten)] x: {ty}"));
        assert_eq!(only(&reading).1, Some("x"));
        assert_eq!(only(&reading).2, message);
    }
    let unflattened = in_user("", "x: Option<Address>");
    let (_, field, message, help) = only(&unflattened);
    assert_eq!((field, message), (Some("x"), "`Option<Address>` is an embedded struct, which is as many columns as it has"));
    assert!(help.contains("#[entity(flatten)]"), "{help}");
}

#[test]
fn a_struct_in_itself_is_refused_where_it_is() {
    let circle = "#[derive(Embedded)] struct A { a: i64, #[entity(flatten, prefix = \"b_\")] b: B } #[derive(Embedded)] struct B { b: i64, #[entity(flatten)] a: A }";
    let reading = in_user(circle, "#[entity(flatten)] x: A");
    assert_eq!(messages(&reading), ["`B` contains itself", "`A` contains itself"]);
    let places: Vec<_> = reading.diagnostics.iter().filter_map(|found| found.place.as_ref()).map(|place| place.item.as_str()).collect();
    assert_eq!(places, ["A", "B"]);
}

#[test]
fn a_mistake_inside_is_said_once() {
    let source = "#[derive(Embedded)] struct Audit { a: Gone, #[entity(default = 1)] b: String, #[entity(references = Nobody)] c: i64 }
        #[derive(Entity)] struct Team { #[entity(primary_key)] id: i64, #[entity(flatten)] audit: Audit }";
    let reading = in_user(source, "#[entity(flatten)] audit: Audit, #[entity(flatten, prefix = \"x_\")] other: Option<Audit>");
    let found: Vec<_> = reading.diagnostics.iter().filter_map(|found| found.place.as_ref()).collect();
    let found: Vec<_> = found.iter().map(|place| (place.item.as_str(), place.field.as_deref().unwrap_or_default())).collect();
    assert_eq!(found, [("Audit", "a"), ("Audit", "b"), ("Audit", "c")]);
}

#[test]
fn what_the_entity_decides_is_said_there() {
    let twice = in_user("", "#[entity(flatten)] home: Address, city: i64");
    assert_eq!(
        only(&twice),
        (
            Code::DuplicateName,
            Some("home"),
            "`user` has two columns `city`",
            "give the flattened field another prefix: `#[entity(flatten, prefix = \"…\")]`"
        )
    );
    let long = in_user("", &format!("#[entity(flatten, prefix = \"{}\")] home: Address", "x".repeat(58)));
    assert_eq!(only(&long).1, Some("home"));
    let key = "#[derive(Embedded)] struct Key { #[entity(primary_key)] id: i64 }";
    let optional = read_one(&format!("{key} #[derive(Entity)] struct A {{ #[entity(flatten)] key: Option<Key> }}"));
    assert_eq!(only(&optional).1, Some("key"));
    let second = read_one(&format!("{key} #[derive(Entity)] #[entity(primary_key(b))] struct A {{ #[entity(flatten)] key: Key, b: i64 }}"));
    assert_eq!(only(&second).1, Some("key"));
    let unknown = read_one(&format!(
        "{ADDRESS} #[derive(Entity)] #[entity(index(home.town))] struct A {{ #[entity(primary_key)] id: i64, #[entity(flatten)] home: Address }}"
    ));
    assert_eq!(only(&unknown).2, "`A` has no field `home.town` that is a column");
}

#[test]
fn the_attributes_of_a_flattened_field_are_few() {
    for (fields, message) in [
        ("#[entity(flatten, unique)] x: Address", "`x` is flattened into the columns of its struct, so `unique` says nothing about it"),
        ("#[entity(prefix = \"x_\")] x: i64", "`prefix` belongs to a flattened field"),
        ("#[entity(renamed_from = \"\")] x: i64", "`renamed_from` is empty"),
        ("#[entity(index(include(x)))] a: i64, #[entity(flatten)] x: Address", "`x` is flattened into several columns"),
        ("#[entity(index(include(a.b)))] c: i64, a: i64", "`a` is one column, without fields of its own"),
        ("#[entity(skip, flatten)] x: Address", "a skipped field is no column, so `flatten` means nothing"),
    ] {
        assert_eq!(only(&in_user("", fields)).2, message);
    }
    let table = read_one("#[derive(Embedded)] #[entity(table = \"x\")] struct A { a: i64 }");
    assert_eq!(only(&table).2, "there is no attribute `table` here");
}

fn asked(reading: &Reading, questions: &[Question]) -> Vec<String> {
    let at = |diagnostic: &crate::diagnostic::Diagnostic| {
        let place = diagnostic.place.clone().expect("a place");
        format!("{}.{}: {diagnostic}", place.item, place.field.unwrap_or_default())
    };
    reading.questions(questions).iter().map(at).collect()
}

#[test]
fn another_prefix_is_one_question() {
    let reading = in_user("", "#[entity(flatten, prefix = \"invoice_\")] invoice: Address");
    let rename = |added: &str, removed: &[&str]| Question::ColumnRename {
        table: "user".into(),
        added: added.into(),
        removed: removed.iter().map(|&name| name.to_owned()).collect(),
    };
    let both = ["billing_city", "billing_country", "city"];
    assert_eq!(
        asked(&reading, &[rename("invoice_city", &both), rename("invoice_country", &both)]),
        ["User.invoice: the columns `invoice_…` are new and `billing_…` are gone from `user` [M0301]\n\
          help: renamed: `#[entity(renamed_from = \"billing_\")]`\nhelp: unrelated: `#[entity(new)]`"]
    );
    let one = asked(&reading, &[rename("invoice_city", &["invoice_town", "place"])]);
    assert_eq!(
        one[0].lines().take(3).collect::<Vec<_>>(),
        [
            "Address.city: `invoice_city` is new and `invoice_town` and `place` are gone from `user`, all text [M0301]",
            "help: renamed: `#[entity(renamed_from = \"town\")]`",
            "help: unrelated: `#[entity(new)]`"
        ]
    );
    assert!(
        one[0].contains("`#[entity(renamed_from = \"place\")]` on `city`, and `renamed_from = \"\"` on the field `invoice`"),
        "{}",
        one[0]
    );
}

#[test]
fn a_value_is_asked_for_where_it_can_be_given() {
    let reading = in_user("", "#[entity(flatten, prefix = \"a_\")] a: Address, #[entity(flatten, prefix = \"b_\")] b: Address");
    let required = |column: &str| Question::RequiredValue { table: "user".into(), column: column.into() };
    let whole = asked(&reading, &[required("a_city"), required("a_country")]);
    assert_eq!(whole.len(), 1);
    assert!(whole[0].starts_with("User.a: `a_city` and `a_country` are required, "), "{}", whole[0]);
    assert!(whole[0].contains("help: no value: `a: Option<Address>`"), "{}", whole[0]);
    let one = asked(&reading, &[required("a_city"), required("b_city")]);
    assert_eq!(one.len(), 1);
    assert!(one[0].starts_with("Address.city: `a_city` is required, "), "{}", one[0]);
    assert!(one[0].contains("`city: Option<String>`"), "{}", one[0]);
}

#[test]
fn the_derives_are_told_of_fields() {
    let items = in_user("", "#[entity(flatten)] home: Option<Address>, x: i64").handover(&[]);
    let [address, user] = items.as_slice() else { panic!("two items") };
    assert_eq!((address.kind, user.kind), (HandoverKind::Embedded, HandoverKind::Entity));
    let fields: Vec<_> = user.fields.iter().map(|field| (field.name.as_str(), field.nullable)).collect();
    assert_eq!(fields, [("id", false), ("home", true), ("x", false)]);
    assert!(user.metadata.as_ref().unwrap().contains("\"country\""));
    assert_eq!(address.fields.iter().map(|field| field.key.as_str()).collect::<Vec<_>>(), ["text", "text"]);
    let number = |reading: &Reading| reading.handover(&[]).last().unwrap().fields[1].key.clone();
    let other =
        read_fields("#[derive(Embedded)] struct Address { city: String, country: Option<String> }", "#[entity(flatten)] home: Address");
    assert_ne!(number(&other), user.fields[1].key);
}
