//! What `fresh` drops: what the migrations made, and what else there is. No input or output: the statements are run by `apply`.

mod made;
mod mysql;
mod postgres;
mod sqlite;

use schema_core::Dialect;
use schema_core::schema::name;

pub(crate) use made::Made;

use crate::Tool;
use crate::backend::{Cell, Row};
use crate::error::{Error, Kind};
use crate::journal::statement::Bound;

/// What [`Migrator::fresh`](crate::Migrator::fresh) does where there is something that no migration of the program made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Others {
    /// It does nothing, and names it. The history of another [`Tool`] alone is left, and named.
    #[default]
    Refuse,
    /// It leaves it.
    Keep,
    /// It drops that too.
    Drop,
}

/// The kinds of things that are dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ObjectKind {
    View,
    MaterializedView,
    Table,
    ForeignTable,
    Sequence,
    Type,
    Domain,
    Function,
    Procedure,
    Aggregate,
    Event,
    Schema,
}

impl ObjectKind {
    const ALL: [Self; 12] = [
        Self::View,
        Self::MaterializedView,
        Self::Table,
        Self::ForeignTable,
        Self::Sequence,
        Self::Type,
        Self::Domain,
        Self::Function,
        Self::Procedure,
        Self::Aggregate,
        Self::Event,
        Self::Schema,
    ];

    /// As SQL calls it.
    const fn word(self) -> &'static str {
        match self {
            Self::View => "VIEW",
            Self::MaterializedView => "MATERIALIZED VIEW",
            Self::Table => "TABLE",
            Self::ForeignTable => "FOREIGN TABLE",
            Self::Sequence => "SEQUENCE",
            Self::Type => "TYPE",
            Self::Domain => "DOMAIN",
            Self::Function => "FUNCTION",
            Self::Procedure => "PROCEDURE",
            Self::Aggregate => "AGGREGATE",
            Self::Event => "EVENT",
            Self::Schema => "SCHEMA",
        }
    }

    /// Whether it is something that a person would miss: it holds rows, or shows them.
    const fn is_relation(self) -> bool {
        matches!(self, Self::View | Self::MaterializedView | Self::Table | Self::ForeignTable | Self::Sequence)
    }
}

/// Something that is in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Object {
    pub(crate) kind: ObjectKind,
    /// The schema that it is in, unless that is where tables are created.
    pub(crate) namespace: Option<String>,
    pub(crate) name: String,
    /// The types of a routine's arguments, in parentheses.
    arguments: String,
}

/// Lists what there is; the rows are read by [`Object::read`].
pub(crate) fn objects(dialect: Dialect) -> Bound {
    let sql = match dialect {
        Dialect::Sqlite => sqlite::OBJECTS,
        Dialect::Postgres => postgres::OBJECTS,
        Dialect::Mysql => mysql::OBJECTS,
        _ => "",
    };
    Bound { sql: sql.to_owned(), values: Vec::new() }
}

/// Lists the tables that refer to others: the names of both, and whether the first is elsewhere than where tables are created.
pub(crate) fn references(dialect: Dialect) -> Option<Bound> {
    let sql = match dialect {
        Dialect::Sqlite => sqlite::REFERENCES,
        Dialect::Mysql => mysql::REFERENCES,
        // The server itself drops nothing that others refer to.
        _ => return None,
    };
    Some(Bound { sql: sql.to_owned(), values: Vec::new() })
}

impl Object {
    /// Reads a row of [`objects`]: kind, namespace, name, arguments.
    pub(crate) fn read(row: &Row) -> Option<Self> {
        let [kind, namespace, name, arguments] = row.cells.as_slice() else { return None };
        Some(Self {
            kind: ObjectKind::ALL.into_iter().find(|known| Some(known.word()) == kind.text())?,
            namespace: namespace.text().map(str::to_owned),
            name: name.text()?.to_owned(),
            arguments: arguments.text().unwrap_or_default().to_owned(),
        })
    }

    /// The name as the model has it.
    pub(crate) fn label(&self) -> String {
        self.namespace.as_ref().map_or_else(|| self.name.clone(), |namespace| format!("{namespace}.{}", self.name))
    }

    fn quoted(&self, dialect: Dialect) -> String {
        let name = dialect.identifier(&self.name);
        self.namespace.as_ref().map_or_else(|| name.clone(), |namespace| format!("{}.{name}", dialect.identifier(namespace)))
    }

    /// Whether it is something that a person would miss.
    pub(crate) fn is_relation(&self) -> bool {
        self.kind.is_relation()
    }

    /// Whether it is the history of another tool, which is in nobody's way.
    fn is_history(&self) -> bool {
        self.kind == ObjectKind::Table && Tool::of_table(&self.name).is_some()
    }

    /// Whether it is one of the journal's tables.
    fn is_own(&self) -> bool {
        self.name.starts_with("_migrator_")
    }
}

/// What is dropped and what is left.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Division {
    pub(crate) dropped: Vec<Object>,
    pub(crate) kept: Vec<Object>,
}

/// Divides what there is. `ids` are those of this program's migrations.
pub(crate) fn divide(found: Vec<Object>, made: &Made, ids: &[&str], others: Others) -> Result<Division, Error> {
    let is_retired = |object: &Object| {
        let prefixes = ids.iter().flat_map(|id| name::retired_prefixes(id));
        object.kind == ObjectKind::Table && prefixes.into_iter().any(|prefix| object.name.starts_with(&prefix))
    };
    let found = found.into_iter().filter(|object| !object.is_own());
    let (mut dropped, rest): (Vec<_>, Vec<_>) = found.partition(|object| made.has(object) || is_retired(object));
    // What is elsewhere, in a schema of others, is not in the way.
    let (near, _): (Vec<_>, Vec<_>) = rest.into_iter().partition(|object| made.is_near(object));
    let is_missed = |object: &&Object| object.is_relation() && !object.is_history();
    let named: Vec<String> = near.iter().filter(is_missed).map(|object| format!("`{}`", object.label())).collect();
    match others {
        Others::Refuse if !named.is_empty() => Err(refusal(&named)),
        Others::Refuse | Others::Keep => {
            let is_needed = |schema: &Object| near.iter().any(|object| object.namespace.as_ref() == Some(&schema.name));
            dropped.retain(|object| object.kind != ObjectKind::Schema || !is_needed(object));
            Ok(Division { dropped, kept: near })
        }
        Others::Drop => {
            dropped.extend(near);
            Ok(Division { dropped, kept: Vec::new() })
        }
    }
}

fn refusal(named: &[String]) -> Error {
    let message = format!("no migration of this program made {}; nothing was dropped", named.join(", "));
    Error::new(Kind::Foreign, message).with_hint(
        "leave them where they are with `Migrator::fresh_others(Others::Keep)`, or drop them as well with `Migrator::fresh_others(Others::Drop)`",
    )
}

/// Refuses when something that is kept refers to something that is dropped, as [`references`] lists it.
pub(crate) fn refuse_references(rows: &[Row], dropped: &[Object]) -> Result<(), Error> {
    let is_dropped = |name: &str| dropped.iter().any(|object| object.kind == ObjectKind::Table && object.name.eq_ignore_ascii_case(name));
    for row in rows {
        let [from, to, elsewhere] = row.cells.as_slice() else { continue };
        let (Some(from), Some(to), elsewhere) = (from.text(), to.text(), elsewhere.text()) else { continue };
        if is_dropped(to) && (elsewhere.is_some() || !is_dropped(from)) {
            let place = elsewhere.map(|place| format!("{place}.")).unwrap_or_default();
            let message = format!("`{place}{from}` refers to `{to}`, which would be dropped; nothing was");
            return Err(Error::new(Kind::Foreign, message).with_hint("drop that foreign key first"));
        }
    }
    Ok(())
}

/// The statements that drop these. Which of them has to come first is found by trying where the database can undo that: `true`.
pub(crate) fn drops(dialect: Dialect, objects: &[Object]) -> (Vec<String>, bool) {
    let one = |object: &Object| format!("DROP {} IF EXISTS {}{}", object.kind.word(), object.quoted(dialect), object.arguments);
    if dialect != Dialect::Postgres {
        let mut objects: Vec<&Object> = objects.iter().collect();
        objects.sort_by_key(|object| object.kind);
        return (objects.into_iter().map(one).collect(), false);
    }
    // Tables refer to each other in circles, which one statement does not mind.
    let (tables, rest): (Vec<&Object>, Vec<&Object>) = objects.iter().partition(|object| object.kind == ObjectKind::Table);
    let names: Vec<String> = tables.iter().map(|object| object.quoted(dialect)).collect();
    let tables = (!names.is_empty()).then(|| format!("DROP TABLE IF EXISTS {}", names.join(", ")));
    (rest.into_iter().map(one).chain(tables).collect(), true)
}

/// A statement without values.
pub(crate) fn plain(sql: impl Into<String>) -> Bound {
    Bound { sql: sql.into(), values: Vec::<Cell>::new() }
}

/// Around everything: statements before and after, where foreign keys have to be silenced.
pub(crate) fn around(dialect: Dialect) -> Option<[&'static str; 2]> {
    (dialect == Dialect::Mysql).then_some(mysql::AROUND)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(kind: ObjectKind, name: &str) -> Object {
        Object { kind, namespace: None, name: name.to_owned(), arguments: String::new() }
    }

    fn found() -> Vec<Object> {
        ["a", "x", "_migrator_head"].map(|name| object(ObjectKind::Table, name)).to_vec()
    }

    fn made() -> Made {
        let mut made = Made::new(Dialect::Sqlite);
        made.ran("CREATE TABLE a (id INTEGER)");
        made
    }

    #[test]
    fn what_others_made_is_refused_kept_or_dropped() {
        let error = divide(found(), &made(), &[], Others::Refuse).unwrap_err();
        assert_eq!(error.to_string(), "no migration of this program made `x`; nothing was dropped");
        let names = |objects: &[Object]| objects.iter().map(Object::label).collect::<Vec<_>>().join(" ");
        let kept = divide(found(), &made(), &[], Others::Keep).unwrap();
        assert_eq!((names(&kept.dropped), names(&kept.kept)), ("a".to_owned(), "x".to_owned()));
        let dropped = divide(found(), &made(), &[], Others::Drop).unwrap();
        assert_eq!((names(&dropped.dropped), names(&dropped.kept)), ("a x".to_owned(), String::new()));
    }

    #[test]
    fn a_foreign_key_of_what_is_kept_is_in_the_way() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let row = |from: &str, to: &str, place| Row { names: Vec::new(), cells: vec![text(from), text(to), place] };
        let dropped = [object(ObjectKind::Table, "a"), object(ObjectKind::Table, "b")];
        assert!(refuse_references(&[row("b", "a", Cell::Null), row("a", "x", Cell::Null)], &dropped).is_ok());
        let error = refuse_references(&[row("x", "a", Cell::Null)], &dropped).unwrap_err();
        assert_eq!(error.to_string(), "`x` refers to `a`, which would be dropped; nothing was");
        assert!(refuse_references(&[row("b", "a", text("other"))], &dropped).unwrap_err().to_string().contains("`other.b`"));
    }

    #[test]
    fn statements_come_in_an_order_that_works() {
        let objects = [object(ObjectKind::Table, "a"), object(ObjectKind::View, "v"), object(ObjectKind::Table, "b")];
        let (sqlite, tries) = drops(Dialect::Sqlite, &objects);
        assert_eq!((sqlite[0].as_str(), sqlite.len(), tries), ("DROP VIEW IF EXISTS \"v\"", 3, false));
        let function = Object { arguments: "(integer)".to_owned(), ..object(ObjectKind::Function, "f") };
        let (postgres, tries) = drops(Dialect::Postgres, &[objects.as_slice(), &[function]].concat());
        assert!(tries);
        assert_eq!(postgres, ["DROP VIEW IF EXISTS \"v\"", "DROP FUNCTION IF EXISTS \"f\"(integer)", "DROP TABLE IF EXISTS \"a\", \"b\""]);
    }
}
