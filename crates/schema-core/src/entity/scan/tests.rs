//! Outlines of files, and items at the positions that rustc gives.

use super::*;
use crate::entity::ast::Kind;

fn read(text: &str) -> Rc<Scope> {
    match scan(text) {
        FileSummary::Read(scope) => scope,
        FileSummary::Broken => panic!("broken: {text}"),
    }
}

fn items(text: &str) -> Vec<(String, u32, u32)> {
    read(text).items.iter().map(|item| (item.name.clone(), item.position.line, item.position.column)).collect()
}

#[test]
fn derives_are_found_however_they_are_spelled() {
    for derive in ["Entity", "migrator::Entity", "::migrator::Entity", "Debug, migrator :: Entity,", "E", "r::Entity"] {
        let text = format!("use migrator::Entity as E;\n#[derive({derive})]\npub(crate) struct User {{ id: i64 }}");
        assert_eq!(items(&text), [("User".to_owned(), 3, 19)], "{derive}");
    }
    assert!(items("#[derive(EntityLike)] struct A { id: i64 }").is_empty());
    assert!(items("#[derive(E)] struct A { id: i64 }").is_empty());
    assert!(items("// #[derive(Entity)] struct A { id: i64 }").is_empty());
    assert!(items("const X: &str = r#\"#[derive(Entity)] struct A {}\"#;").is_empty());
    assert!(items("fn f() { #[derive(Entity)] struct A { id: i64 } }").is_empty());
}

#[test]
fn documentation_belongs_to_the_item_behind_it() {
    let text = "#[derive(Entity)]\nstruct A { id: i64 }\n\n/// About B.\n#[derive(Entity)]\nstruct B { id: i64 }\n";
    assert_eq!(items(text), [("A".to_owned(), 2, 8), ("B".to_owned(), 6, 8)]);
}

#[test]
fn positions_are_those_of_rustc() {
    let text = "\u{feff}/* ä */ #[derive(Entity)]\r\n/// doc\r\n  #[x]\tpub struct Ünï {\r\n    ä: i64, pub b: i64,\r\n}\n";
    let scope = read(text);
    let Some(Item::Entity(entity)) = &scope.items[0].item else { panic!("no entity") };
    assert_eq!(entity.position, Position { line: 3, column: 19 });
    assert_eq!(scope.items[0].position, entity.position);
    let fields: Vec<(u32, u32)> = entity.fields.iter().map(|field| (field.position.line, field.position.column)).collect();
    assert_eq!(fields, [(4, 5), (4, 17)]);
    assert_eq!(items("mod a { #[derive(Entity)] struct A { id: i64 } }").len(), 0);
    let one_line = "fn a() {} #[derive(Entity)] struct A { id: i64 }";
    let scope = read(one_line);
    let Some(Item::Entity(entity)) = &scope.items[0].item else { panic!("no entity") };
    assert_eq!((entity.position.column, entity.fields[0].position.column), (36, 40));
}

#[test]
fn the_outline_of_a_file() {
    let scope = read(
        "#!/usr/bin/env run
        //! docs
        #![allow(x)]
        extern crate serde as s;
        pub use a::{B, c::*};
        #[cfg(test)] mod tests;
        #[path = \"x/y.rs\"] pub(crate) mod z;
        mod inline { pub mod deep; type A = i64; }
        pub type Maybe<T> = Option<T>;
        union U { a: u8 }
        enum N { A(u8), B { c: [u8; { 1 + 1 }] } }
        impl<const N: usize> Foo<{ N + 1 }> for Bar<{ 2 }> where [(); { 1 }]: Sized { fn f() -> char { '}' } }
        const fn f<'a>(x: &'a str) -> &'a str { x }
        const X: fn() -> u8 = { || 1 }; static Y: u8 = 1;
        pub unsafe extern \"C\" fn g() {}
        extern \"C\" { fn h(); }
        macro_rules! m { ($x:ty) => { struct Y { a: $x } } }
        some::macros! { a } m!(i64); thread_local![];
        trait T: Sized { fn a(); }",
    );
    assert_eq!(scope.uses.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>(), ["s", "B", "*"]);
    assert_eq!(scope.modules.iter().map(|module| module.name.as_str()).collect::<Vec<_>>(), ["tests", "z", "inline"]);
    assert_eq!(scope.modules[0].condition, Some(Condition::Test));
    assert_eq!(scope.modules[1].path.as_deref(), Some("x/y.rs"));
    assert!(scope.modules[1].public && !scope.modules[2].public);
    assert_eq!(scope.modules[2].inline.as_ref().map(|inner| (inner.modules.len(), inner.aliases.len())), Some((1, 1)));
    assert_eq!(scope.aliases[0].parameters, ["T"]);
    assert_eq!(scope.aliases[0].target.0, "Option<T>");
    assert_eq!(scope.names.iter().map(|named| named.name.as_str()).collect::<Vec<_>>(), ["U", "N"]);
}

#[test]
fn half_finished_text_is_broken() {
    for text in [
        "#[derive(Entity)] struc User { id: i64 }",
        "#[derive(Entity)] pub struct User { id: i64, na",
        "#[derive(Entity)] pub struct User { id: i64, name: }",
        "#[derive(Entity)] pub struct User { id: i64 name: String }",
        "#[derive(Entity] struct User { id: i64 }",
        "#[derive(Entity)]",
        "#[derive(Entity)] struct",
        "mo user;",
        "mod user",
        "use a::{b;",
        "type A = ;",
        "pu struct User { id: i64 }",
        "}",
        "fn f() { \"",
        "struct A { a: i64 ) }",
        "<<<<<<< HEAD\nstruct A;\n=======",
    ] {
        assert_eq!(scan(text), FileSummary::Broken, "{text}");
    }
}

#[test]
fn conditions_on_items() {
    let scope = read(
        "#[cfg(test)] #[derive(Entity)] struct A { id: i64 } #[cfg(unix)] #[derive(Entity)] struct B { id: i64 }
        #[cfg_attr(unix, derive(Entity))] struct C { id: i64 } #[cfg_attr(unix, derive(Debug))] #[derive(Entity)] struct D { id: i64 }
        #[cfg(unix)] struct E { entity: i64 }",
    );
    let conditions: Vec<_> = scope.items.iter().map(|item| (item.name.as_str(), item.condition.clone())).collect();
    assert_eq!(conditions.len(), 4);
    assert_eq!(conditions[0], ("A", Some(Condition::Test)));
    assert_eq!(conditions[1], ("B", Some(Condition::Other("cfg(unix)".to_owned()))));
    assert_eq!(conditions[2].0, "C");
    assert_eq!(conditions[3], ("D", None));
    let codes: Vec<Vec<Code>> = scope.items.iter().map(|item| item.problems.iter().map(|problem| problem.code).collect()).collect();
    assert_eq!(codes, [vec![], vec![Code::Conditional], vec![Code::Conditional], vec![]]);
}

/// What syn makes of the only item of a text.
fn by_syn(text: &str) -> Option<Item> {
    let input = syn::parse_str(text).expect("an item");
    crate::entity::ast::parse(Kind::Entity, &input).0
}

#[test]
fn ordinary_items_are_read_as_syn_reads_them() {
    for fields in [
        "id: i64",
        "pub id: i64, pub(crate) r#type: ::std::string::String, pub(in a::b) c: Option<r#a::B<c::D, E<F>>>,",
        "/// docs } \n #[doc = \"{\"] #[entity(unique, default = \"}\")] #[serde(default)] id: crate::A, #[entity] b: self::B, #[entity = 1] c: super::C",
        "a: std::borrow::Cow<'static, str>, b: Ref<'a>, c: A<'a, 'b, C, D>, d: Vec<Vec<u8>>",
        // Left to syn.
        "a: (u8, u8), b: [u8; 4], c: &'static str, d: Json<Vec<(u8, u8)>>, e: fn(u8) -> u8, f: dyn A + B, g: Vec::<u8>, h: <A as B>::C",
        "a: Box<dyn Fn(u8) -> u8>, b: A<{ 1 }>, c: A<3>, d: impl B, e: A<B = C>, f: !, g: a!(b), h: A<B>::C, #[cfg(test)] i: u8",
    ] {
        let text = format!("#[derive(Entity)]\n#[entity(table = \"x\")]\n pub  struct A {{\n {fields} }}");
        assert_eq!(read(&text).items[0].item, by_syn(&text), "{fields}");
    }
}

#[test]
fn what_syn_refuses_is_broken() {
    for fields in [
        "a",
        "a:",
        "a: A b: B",
        "a: A;",
        "a:: A",
        "a: A:: ",
        "fn: A",
        "a: fn",
        "a: A<",
        "a: A<B",
        "a: A<,>",
        "pub: A",
        "#[x a: A",
        "#x a: A",
        "a: A,,",
        "_: A",
        "a: struct",
    ] {
        let text = format!("#[derive(Entity)] struct A {{ {fields} }}");
        assert_eq!(scan(&text), FileSummary::Broken, "{fields}");
        assert!(syn::parse_str::<syn::DeriveInput>(&text).is_err(), "{fields}");
    }
    for text in [
        "#[derive(EntityEnum)] enum A { a b }",
        "#[derive(EntityEnum)] enum A { A = }",
        "#[derive(ColumnType)] struct A(u8)",
        "#[derive(Entity)] struct A { #[entity(a \"] a: u8 }",
    ] {
        assert_eq!(scan(text), FileSummary::Broken, "{text}");
    }
}

#[test]
fn what_is_no_item_stands_inside_of_something_or_is_made_by_a_macro() {
    let text = "use migrator::Entity;\nmod a {\n    #[derive(Entity)] struct A { id: i64 }\n}\nfn f() {\n    #[derive(Entity)]\n    struct B { id: i64 }\n}\n\
                entity!(C);\nm! { #[derive(Entity)] struct D { id: i64 } }\n";
    for (name, expected) in [("A", Presence::Item), ("B", Presence::Inside), ("C", Presence::Generated), ("D", Presence::Inside)] {
        let found = text.lines().enumerate().find_map(|(at, line)| {
            let column = line.find(&format!("{name} {{")).or_else(|| line.find(&format!("({name}")).map(|at| at + 1))?;
            Some(Position { line: u32::try_from(at + 1).unwrap(), column: u32::try_from(column + 1).unwrap() })
        });
        assert_eq!(presence(text, name, found.unwrap()), expected, "{name}");
    }
}
