//! What types and paths mean: imports, aliases, modules, crates, conditions.

use super::*;
use crate::entity::handover::HandoverKind::{Entity, Ignored};

#[test]
fn every_scalar() {
    for (ty, expected) in [
        ("bool", "bool"),
        ("i8", "int8"),
        ("i16", "int16"),
        ("i32", "int32"),
        ("std::primitive::i64", "int64"),
        ("u8", "uint8"),
        ("u16", "uint16"),
        ("u32", "uint32"),
        ("u64", "uint64"),
        ("f32", "float32"),
        ("f64", "float64"),
        ("String", "text"),
        ("::std::string::String", "text"),
        ("Box<str>", "text"),
        ("std::borrow::Cow<'static, str>", "text"),
        ("Vec<u8>", "bytes"),
        ("Option<Vec<u8>>", "bytes?"),
        ("std::option::Option<core::option::Option<i64>>", ""),
        ("chrono::NaiveDate", "date"),
        ("chrono::NaiveTime", "time"),
        ("chrono::NaiveDateTime", "datetime"),
        ("chrono::DateTime<chrono::Utc>", "instant"),
        ("chrono::DateTime<chrono::offset::FixedOffset>", "instant"),
        ("time::Date", "date"),
        ("time::Time", "time"),
        ("time::PrimitiveDateTime", "datetime"),
        ("Option<time::OffsetDateTime>", "instant?"),
        ("uuid::Uuid", "uuid"),
        ("uuid::fmt::Hyphenated", "text"),
        ("rust_decimal::Decimal", "decimal"),
        ("serde_json::Value", "json"),
        ("sqlx::types::Json<std::collections::HashMap<String, (u8, [i64; 3])>>", "json"),
        ("Option<sqlx::types::Text<std::net::IpAddr>>", "text?"),
        ("sqlx::types::chrono::DateTime<sqlx::types::chrono::Local>", "instant"),
        ("sqlx::types::uuid::Uuid", "uuid"),
    ] {
        if expected.is_empty() {
            assert_eq!(codes(&read_fields("", &format!("x: {ty}"))), [Code::UnknownType], "{ty}");
        } else {
            assert_eq!(type_of("", ty), expected, "{ty}");
        }
    }
}

#[test]
fn imports() {
    assert_eq!(type_of("use chrono::{DateTime, Utc};", "DateTime<Utc>"), "instant");
    assert_eq!(type_of("use chrono::{self as c, DateTime as Moment};", "Moment<c::Utc>"), "instant");
    assert_eq!(type_of("use chrono::{self};", "chrono::NaiveDate"), "date");
    assert_eq!(type_of("use chrono::prelude::*;", "DateTime<Utc>"), "instant");
    assert_eq!(type_of("use sqlx::types::{self, Json};", "Option<types::Uuid>"), "uuid?");
    assert_eq!(type_of("use sqlx::types;", "types::Json<Vec<String>>"), "json");
    assert_eq!(type_of("extern crate uuid as u;", "u::Uuid"), "uuid");
    assert_eq!(type_of("use time as t; use t::Date;", "Date"), "date");
    assert_eq!(type_of("use std::option::Option as Maybe;", "Maybe<i64>"), "int64?");
    assert_eq!(type_of("use r#uuid::Uuid as r#type;", "r#type"), "uuid");
}

#[test]
fn aliases() {
    assert_eq!(type_of("type UserId = i64;", "UserId"), "int64");
    assert_eq!(type_of("type UserId = i64; type Id = UserId; type MaybeId = Option<Id>;", "MaybeId"), "int64?");
    assert_eq!(type_of("type Maybe<T> = Option<T>;", "Maybe<Vec<u8>>"), "bytes?");
    assert_eq!(type_of("mod a { pub type Maybe<T> = Option<T>; pub type T = String; } type T = i64;", "a::Maybe<T>"), "int64?");
    assert_eq!(type_of("type Both<A, B> = Option<B>; type Swap<A, B> = Both<B, A>;", "Swap<u8, i16>"), "uint8?");
    assert_eq!(type_of("type Stamp<Z = chrono::Utc> = chrono::DateTime<Z>;", "Stamp<chrono::Local>"), "instant");
    assert_eq!(type_of("type Zone = chrono::Utc;", "chrono::DateTime<Zone>"), "instant");
    assert_eq!(codes(&read_fields("type A = B; type B = A;", "x: A")), [Code::UnknownType]);
    assert_eq!(codes(&read_fields("type Maybe<T> = Option<T>;", "x: Option<Maybe<u8>>")), [Code::UnknownType]);
}

#[test]
fn newtypes_and_enums() {
    let before = "#[derive(ColumnType)] struct UserId(i64); #[derive(ColumnType)] struct Outer(UserId);
        #[derive(ColumnType)] struct Maybe(Option<String>); #[derive(ColumnType)] #[entity(type = \"POINT\")] struct Point((f64, f64));
        #[derive(EntityEnum)] #[entity(rename_all = \"snake_case\")] enum Role { SuperAdmin, #[entity(rename = \"plain one\")] Member }
        #[derive(EntityEnum)] #[entity(name = \"tone\")] enum Colour { Red }";
    assert_eq!(type_of(before, "UserId"), "int64");
    assert_eq!(type_of(before, "Option<Outer>"), "int64?");
    assert_eq!(type_of(before, "Maybe"), "text?");
    assert_eq!(type_of(before, "Point"), "POINT");
    assert_eq!(type_of(before, "Role"), "enum role (super_admin, plain one)");
    assert_eq!(type_of(before, "Option<crate::Colour>"), "enum tone (Red)?");
    assert_eq!(
        codes(&read_fields("#[derive(ColumnType)] struct A(B); #[derive(ColumnType)] struct B(Box<A>);", "x: A")),
        [Code::UnknownType]
    );
    let circle = read_fields("#[derive(ColumnType)] struct A(A);", "x: A");
    assert_eq!(codes(&circle), [Code::UnknownType, Code::UnknownType]);
    assert_eq!(messages(&circle)[0], "`A` contains itself");
}

#[test]
fn a_local_type_hides_the_one_of_the_standard_library() {
    assert_eq!(codes(&read_fields("struct String;", "x: String")), [Code::UnknownType]);
    assert_eq!(type_of("#[derive(ColumnType)] struct String(u8);", "String"), "uint8");
    assert_eq!(type_of("mod a { pub struct String; } use a::*;", "std::string::String"), "text");
    assert_eq!(codes(&read_fields("mod a { pub struct String; } use a::*;", "x: String")), [Code::UnknownType]);
    assert_eq!(type_of("mod a { struct String; } use a::*;", "String"), "text");
    assert_eq!(codes(&read_fields("mod chrono { pub struct NaiveDate; }", "x: chrono::NaiveDate")), [Code::UnknownType]);
    assert_eq!(type_of("mod chrono { pub struct NaiveDate; }", "::chrono::NaiveDate"), "date");
}

#[test]
fn modules_in_files_and_in_line() {
    let reading = read_files(&[
        ("src/lib.rs", "pub mod model; mod types { pub mod deep { pub type Id = u32; } pub use self::deep::Id as Key; }"),
        (
            "src/model/mod.rs",
            "mod user; pub mod team; pub use user::*; mod inner { #[derive(Entity)] struct Note { #[entity(primary_key)] id: super::super::types::Key } }",
        ),
        (
            "src/model/user.rs",
            "use super::team::{self, *}; #[derive(Entity)] pub struct User { #[entity(primary_key)] pub id: crate::types::Key, pub team: TeamId, pub other: Option<team::TeamId> }",
        ),
        (
            "src/model/team.rs",
            "use crate::types::deep; pub type TeamId = deep::Id; #[derive(Entity)] struct Team { #[entity(primary_key)] id: self::TeamId }",
        ),
    ]);
    assert_eq!(columns(&reading), ["user.id uint32", "user.team uint32", "user.other uint32?", "team.id uint32", "note.id uint32"]);
    assert_eq!(reading.files, ["src/lib.rs", "src/model/mod.rs", "src/model/user.rs", "src/model/team.rs"]);
}

#[test]
fn the_same_name_in_two_modules() {
    let reading = read_one(
        "mod a { #[derive(EntityEnum)] pub enum Kind { A } pub type Id = i32;
            #[derive(Entity)] struct One { #[entity(primary_key)] id: Id, kind: Kind } }
        mod b { #[derive(EntityEnum)] pub enum Kind { B } pub type Id = i64;
            #[derive(Entity)] #[entity(table = \"two\")] struct One { #[entity(primary_key)] id: Id, kind: Kind, other: super::a::Kind } }",
    );
    let expected = ["one.id int32", "one.kind enum kind (A)", "two.id int64", "two.kind enum kind (B)", "two.other enum kind (A)"];
    assert_eq!(columns(&reading), expected);
}

#[test]
fn re_exports_and_globs() {
    let before = "mod a { mod b { pub type Id = u16; pub(crate) type Hidden = u8; } pub use b::*; pub use self::b as c; }
        mod prelude { pub use super::a::{Id as Key, c}; pub use crate::a; } use prelude::*;";
    assert_eq!(type_of(before, "Key"), "uint16");
    assert_eq!(type_of(before, "c::Id"), "uint16");
    assert_eq!(type_of(before, "a::Hidden"), "uint8");
    // Globs that lead to one another, and a name that an import hides.
    assert_eq!(
        type_of("mod a { pub use super::b::*; pub type Id = i8; } mod b { pub use super::a::*; pub type Id = i16; }", "b::Id"),
        "int16"
    );
    assert_eq!(type_of("mod a { pub type Id = i8; } mod b { pub type Id = i16; } use a::*; use b::Id;", "Id"), "int16");
    assert_eq!(codes(&read_fields("mod a { pub use super::b::*; } mod b { pub use super::a::*; }", "x: b::Id")), [Code::UnknownType]);
    // A private import is seen from below, not from beside.
    assert_eq!(type_of("use std::primitive::u8 as Byte; mod a { pub use super::*; pub type T = Byte; }", "a::T"), "uint8");
}

#[test]
fn other_crates_of_the_workspace() {
    let reading = read_roots(
        &[("src/lib.rs", "app"), ("../models/src/lib.rs", "my-models")],
        &[
            (
                "src/lib.rs",
                "use my_models::{Team, ids}; #[derive(Entity)] struct User { #[entity(primary_key)] id: ids::UserId, #[entity(references = Team)] team: ::my_models::ids::TeamId }",
            ),
            ("../models/src/lib.rs", "pub mod ids; #[derive(Entity)] pub struct Team { #[entity(primary_key)] id: crate::ids::TeamId }"),
            ("../models/src/ids.rs", "pub type UserId = i64; #[derive(ColumnType)] pub struct TeamId(i32);"),
        ],
    );
    assert_eq!(columns(&reading), ["user.id int64", "user.team int32", "team.id int32"]);
    assert_eq!(reading.schema.tables[0].foreign_keys[0].target, "team");
    assert_eq!(reading.handover(&[])[1].file, "../models/src/lib.rs");
}

#[test]
fn a_package_with_two_roots() {
    let lib = "pub mod user; pub type Id = i64;";
    let reading = read_roots(
        &[("src/lib.rs", "app"), ("src/main.rs", "app")],
        &[
            ("src/lib.rs", lib),
            ("src/main.rs", "mod user; mod local; type Id = i64; fn main() {}"),
            ("src/user.rs", "#[derive(Entity)] pub struct User { #[entity(primary_key)] id: super::Id }"),
            (
                "src/local.rs",
                "#[derive(Entity)] struct Local { #[entity(primary_key)] id: app::Id, #[entity(references = app::user::User)] user: i64 }",
            ),
        ],
    );
    assert_eq!(columns(&reading), ["user.id int64", "local.id int64", "local.user int64"]);
    assert_eq!(reading.files.len(), 4);
    assert_eq!(reading.handover(&[]).len(), 2);
}

#[test]
fn tests_are_ignored() {
    let reading = read_files(&[
        (
            "src/lib.rs",
            "#[cfg(test)] mod tests; #[cfg(all(test, unix))] #[derive(Entity)] struct Fixture { id: Unknown }
            #[cfg(test)] type Id = u8; #[cfg(not(test))] type Id = i64; #[derive(Entity)] struct User { #[entity(primary_key)] id: i64 }",
        ),
        ("src/tests.rs", "mod deep { #[derive(Entity)] struct User { id: Vec<i64> } } #[derive(EntityEnum)] enum E { A }"),
    ]);
    assert_eq!(columns(&reading), ["user.id int64"]);
    let kinds: Vec<_> = reading.handover(&[]).into_iter().map(|item| (item.item, item.kind)).collect();
    assert_eq!(kinds, [("Fixture".into(), Ignored), ("User".into(), Entity), ("E".into(), Ignored), ("User".into(), Ignored)]);
}

#[test]
fn other_conditions_are_refused() {
    let on_module =
        read_one("#[cfg(feature = \"x\")] mod a { mod b { #[derive(Entity)] struct User { #[entity(primary_key)] id: i64 } } }");
    assert_eq!(only(&on_module).0, Code::Conditional);
    assert!(only(&on_module).2.contains("`cfg(feature = \"x\")`"), "{}", only(&on_module).2);
    let on_file = read_files(&[("src/lib.rs", "mod a;"), ("src/a.rs", "#![cfg(unix)] #[derive(EntityEnum)] enum E { A }")]);
    assert_eq!(codes(&on_file), [Code::Conditional]);
    assert_eq!(codes(&read_one("#[cfg(unix)] #[derive(Entity)] struct User { #[entity(primary_key)] id: i64 }")), [Code::Conditional]);
    let on_field = read_fields("", "#[cfg(unix)] x: i64");
    assert_eq!(only(&on_field).1, Some("x"));
    assert_eq!(on_field.handover(&[])[0].diagnostics[0].code, Code::Conditional);
    assert_eq!(codes(&read_fields("", "#[cfg_attr(unix, entity(unique))] x: i64")), [Code::Conditional]);
    assert_eq!(codes(&read_fields("#[cfg(unix)] mod empty {}", "#[cfg_attr(unix, serde(default))] x: i64")), []);
    let by_alias = read_fields("#[cfg(unix)] type Id = i64; #[cfg(windows)] type Id = i32;", "x: Option<Id>");
    assert_eq!(only(&by_alias).0, Code::Conditional);
    assert_eq!(type_of("#[cfg(unix)] use chrono::NaiveDate;", "NaiveDate"), "date");
}

#[test]
fn half_finished_and_missing_files_are_named() {
    let reading =
        read_files(&[("src/lib.rs", "mod a; mod b; mod c;"), ("src/a.rs", "#[derive(Entity)] struct U { id: i64"), ("src/c.rs", "")]);
    assert_eq!(reading.broken, ["src/a.rs", "src/b.rs"]);
    assert_eq!(reading.files, ["src/lib.rs", "src/a.rs", "src/c.rs"]);
}

#[test]
fn unknown_types_offer_a_way_out() {
    let reading = read_fields("enum Status { A }", "status: Status");
    let (code, field, message, help) = only(&reading);
    assert_eq!((code, field), (Code::UnknownType, Some("status")));
    assert_eq!(message, "`Status` is a type of this crate that no derive makes a column type");
    assert_eq!(help, "if it is an enum without data: `#[derive(EntityEnum)]` on it");
    assert_eq!(reading.diagnostics[0].help.len(), 3);
    assert_eq!(only(&read_fields("", "x: usize")).3, "use `u64`");
    assert_eq!(only(&read_fields("", "x: Vec<Vec<i64>>")).3, "to store it as JSON: `sqlx::types::Json<Vec<Vec<i64>>>`");
    assert_eq!(only(&read_fields("", "x: (i64, i64)")).2, "`(i64, i64)` is not known to be a column type");
    assert_eq!(only(&read_fields("", "x: some::Thing<u8>")).2, "`some::Thing<u8>` is not known to be a column type");
    assert_eq!(
        only(&read_fields("", "x: User")).3,
        "to refer to it, hold its key: `#[entity(references = User)]` on a field of the key's type"
    );
    assert_eq!(codes(&read_fields("", "x: chrono::DateTime<chrono_tz::Tz>")), [Code::UnknownType]);
}
