//! What of a schema entities can have. What the rules refuse is left out, one part at a time, and named.

use std::collections::BTreeSet;

use schema_core::Dialect;
use schema_core::diagnostic::Code;
use schema_core::schema::{Check, Column, ForeignKey, Index, Schema, Table, Violation, name};

/// What is left of a schema.
pub(super) struct Admitted {
    /// The rest.
    pub(super) schema: Schema,
    /// The foreign keys that make no sense, by their tables and names: they have to be said to be `unchecked`.
    pub(super) unchecked: BTreeSet<(String, String)>,
    /// What is left out, and why.
    pub(super) left_out: Vec<String>,
}

/// A part of a table.
#[derive(Clone, Copy)]
enum Part<'a> {
    Column(&'a Column),
    PrimaryKey(&'a [String]),
    Index(&'a Index),
    Check(&'a Check),
    ForeignKey(&'a ForeignKey),
}

/// Leaves out what the rules refuse.
pub(super) fn admit(dialects: &[Dialect], schema: Schema) -> Admitted {
    let mut admitted = Admitted { schema, unchecked: BTreeSet::new(), left_out: Vec::new() };
    // Each round takes something away.
    while let Some((table, _)) = refused(dialects, &admitted.schema).into_iter().next() {
        match admitted.schema.tables.iter().rposition(|other| other.name == table) {
            Some(at) => admitted.rebuild(dialects, at),
            None => break,
        }
    }
    let senseless = admitted.schema.violations().into_iter().filter(is_senseless_key);
    admitted.unchecked = senseless.filter_map(|found| Some((found.table, found.foreign_key?))).collect();
    admitted
}

/// Whether it is about a foreign key that databases take although it makes no sense.
fn is_senseless_key(found: &Violation) -> bool {
    found.code == Code::InvalidKey && found.foreign_key.is_some()
}

/// What is refused, each with its table.
fn refused(dialects: &[Dialect], schema: &Schema) -> Vec<(String, String)> {
    let violations = schema.violations().into_iter().filter(|found| !is_senseless_key(found));
    let of_each = dialects.iter().flat_map(|dialect| dialect.unsupported(schema));
    violations.map(|found| (found.table, found.message)).chain(of_each.map(|found| (found.table, found.reason))).collect()
}

impl Admitted {
    /// Builds a table up again from its parts, without those that are refused.
    fn rebuild(&mut self, dialects: &[Dialect], at: usize) {
        let whole = self.schema.tables[at].clone();
        let before = self.left_out.len();
        self.schema.tables[at] = Table { name: whole.name.clone(), options: whole.options.clone(), ..Table::default() };
        for part in parts(&whole) {
            let (own, known) = (self.schema.tables[at].clone(), self.reasons(dialects, &whole.name));
            part.add_to(&mut self.schema.tables[at]);
            let reasons = self.reasons(dialects, &whole.name);
            if let Some(reason) = reasons.into_iter().find(|reason| !known.contains(reason)) {
                self.schema.tables[at] = own;
                self.left_out.push(format!("{} of `{}`: {reason}", part.name(), whole.name));
            }
        }
        let rest = self.reasons(dialects, &whole.name).into_iter().next();
        let unexplained = (self.left_out.len() == before).then(|| "it is refused as a whole".to_owned());
        if let Some(reason) = rest.or(unexplained) {
            self.schema.tables.remove(at);
            self.left_out.push(format!("table `{}`: {reason}", whole.name));
        }
    }

    fn reasons(&self, dialects: &[Dialect], table: &str) -> Vec<String> {
        refused(dialects, &self.schema).into_iter().filter(|(owner, _)| owner == table).map(|(_, reason)| reason).collect()
    }
}

fn parts(table: &Table) -> Vec<Part<'_>> {
    let columns = table.columns.iter().map(Part::Column);
    let key = [Part::PrimaryKey(&table.primary_key)].into_iter().filter(|_| !table.primary_key.is_empty());
    let indexes = table.indexes.iter().map(Part::Index);
    let checks = table.checks.iter().map(Part::Check);
    columns.chain(key).chain(indexes).chain(checks).chain(table.foreign_keys.iter().map(Part::ForeignKey)).collect()
}

impl Part<'_> {
    fn add_to(self, table: &mut Table) {
        match self {
            Self::Column(column) => table.columns.push(column.clone()),
            Self::PrimaryKey(columns) => table.primary_key = columns.to_vec(),
            Self::Index(index) => table.indexes.push(index.clone()),
            Self::Check(check) => table.checks.push(check.clone()),
            Self::ForeignKey(key) => table.foreign_keys.push(key.clone()),
        }
    }

    fn name(self) -> String {
        match self {
            Self::Column(column) => format!("column `{}`", column.name),
            Self::PrimaryKey(columns) => format!("primary key ({})", columns.join(", ")),
            Self::Index(index) if name::is_unnamed(&index.name) => "unique constraint".to_owned(),
            Self::Index(index) => format!("index `{}`", index.name),
            Self::Check(check) if name::is_unnamed(&check.name) => format!("check `{}`", check.expression),
            Self::Check(check) => format!("check `{}`", check.name),
            Self::ForeignKey(key) => format!("foreign key ({}) to `{}`", key.columns.join(", "), key.target),
        }
    }
}

#[cfg(test)]
mod tests {
    use schema_core::schema::{DataType, IndexPart};

    use super::*;

    fn table(name: &str, columns: &[&str]) -> Table {
        let columns = columns.iter().map(|name| Column::new(*name, DataType::Int64)).collect();
        Table { name: name.to_owned(), columns, primary_key: vec!["id".to_owned()], ..Table::default() }
    }

    fn key(columns: &[&str], target: &str) -> ForeignKey {
        let columns = columns.iter().map(ToString::to_string).collect();
        ForeignKey {
            name: "k".to_owned(),
            columns,
            target: target.to_owned(),
            target_columns: vec!["id".to_owned()],
            ..ForeignKey::default()
        }
    }

    #[test]
    fn parts_and_what_needs_them() {
        let long = "x".repeat(64);
        let mut user = table("user", &["id", &long, "team"]);
        user.indexes = ["team", &long]
            .map(|name| Index { name: format!("by_{}", &name[..4]), parts: vec![IndexPart::column(name)], ..Index::default() })
            .into();
        user.foreign_keys = vec![key(&["team"], "_new_team"), ForeignKey { name: "l".to_owned(), ..key(&["team"], "other") }];
        let mut other = table("other", &["id"]);
        other.columns[0].data_type = DataType::Text(None);
        let schema = Schema { tables: vec![user, table("_new_team", &["id"]), other], ..Schema::default() };
        let Admitted { schema, unchecked, left_out } = admit(&[Dialect::Sqlite], schema);
        assert_eq!(schema.tables.iter().map(|table| table.name.as_str()).collect::<Vec<_>>(), ["user", "other"]);
        assert_eq!(schema.tables[0].columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(), ["id", "team"]);
        assert_eq!(unchecked, BTreeSet::from([("user".to_owned(), "l".to_owned())]));
        let starts = [
            format!("column `{long}` of `user`: "),
            "index `by_xxxx` of `user`: ".to_owned(),
            "table `_new_team`: ".to_owned(),
            "foreign key (team) to `_new_team` of `user`: ".to_owned(),
        ];
        assert_eq!(left_out.len(), starts.len(), "{left_out:#?}");
        for (note, start) in left_out.iter().zip(starts) {
            assert!(note.starts_with(&start), "{note}");
        }
    }

    #[test]
    fn what_is_fine_stays() {
        let schema = Schema { tables: vec![table("user", &["id"])], ..Schema::default() };
        let admitted = admit(&Dialect::ALL, schema.clone());
        assert_eq!((admitted.schema, admitted.left_out.len()), (schema, 0));
    }
}
