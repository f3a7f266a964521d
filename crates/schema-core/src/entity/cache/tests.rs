//! What is kept comes back as it was.

use std::rc::Rc;

use super::*;
use crate::entity::ast::Item;
use crate::entity::scan::{FileSummary, scan};

/// Everything that a summary can hold.
const EVERYTHING: &str = r#"
#![cfg(test)]
use migrator::{Entity as E, EntityEnum};
pub use self::inner::*;
extern crate alloc as allocator;
#[cfg(unix)] type Id = i64;
pub type Maybe<T, U> = Option<T>;
struct Plain;
#[path = "odd\tname.rs"] mod odd;
#[cfg(feature = "x")] pub mod inner { #[cfg(test)] mod tests { #[derive(migrator::ColumnType)] struct Deep(u8); } }

#[derive(Debug, E)]
#[entity(table = "users", rename_all = "camelCase", primary_key(a, b), strict, without_rowid, renamed_from = "x", renamed_from = "y", new)]
#[entity(allow(all), warn(new_value), deny(running_version, gone_column))]
#[entity(index(a, b desc, sql("lower(c)"), name = "n", filter = "a\tb\\n\r
 IS NOT NULL"), unique(c), crate = "m", check("a < b", name = "ab"), check("c"))]
#[entity(foreign_key(a, b, references = crate::t::Team(x, y), on_delete = cascade, on_update = set_null, deferred, name = "fk"))]
pub struct User {
    #[entity(column = "ä", unique, index(name = "i"), references = Team(code), on_delete = restrict, check = "a > 0", check("b", name = "c"))]
    pub a: i64,
    #[entity(length = 9, default = "x\\ty", backfill("'\\'", batch = 7), convert = "c", collate = "nocase", renamed_from = "q", new)]
    b: ::std::string::String,
    #[entity(precision = 4, scale = 2, default = -1.50, backfill(run = crate::c, batch = 2))]
    c: rust_decimal::Decimal,
    #[entity(type = "POINT")] d: Option<[u8; 4]>,
    #[entity(backfill(run = ::m::d))] d2: i64,
    #[entity(skip)] e: Vec<(u8, u8)>,
    #[entity(default(now, temporary))] f: DateTime<Utc>,
    #[entity(default = sql("1 + 1"))] g: i32,
    #[entity(default = Role::Member)] h: Role,
    #[entity(default = true, colour = 1)] r#type: bool,
    #[entity(primary_key, auto_increment)] j: Cow<'static, str>,
    #[entity(auto_increment(always, start = 9), generated("j || '\t'", virtual), now_on_update, charset = "x", comment = "y\n")] k: i64,
    #[entity(type(postgres = "citext", sqlite = "TEXT"), generated = "1", references = Team, match_full, deferrable)] l: Vec<i64>,
    #[entity(index(desc, method = gin, include(a), length = 4, operator_class = "o"), unique(constraint, nulls_last), check("d", no_inherit))] m: i64,
}
#[derive(E)]
#[entity(schema = "s", comment = "c", charset = "h", collate = "o", engine = "e", primary_key(a, name = "k"))]
#[entity(index(a(20) desc nulls_first, sql("b", collate = "C") nulls_last), unique(a, nulls_not_distinct, deferred, with = "w"))]
#[entity(exclude(a(operator = "="), b(operator = "&&"), method = gist), check("x", no_inherit), check("y", name = "n", no_inherit))]
struct Other { a: i64, #[entity(nullable, references(Other(b), name = "fk"), unchecked)] b: i64 }
#[derive(E)]
#[entity(no_primary_key, unique(a, unnamed), check("x", unnamed), check("y", unnamed, no_inherit), foreign_key(a, references(Other, name = "f"), unchecked))]
struct Third { #[entity(type = "")] a: i64 }
#[derive(E)]
#[entity(unique(a, existing = keep_last(b, c)), unique(b, existing = keep_first), check("x", existing = delete), check("y", unnamed, no_inherit, existing = delete))]
#[entity(foreign_key(a, references = Other, existing = delete))]
struct Fourth { #[entity(primary_key)] a: i64, #[entity(unique(existing = set_null), references(Other, existing = set_null), check("z", existing = set_null))] b: Option<i64>, c: i64 }
#[derive(E)] #[entity(primary_key(a, b, name = "k", existing = keep_last(c)))] struct Fifth { a: i64, b: i64, c: i64 }
#[derive(E)] struct Sixth { #[entity(primary_key(existing = delete))] a: i64 }
#[derive(EntityEnum)] #[entity(rename_all = "UPPERCASE", name = "role", sqlx, crate = "m")] enum Role { #[entity(rename = "", renamed_from = "")] A, #[entity(rename = "b c", renamed_from = "x", renamed_from = "y", new)] B }
#[derive(migrator::ColumnType)] #[entity(type = "T", crate = "m")] pub(crate) struct Meters(f64);
#[derive(migrator::ColumnType)] #[entity(type(mysql = "T"))] struct Feet(f64);
#[derive(E)] struct Bad(u8, u8);
#[derive(Embedded)] #[entity(rename_all = "camelCase", index(a, b.c), foreign_key(a, b.c, references = Other), check("a"), crate = "m")]
struct Part { #[entity(unique)] a: i64, #[entity(flatten, prefix = "b_", renamed_from = "", new)] b: Rest }
#[derive(Embedded)] struct Rest { c: i64 }
"#;

#[test]
fn a_summary_survives() {
    let summary = scan(EVERYTHING);
    let FileSummary::Read(scope) = &summary else { panic!("broken") };
    assert_eq!((scope.items.len(), scope.uses.len(), scope.aliases.len(), scope.modules.len(), scope.names.len()), (12, 4, 2, 2, 1));
    assert!(scope.items[0].problems.iter().any(|problem| !problem.help.is_empty() && problem.field.as_deref() == Some("type")));
    let text = encode(&summary);
    assert_eq!(decode(&text), Some(summary.clone()));
    assert_eq!(encode(&decode(&text).unwrap()), text);
    assert_eq!(decode(&encode(&FileSummary::Broken)), Some(FileSummary::Broken));
    assert_eq!(decode(&encode(&scan(""))), Some(scan("")));
}

#[test]
fn an_outline_is_all_but_the_members_of_entities() {
    let mut summary = scan(EVERYTHING);
    let outline = decode(&outline(&encode(&summary))).unwrap();
    let FileSummary::Read(scope) = &mut summary else { panic!("broken") };
    for scanned in &mut Rc::make_mut(scope).items {
        if let Some(Item::Entity(entity)) = &mut scanned.item {
            assert!(!entity.fields.is_empty());
            (entity.fields, entity.indexes, entity.foreign_keys) = (Vec::new(), Vec::new(), Vec::new());
        }
    }
    assert_eq!(outline, summary);
}

#[test]
fn another_text_is_no_summary() {
    let text = encode(&scan(EVERYTHING));
    for other in [
        String::new(),
        "x\n".to_owned(),
        text.replace(HEADER, "migrator-summary-0"),
        text.replace("\n}\n", "\n"),
        format!("{text}z\n"),
        text.replace("\nf\ta\t", "\nf\ta\tx"),
    ] {
        assert_eq!(decode(&other), None, "{other}");
    }
}
