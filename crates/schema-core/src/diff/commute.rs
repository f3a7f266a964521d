//! Whether two changes of one schema can be made one after the other, as when two branches each changed it.
//!
//! They commute when either order is possible and both lead to the same schema, which the database can have.

use std::fmt;

use crate::schema::{Index, IndexKey};
use crate::{Schema, Step};

/// Why two changes do not commute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Collision {
    /// Two steps are about the same thing.
    Steps {
        /// The step of the one change, in words.
        one: String,
        /// The step of the other change, in words.
        two: String,
    },
    /// What both lead to is no schema, or not the same in either order; why, as a sentence without a full stop.
    Result(String),
}

impl fmt::Display for Collision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Steps { one, two } => write!(f, "{one} / {two}"),
            Self::Result(reason) => f.write_str(reason),
        }
    }
}

/// The schema that `one` and `two`, which both start from `base`, lead to together.
///
/// # Errors
///
/// What collides, at least one entry.
pub fn commute(base: &Schema, one: &[Step], two: &[Step]) -> Result<Schema, Vec<Collision>> {
    let reached = in_order(base, one, two).and_then(|first| {
        let second = in_order(base, two, one)?;
        if first.same_as(&second) { Ok(first) } else { Err("they lead to another schema in the other order".to_owned()) }
    });
    reached.map_err(|reason| {
        let found = collisions(one, two);
        if found.is_empty() { vec![Collision::Result(reason)] } else { found }
    })
}

/// What the two changes lead to in this order.
fn in_order(base: &Schema, first: &[Step], second: &[Step]) -> Result<Schema, String> {
    let mut schema = base.clone();
    first.iter().chain(second).try_for_each(|step| step.apply(&mut schema)).map_err(|misfit| misfit.to_string())?;
    match schema.violations().into_iter().next() {
        None => Ok(schema),
        Some(violation) => Err(violation.message),
    }
}

/// The pairs of steps that are about the same thing.
fn collisions(one: &[Step], two: &[Step]) -> Vec<Collision> {
    let pairs = one.iter().flat_map(|one| two.iter().map(move |two| (one, two)));
    let touching = pairs.filter(|(one, two)| Footprint::of(one).touches(&Footprint::of(two)));
    touching.map(|(one, two)| Collision::Steps { one: one.to_string(), two: two.to_string() }).collect()
}

/// What a step changes or relies on.
struct Footprint<'a> {
    /// The tables by name, before and after the step.
    tables: Vec<&'a str>,
    /// The columns, indexes and constraints by name; `None` for all of the tables.
    parts: Option<Vec<&'a str>>,
    /// A table that it relies on, and columns of it.
    target: Option<(&'a str, &'a [String])>,
}

impl<'a> Footprint<'a> {
    fn of(step: &'a Step) -> Self {
        let whole = |tables| Self { tables, parts: None, target: None };
        let parts = |parts| Self { tables: vec![step.table()], parts: Some(parts), target: None };
        match step {
            Step::CreateTable { .. } | Step::RetireTable { .. } | Step::DropTable { .. } | Step::AlterOptions { .. } => {
                whole(vec![step.table()])
            }
            Step::RenameTable { from, to } => whole(vec![from, to]),
            Step::SetEnums { .. } => whole(Vec::new()),
            Step::AddColumn { column, .. } | Step::RetireColumn { column, .. } | Step::DropColumn { column, .. } => {
                parts(vec![&column.name])
            }
            Step::AlterColumn { after, .. } | Step::ReplaceColumn { after, .. } | Step::RecastColumn { after, .. } => {
                parts(vec![&after.name])
            }
            Step::RenameColumn { from, to, .. }
            | Step::RenameIndex { from, to, .. }
            | Step::RenameForeignKey { from, to, .. }
            | Step::RenameCheck { from, to, .. } => parts(vec![from, to]),
            Step::SetPrimaryKey { before, after, .. } => {
                parts(before.iter().chain(after).map(String::as_str).chain(["primary key"]).collect())
            }
            Step::AddIndex { index, .. } | Step::DropIndex { index, .. } => parts(of_index(index)),
            Step::AddForeignKey { key, .. } | Step::DropForeignKey { key, .. } => {
                let names = key.columns.iter().map(String::as_str).chain([key.name.as_str()]).collect();
                Self { target: Some((&key.target, &key.target_columns)), ..parts(names) }
            }
            // The text of a check may name any column, and what moves rows may read any.
            Step::AddCheck { .. } | Step::DropCheck { .. } | Step::Data(_) => whole(vec![step.table()]),
        }
    }

    fn touches(&self, other: &Self) -> bool {
        self.shares(other) || self.relies_on(other) || other.relies_on(self)
    }

    fn shares(&self, other: &Self) -> bool {
        let tables = self.tables.iter().any(|table| other.tables.contains(table));
        tables
            && match (&self.parts, &other.parts) {
                (Some(one), Some(two)) => one.iter().any(|part| two.contains(part)),
                (None, _) | (_, None) => true,
            }
    }

    fn relies_on(&self, other: &Self) -> bool {
        self.target.is_some_and(|(table, columns)| {
            let in_parts = |parts: &Vec<&str>| columns.iter().any(|column| parts.contains(&column.as_str()));
            other.tables.contains(&table) && other.parts.as_ref().is_none_or(in_parts)
        })
    }
}

fn of_index(index: &Index) -> Vec<&str> {
    let columns = index.parts.iter().filter_map(|part| match &part.key {
        IndexKey::Column(name) => Some(name.as_str()),
        IndexKey::Expression(_) => None,
    });
    columns.chain(index.include.iter().map(String::as_str)).chain([index.name.as_str()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pair;
    use crate::diff::{ColumnIntent, Intent, TableIntent, diff};
    use crate::schema::{Column, DataType, IndexPart, Table};

    fn base() -> Schema {
        let columns = ["id", "email", "name"].map(|name| Column::new(name, DataType::Text(None))).to_vec();
        let table =
            |name: &str| Table { name: name.to_owned(), columns: columns.clone(), primary_key: vec!["id".to_owned()], ..Table::default() };
        Schema { tables: vec![table("user"), table("post")], ..Schema::default() }
    }

    /// The steps of an edit of the base; what is new there is no renamed one unless `renamed` says so.
    fn change(id: &str, renamed: &[(&str, &str)], edit: impl FnOnce(&mut Schema)) -> Vec<Step> {
        let mut after = base();
        edit(&mut after);
        let mut intent = Intent::no_renames(&after);
        for (from, to) in renamed {
            let column = ColumnIntent { renamed_from: vec![(*from).to_owned()], ..ColumnIntent::default() };
            let table: &mut TableIntent = intent.tables.get_mut("user").unwrap();
            table.columns.insert((*to).to_owned(), column);
        }
        diff(Pair::new(&base(), &after), &intent, id).unwrap()
    }

    fn add(table: usize, name: &str) -> impl FnOnce(&mut Schema) {
        move |schema| {
            let column = Column { nullable: true, ..Column::new(name, DataType::Int64) };
            schema.tables[table].columns.push(column);
        }
    }

    fn index(schema: &mut Schema) {
        let parts = vec![IndexPart::column("email")];
        schema.tables[0].indexes.push(Index { name: "user_email_idx".to_owned(), parts, ..Index::default() });
    }

    fn collide(one: &[Step], two: &[Step]) -> Vec<String> {
        commute(&base(), one, two).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn changes_of_different_things_commute() {
        for (one, two) in [
            (change("1", &[], add(0, "a")), change("2", &[], add(1, "a"))),
            (change("1", &[], add(0, "a")), change("2", &[], add(0, "b"))),
            (change("1", &[], index), change("2", &[], add(0, "b"))),
            (change("1", &[], index), change("2", &[("name", "title")], |schema| schema.tables[0].columns[2].name = "title".to_owned())),
            (change("1", &[], |schema| drop(schema.tables.remove(1))), change("2", &[], add(0, "b"))),
        ] {
            let reached = commute(&base(), &one, &two).unwrap();
            assert!(reached.same_as(&commute(&base(), &two, &one).unwrap()));
        }
    }

    #[test]
    fn changes_of_the_same_thing_collide() {
        let rename = change("1", &[("email", "mail")], |schema| schema.tables[0].columns[1].name = "mail".to_owned());
        assert_eq!(
            collide(&rename, &change("2", &[], index)),
            ["rename `email` of `user` to `mail` / add index `user_email_idx` to `user`"]
        );
        let retire = change("1", &[], |schema| drop(schema.tables.remove(0)));
        assert_eq!(collide(&retire, &change("2", &[], add(0, "a"))), ["retire table `user` as `_retired_1_user` / add `a` to `user`"]);
        let (int, bool) = [DataType::Int64, DataType::Bool]
            .map(|data_type| {
                change("1", &[], |schema| schema.tables[0].columns.push(Column { nullable: true, ..Column::new("a", data_type) }))
            })
            .into();
        assert_eq!(collide(&int, &bool), ["add `a` to `user` / add `a` to `user`"]);
        let nullable = change("1", &[], |schema| schema.tables[0].columns[1].nullable = true);
        let default = change("1", &[], |schema| schema.tables[0].columns[1].default = Some(crate::schema::Default::Number("1".to_owned())));
        assert_eq!(collide(&nullable, &default).len(), 1);
    }
}
