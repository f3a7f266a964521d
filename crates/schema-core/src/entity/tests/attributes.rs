//! What is said about attributes that are unknown, unreadable, contradictory or out of place.

use super::*;
use crate::step::{Filling, RowValue};

/// What is wrong with an attribute on the field `x` of an entity.
fn on_field(attribute: &str) -> (Code, String, String) {
    let reading = read_fields("", &format!("#[entity({attribute})] x: i64"));
    let (code, field, message, help) = only(&reading);
    assert_eq!(field, Some("x"), "{attribute}");
    (code, message.to_owned(), help.to_owned())
}

/// What is wrong with an attribute on an entity with the fields `id` and `x`.
fn on_struct(attribute: &str) -> (Code, String, String) {
    let reading = read_one(&format!("#[derive(Entity)] #[entity({attribute})] struct User {{ #[entity(primary_key)] id: i64, x: i64 }}"));
    let (code, field, message, help) = only(&reading);
    assert_eq!(field, None, "{attribute}");
    (code, message.to_owned(), help.to_owned())
}

#[test]
fn unknown_attributes_suggest_the_nearest() {
    let expect = |found: (Code, String, String), help: &str| assert_eq!((found.0, found.2.as_str()), (Code::UnknownAttribute, help));
    expect(on_field("uniqe"), "did you mean `unique`?");
    expect(on_field("primary_keys"), "did you mean `primary_key`?");
    expect(on_field("lenght = 9"), "did you mean `length`?");
    expect(on_field("ondelete = cascade"), "did you mean `on_delete`?");
    expect(on_struct("tabel = \"x\""), "did you mean `table`?");
    expect(on_struct("index(x, nme = \"i\")"), "did you mean `name`?");
    assert!(on_field("wat").2.starts_with("known here: `column`, `primary_key`"));
    let on_enum = read_one("#[derive(EntityEnum)] #[entity(table = \"x\")] enum E { #[entity(column = \"x\")] A }");
    assert_eq!(codes(&on_enum), [Code::UnknownAttribute, Code::UnknownAttribute]);
    assert_eq!(on_enum.diagnostics[1].place.as_ref().unwrap().field.as_deref(), Some("A"));
}

#[test]
fn a_backfill_in_batches_has_its_sql_and_rows() {
    assert_eq!(on_field("backfill(\"1\", batch = 0)").1, "`batch` is at least 1");
    assert_eq!(on_field("backfill(batch = 5)").1, "`backfill` cannot be read");
    assert_eq!(on_field("backfill(\" \", batch = 5)").1, "`backfill` cannot be read");
    assert_eq!(on_field("backfill(\"1\", bach = 5)").2, "did you mean `batch`?");
}

#[test]
fn a_default_has_a_value_and_may_be_temporary() {
    let help = [
        "write a literal, `now`, a variant with its enum (`Role::Member`), or SQL: `default = sql(\"…\")`",
        "for the version that still runs: `default(0, temporary)`",
    ];
    for attribute in [
        "default",
        "default = Member",
        "default = Utc::now()",
        "default()",
        "default(temporary)",
        "default(temporary, 0)",
        "default(sql(\"\"))",
    ] {
        let reading = read_fields("", &format!("#[entity({attribute})] x: i64"));
        let diagnostic = &reading.diagnostics[0];
        assert_eq!(
            (diagnostic.message.as_str(), diagnostic.help.as_slice()),
            ("this is not a default", &help.map(str::to_owned)[..]),
            "{attribute}"
        );
    }
    assert_eq!(on_field("default(0, temporry)").2, "did you mean `temporary`?");
    assert_eq!(on_field("default(0, temporary = true)").1, "`temporary` cannot be read");
    assert_eq!(on_field("default(0, temporary, temporary)").1, "`temporary` is given twice");
    assert_eq!(on_field("temporary").0, Code::UnknownAttribute);
    assert_eq!(on_field("generated = \"1\", default(0, temporary)").1, "the database computes the column, so `default` means nothing");
    assert_eq!(on_field("auto_increment, default(0, temporary)").1, "the database numbers the rows, so there is no default");
    let said = |attribute: &str| {
        let reading = read_fields("", &format!("#[entity({attribute})] x: Option<i64>"));
        assert_eq!(codes(&reading), [], "{attribute}");
        let columns: Vec<(String, String)> = reading.intent.temporary().map(|(table, column)| (table.into(), column.into())).collect();
        (reading.schema.tables[0].column("x").unwrap().default.clone(), columns)
    };
    let default = Some(crate::schema::Default::Number("-1".into()));
    assert_eq!(said("default(-1, temporary)"), (default.clone(), vec![("user".to_owned(), "x".to_owned())]));
    assert_eq!(said("default(-1)"), (default.clone(), Vec::new()));
    assert_eq!(said("default = -1"), (default, Vec::new()));
}

#[test]
fn a_function_has_a_whole_path() {
    let backfill = |attribute: &str| {
        let reading =
            read_one(&format!("#[derive(Entity)] struct User {{ #[entity(primary_key)] id: i64, #[entity({attribute})] x: i64 }}"));
        assert_eq!(codes(&reading), [], "{attribute}");
        reading.intent.tables["user"].columns["x"].backfill.clone().unwrap()
    };
    for (attribute, batch) in [("backfill(run = crate::a::f)", None), ("backfill(batch = 7, run = ::m::f)", Some(7))] {
        let path = if batch.is_some() { "::m::f" } else { "crate::a::f" };
        assert_eq!(backfill(attribute), Filling { value: RowValue::Function(path.to_owned()), batch });
    }
    for short in ["f", "self::f", "super::f", "super::super::f"] {
        let (_, message, help) = on_field(&format!("backfill(run = {short})"));
        assert_eq!(
            (message.as_str(), help.as_str()),
            ("the migration calls `f`, from a module of its own", "write its whole path: `run = crate::…::f`")
        );
    }
    assert_eq!(on_field("backfill(run = \"crate::f\")").1, "`run` cannot be read");
    assert_eq!(on_field("backfill(run)").1, "`run` cannot be read");
    assert_eq!(on_field("backfill(\"1\", run = crate::f)").1, "a value is either SQL or what a function returns");
}

#[test]
fn levels_of_risks() {
    let with =
        |attribute: &str| read_one(&format!("#[derive(Entity)] #[entity({attribute})] struct User {{ #[entity(primary_key)] id: i64 }}"));
    let set = with("deny(running_version, long_lock), allow(built_index), allow(all), warn(new_value)");
    assert_eq!(codes(&set), []);
    assert_eq!(set.levels.tables().collect::<Vec<_>>(), ["user"]);
    assert_eq!(set.hinting().len(), 1, "what it says is about changes, wherever they are");
    for attribute in ["allow", "allow()", "deny = \"all\"", "warn(\"all\")"] {
        assert_eq!(codes(&with(attribute)), [Code::InvalidValue], "{attribute}");
    }
    assert_eq!(on_struct("deny(gone_colum)").2, "did you mean `gone_column`?");
    assert!(on_struct("deny(everything_at_once)").2.starts_with("it is one of `all`, `data_loss`, "));
}

#[test]
fn values_that_cannot_be_read() {
    for (attribute, help) in [
        ("unique = 1", "write it as in `unique`"),
        ("length", "write it as in `length = 255`"),
        ("length = \"9\"", "write it as in `length = 255`"),
        ("column", "write it as in `column = \"name\"`"),
        ("column = x", "write it as in `column = \"name\"`"),
        ("primary_key = x", "write it as in `primary_key`"),
        ("references", "write it as in `references = Team`"),
        ("references = \"team\"", "write it as in `references = Team`"),
        ("check", "write it as in `check = \"price > 0\"`"),
        ("references = Team, on_delete = casscade", "did you mean `cascade`?"),
    ] {
        let reading =
            read_fields("#[derive(Entity)] struct Team { #[entity(primary_key)] id: i64 }", &format!("#[entity({attribute})] x: i64"));
        assert_eq!((only(&reading).0, only(&reading).3), (Code::InvalidValue, help), "{attribute}");
    }
    assert_eq!(on_field("column = \" \"").1, "`column` is empty");
    assert_eq!(on_field("length = 0").0, Code::InvalidValue);
    assert_eq!(on_struct("rename_all = \"camelcase\"").2, "did you mean `camelCase`?");
    assert_eq!(on_struct("index").2, "write it as in `index(first_field, second_field desc)`");
    assert_eq!(on_struct("index()").0, Code::InvalidValue);
    assert_eq!(on_struct("foreign_key(x)").0, Code::InvalidValue);
    assert_eq!(on_struct("check(x)").0, Code::InvalidValue);
    assert_eq!(on_struct("\"table\"").0, Code::InvalidValue);
    assert_eq!(only(&read_one("#[derive(Entity)] #[entity] struct A { #[entity(primary_key)] id: i64 }")).2, "`entity` takes a list");
}

#[test]
fn contradictions() {
    for attribute in
        ["column = \"a\", column = \"b\"", "on_delete = cascade", "deferred", "skip, unique", "type = \"X\", length = 9", "scale = 2"]
    {
        assert_eq!(on_field(attribute).0, Code::Contradiction, "{attribute}");
    }
    assert_eq!(on_field("nullable").1, "`nullable` is for the primary key, and `x` is no part of it");
    assert_eq!(on_struct("no_primary_key").1, "`User` has a primary key");
    assert_eq!(on_struct("check(\"x > 0\", name = \"c\", unnamed)").1, "the check has a name and is `unnamed`");
    assert_eq!(on_struct("primary_key(x)").0, Code::Contradiction);
    assert_eq!(on_struct("index(x, x)").1, "`index` names `x` twice");
    let numbered = read_one("#[derive(Entity)] struct A { #[entity(primary_key, auto_increment, default = 1)] id: i64 }");
    assert_eq!(only(&numbered).0, Code::Contradiction);
    let digits = read_fields("", "#[entity(precision = 2, scale = 3)] x: rust_decimal::Decimal");
    assert_eq!(only(&digits).0, Code::InvalidValue);
    assert_eq!(codes(&read_fields("", "#[entity(new, renamed_from = \"y\", unique, index)] x: i64")), []);
}

#[test]
fn contradictions_of_what_servers_have() {
    for (attribute, message) in [
        ("generated = \"id\", default = 1", "the database computes the column, so `default` means nothing"),
        ("deferrable", "`deferrable` belongs to a foreign key"),
        ("match_full", "`match_full` belongs to a foreign key"),
        ("index(deferrable)", "an index is no constraint, so there is nothing to defer"),
        ("index(nulls_not_distinct)", "`nulls_not_distinct` is for unique keys"),
        ("charset = \"latin1\"", "`charset` is for text, and `x` is int64"),
    ] {
        assert_eq!((on_field(attribute).0, on_field(attribute).1.as_str()), (Code::Contradiction, message), "{attribute}");
    }
    for attribute in ["schema = \"a\", table = \"b.c\"", "unique(x, filter = \"x\", constraint)", "unique(sql(\"x\"), deferred)"] {
        assert_eq!(on_struct(attribute).0, Code::Contradiction, "{attribute}");
    }
    for attribute in ["exclude(x)", "index(x(0))", "index(x wat)", "schema = a"] {
        assert_eq!(on_struct(attribute).0, Code::InvalidValue, "{attribute}");
    }
    assert_eq!(on_struct("unique(x, include(y))").0, Code::MissingColumn);
    assert_eq!(on_struct("exclude(x(operator = \"=\"), constraint)").0, Code::UnknownAttribute);
    assert_eq!(on_field("type(oracle = \"x\")").0, Code::UnknownAttribute);
    for attribute in ["type()", "generated", "generated(x)", "generated(\"\")", "unique = 1"] {
        assert_eq!(on_field(attribute).0, Code::InvalidValue, "{attribute}");
    }
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let reading = read_fields("", "#[entity(uniqe, length = x, on_delete = cascade)] x: i64, #[entity(skip, new)] y: u8, z: Wat");
    let expected = [Code::UnknownAttribute, Code::InvalidValue, Code::Contradiction, Code::Contradiction, Code::UnknownType];
    assert_eq!(codes(&reading), expected);
    let fields: Vec<_> = reading.diagnostics.iter().map(|diagnostic| diagnostic.place.as_ref().unwrap().field.clone().unwrap()).collect();
    assert_eq!(fields, ["x", "x", "x", "y", "z"]);
    // What the derive finds by itself is not handed over.
    let handed: Vec<Code> = reading.handover(&[])[0].diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(handed, [Code::UnknownType]);
}

#[test]
fn keys_name_fields() {
    assert_eq!(on_struct("index(y)").0, Code::MissingColumn);
    assert_eq!(on_struct("unique(ix)").0, Code::MissingColumn);
    let by_column = read_one(
        "#[derive(Entity)] #[entity(index(at))] struct A { #[entity(primary_key)] id: i64, #[entity(column = \"at\")] created: i64 }",
    );
    assert_eq!(only(&by_column).3, "`index` takes the names of fields: `created`");
    let skipped = read_one("#[derive(Entity)] #[entity(primary_key(b))] struct A { a: i64, #[entity(skip)] b: u8 }");
    assert_eq!((only(&skipped).0, only(&skipped).2), (Code::MissingColumn, "`primary_key` names `b`, which is skipped"));
    let counts =
        read_one("#[derive(Entity)] #[entity(foreign_key(a, b, references = A(a)))] struct A { #[entity(primary_key)] a: i64, b: i64 }");
    assert_eq!(codes(&counts), [Code::InvalidKey]);
}

#[test]
fn items_that_are_not_what_the_derive_is_for() {
    for (text, message) in [
        ("#[derive(Entity)] struct A(i64);", "`Entity` is for structs with named fields"),
        ("#[derive(Entity)] struct A;", "`Entity` is for structs with named fields"),
        ("#[derive(Entity)] enum A { B }", "`Entity` is for structs with named fields"),
        ("#[derive(Entity)] union A { a: u8 }", "`Entity` is for structs with named fields"),
        ("#[derive(Entity)] struct A<T> { a: T }", "`A` has generic parameters, and an entity cannot"),
        ("#[derive(EntityEnum)] struct A { a: u8 }", "`EntityEnum` is for enums"),
        ("#[derive(EntityEnum)] enum A {}", "`A` has no variants, so no row could have a value"),
        ("#[derive(EntityEnum)] enum A { B(u8), C }", "`B` carries data, and a column holds only its name"),
        ("#[derive(ColumnType)] struct A { a: u8 }", "`ColumnType` is for structs with exactly one unnamed field"),
        ("#[derive(ColumnType)] struct A(u8, u8);", "`ColumnType` is for structs with exactly one unnamed field"),
    ] {
        let reading = read_one(text);
        assert_eq!((only(&reading).0, only(&reading).2), (Code::NotAStruct, message), "{text}");
    }
    assert_eq!(codes(&read_one("#[derive(Entity)] struct A { #[entity(skip)] a: u8 }")), [Code::EmptyEntity]);
    assert_eq!(codes(&read_one("#[derive(Entity)] #[entity(no_primary_key)] struct A {}")), []);
    assert_eq!(codes(&read_one("#[derive(EntityEnum)] enum A { B, #[entity(rename = \"B\")] C }")), [Code::DuplicateName]);
}

#[test]
fn violations_of_the_schema_are_located() {
    let twice = read_one(
        "#[derive(Entity)] struct A { #[entity(primary_key)] id: i64 }\n#[derive(Entity)] #[entity(table = \"a\")] struct B { #[entity(primary_key)] id: i64 }",
    );
    assert_eq!((only(&twice).0, only(&twice).2), (Code::DuplicateName, "two entities are the table `a`"));
    assert_eq!(twice.diagnostics[0].place.as_ref().unwrap().item, "B");
    let columns = read_one("#[derive(Entity)] struct A { #[entity(primary_key)] id: i64, #[entity(column = \"id\")] b: i64 }");
    assert_eq!((only(&columns).0, only(&columns).1), (Code::DuplicateName, Some("b")));
    let keyless = read_one("#[derive(Entity)] struct A { id: i64 }");
    assert_eq!((only(&keyless).0, only(&keyless).1), (Code::NoPrimaryKey, None));
    assert_eq!(only(&read_fields("", "_retired_x: i64")).0, Code::ReservedName);
    assert_eq!(only(&read_fields("", &format!("{}: i64", "a".repeat(64)))).0, Code::NameTooLong);
    let set_null = read_fields("", "#[entity(references = User, on_delete = set_null)] boss: i64");
    assert_eq!((only(&set_null).0, only(&set_null).1), (Code::InvalidKey, Some("boss")));
    assert_eq!(keyless.handover(&[])[0].diagnostics[0].code, Code::NoPrimaryKey);
}

#[test]
fn what_is_removed_is_gone_and_what_rows_get_is_there() {
    let with = |removed: &str| {
        read_one(&format!("#[derive(EntityEnum)] #[entity(rename_all = \"lowercase\", removed({removed}))] enum Role {{ Admin, Member }}"))
    };
    for good in ["Trial = Member", "Trial = Member, Guest = Member, \"Old one\" = Admin", "r#Trial = Member"] {
        assert_eq!(codes(&with(good)), [], "{good}");
    }
    for (removed, code, message, help) in [
        ("Trial", Code::InvalidValue, "`removed` cannot be read", "write it as in `removed(Old = Present)`"),
        ("Trial = \"Member\"", Code::InvalidValue, "`removed` cannot be read", "write it as in `removed(Old = Present)`"),
        ("Trial = Membr", Code::InvalidValue, "`Role` has no variant `Membr`", "did you mean `Member`?"),
        (
            "Admin = Member",
            Code::Contradiction,
            "\"admin\" is still stored for a variant of `Role`",
            "remove the variant, or take it out of `removed(…)`",
        ),
        ("Trial = Member, \"trial\" = Admin", Code::Contradiction, "rows with \"trial\" get two other values", ""),
    ] {
        let reading = with(removed);
        let found = only(&reading);
        assert_eq!((found.0, found.2, found.3), (code, message, help), "{removed}");
    }
}
