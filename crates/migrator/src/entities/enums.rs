//! The enums of a schema, as Rust has them.

use std::fmt::Write as _;

use schema_core::Schema;
use schema_core::entity::ast::Case;
use schema_core::schema::{DataType, EnumType, name};

use super::layout::{Entry, attributes, literal};
use super::names::{apart, pascal};

/// All that columns have.
#[derive(Default)]
pub(super) struct Enums(Vec<RustEnum>);

/// An enum and what it is called.
struct RustEnum {
    own: EnumType,
    name: String,
    variants: Vec<String>,
}

impl Enums {
    /// The enums of a schema, in the order in which columns use them, with names that are not `taken`.
    pub(super) fn of(schema: &Schema, taken: &[&str]) -> Self {
        let mut found: Vec<EnumType> = Vec::new();
        for column in schema.tables.iter().flat_map(|table| &table.columns) {
            if let DataType::Enum(own) = column.data_type.item()
                && !found.contains(own)
            {
                found.push(own.clone());
            }
        }
        let names: Vec<String> = found.iter().map(|own| pascal(name::split(&own.name).1)).collect();
        let in_namespace = |at: usize| name::split(&found[at].name).0.map(|_| pascal(&found[at].name));
        let names = apart(&names, taken, "", in_namespace);
        Self(found.into_iter().zip(names).map(|(own, name)| RustEnum { variants: variants(&own), own, name }).collect())
    }

    /// What an enum is called.
    pub(super) fn rust_name(&self, own: &EnumType) -> &str {
        self.get(own).map_or("String", |found| found.name.as_str())
    }

    /// A variant with its enum: `Role::Member`.
    pub(super) fn value(&self, own: &EnumType, text: &str) -> Option<String> {
        let found = self.get(own)?;
        let at = own.variants.iter().position(|variant| variant == text)?;
        Some(format!("{}::{}", found.name, found.variants[at]))
    }

    /// The enum as an item.
    pub(super) fn write(&self, own: &EnumType) -> String {
        self.get(own).map_or_else(String::new, RustEnum::write)
    }

    /// The enum as one that sqlx reads and writes under the name that its type has on PostgreSQL.
    #[cfg(feature = "cli")]
    pub(super) fn write_for_sqlx(&self, own: &EnumType, type_name: &str) -> String {
        self.get(own).map_or_else(String::new, |found| found.write_for_sqlx(type_name))
    }

    fn get(&self, own: &EnumType) -> Option<&RustEnum> {
        self.0.iter().find(|found| found.own == *own)
    }
}

fn variants(own: &EnumType) -> Vec<String> {
    let names: Vec<String> = own.variants.iter().map(|text| pascal(text)).collect();
    apart(&names, &[], "", |_| None)
}

impl RustEnum {
    #[cfg(feature = "cli")]
    fn write_for_sqlx(&self, type_name: &str) -> String {
        let mut text = format!("#[derive(Debug, sqlx::Type)]\n#[sqlx(type_name = {})]\nenum {} {{\n", literal(type_name), self.name);
        for (variant, stored) in self.variants.iter().zip(&self.own.variants) {
            if variant != stored {
                // Writing to a string does not fail.
                let _ = writeln!(text, "    #[sqlx(rename = {})]", literal(stored));
            }
            let _ = writeln!(text, "    {variant},");
        }
        text + "}\n"
    }

    fn write(&self) -> String {
        let texts: Vec<(&String, &String)> = self.variants.iter().zip(&self.own.variants).collect();
        let renamed = |case: Option<Case>| {
            let text = |variant: &str| case.map_or_else(|| variant.to_owned(), |case| case.of_variant(variant));
            texts.iter().filter(|(variant, stored)| text(variant) != **stored).count()
        };
        // A case that saves more than itself.
        let best = Case::ALL.into_iter().min_by_key(|case| renamed(Some(*case))).filter(|case| renamed(Some(*case)) + 1 < renamed(None));
        let usual = name::snake_case(&self.name) == self.own.name;
        let own = (!usual).then(|| Entry::text("name", &self.own.name));
        let entries: Vec<Entry> = best.map(|case| Entry::text("rename_all", case.name())).into_iter().chain(own).collect();
        let mut text =
            format!("#[derive(Debug, Clone, Copy, PartialEq, Eq, EntityEnum)]\n{}pub enum {} {{\n", attributes(&entries, 0), self.name);
        for (variant, stored) in texts {
            let usual = best.map_or_else(|| variant.clone(), |case| case.of_variant(variant));
            if usual != *stored {
                text.push_str(&attributes(&[Entry::value("rename", literal(stored))], 4));
            }
            // Writing to a string does not fail.
            let _ = writeln!(text, "    {variant},");
        }
        text + "}\n"
    }
}

#[cfg(test)]
mod tests {
    use schema_core::schema::{Column, Table};

    use super::*;

    fn written(name: &str, variants: &[&str]) -> String {
        let own = EnumType::new(name, variants.iter().map(ToString::to_string).collect());
        let columns = vec![Column::new("c", DataType::Enum(own.clone()))];
        let schema = Schema { tables: vec![Table { columns, ..Table::default() }], ..Schema::default() };
        Enums::of(&schema, &["Taken"]).write(&own)
    }

    #[test]
    fn texts_that_are_no_names() {
        let expected = "\
#[derive(Debug, Clone, Copy, PartialEq, Eq, EntityEnum)]
pub enum Rating {
    G,
    #[entity(rename = \"PG-13\")]
    Pg13,
    #[entity(rename = \"pg13\")]
    Pg132,
    #[entity(rename = \"\")]
    Unnamed,
    #[entity(rename = r#\"it's \"x\"\"#)]
    ItSX,
    #[entity(rename = \"self\")]
    Self_,
}
";
        assert_eq!(written("rating", &["G", "PG-13", "pg13", "", "it's \"x\"", "self"]), expected);
    }

    #[test]
    fn one_case_for_all_but_few() {
        let text = written("a.Taken", &["in_progress", "done", "not now"]);
        assert!(
            text.contains("#[entity(rename_all = \"snake_case\", name = \"a.Taken\")]\npub enum ATaken {\n    InProgress,\n"),
            "{text}"
        );
        assert!(text.contains("    #[entity(rename = \"not now\")]\n    NotNow,\n"), "{text}");
    }
}
