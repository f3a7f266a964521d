//! The migration that destroys what is kept aside.

use std::fmt::Write as _;

use super::{Route, ends, function, irreversible, layout, title};
use crate::dialect::Statement;
use crate::migration::Fingerprint;
use crate::schema::Kept;
use crate::step::Misfit;
use crate::{Dialect, Pair};

/// What the migration is written from.
#[derive(Debug, Clone, Copy)]
pub struct Purge<'a> {
    /// The migration's id: 14 digits.
    pub id: &'a str,
    /// Its [name](purge_name), without the id.
    pub name: &'a str,
    /// What is destroyed.
    pub kept: &'a [Kept],
    /// What each database has before, without steps. What one of them does not keep is not destroyed there.
    pub routes: &'a [Route<'a>],
    /// The fingerprints of the schemas before and after.
    pub fingerprints: Pair<Fingerprint>,
}

/// The name of a migration that destroys `kept`: `purge_phone_number_of_user`, `…_and_more` for several.
#[must_use]
pub fn purge_name(kept: &[Kept]) -> String {
    let slug = |kept: &Kept| match kept {
        Kept::Table(table) => format!("purge {}", table.table.name),
        Kept::Column { table, column } => format!("purge {} of {table}", column.column.name),
    };
    title::short(kept.iter().map(slug))
}

/// The text of the module.
///
/// # Errors
///
/// When something is not kept in the schema: a defect of the caller.
pub fn purge(purge: &Purge<'_>) -> Result<String, Misfit> {
    let mut text = String::new();
    for kept in purge.kept {
        let since = kept.since().map_or_else(String::new, |id| format!(", kept since `{id}`"));
        // Writing to a `String` does not fail.
        let _ = writeln!(text, "//! Destroys {}{since}.", title::one_line(&kept.words()));
    }
    text.push_str("use migrator::prelude::*;\n\n");
    text.push_str(&layout::constant(purge.id, purge.name, &ends(purge.fingerprints)));
    let bodies: Vec<(Dialect, Vec<Statement>)> = purge.routes.iter().map(|route| body(route, purge.kept)).collect::<Result<_, _>>()?;
    let bodies: Vec<(Dialect, &[Statement])> = bodies.iter().map(|(dialect, body)| (*dialect, body.as_slice())).collect();
    let words: Vec<String> = purge.kept.iter().map(Kept::words).collect();
    text.push_str(&function("fn up", &words, &bodies));
    text.push_str(&irreversible(&words));
    Ok(text)
}

fn body(route: &Route<'_>, kept: &[Kept]) -> Result<(Dialect, Vec<Statement>), Misfit> {
    let there = route.before.kept();
    let kept: Vec<Kept> = kept.iter().filter(|kept| there.contains(kept)).cloned().collect();
    Ok((route.dialect, route.dialect.purge(&route.before, &kept)?))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::Schema;
    use crate::schema::{Column, DataType, EnumType, RetiredColumn, RetiredTable, Table};

    fn schema() -> Schema {
        let column = |name: &str| Column::new(name, DataType::Text(None));
        let variants = vec!["Admin".to_owned()];
        let role = Column::new("role", DataType::Enum(EnumType::new("role", variants)));
        let retired =
            [column("phone"), role].map(|column| RetiredColumn { name: format!("_retired_20251107090010_{}", column.name), column });
        let table = |name: &str| Table { name: name.to_owned(), columns: vec![column("id"), column("email")], ..Table::default() };
        let user = Table { retired: retired.to_vec(), primary_key: vec!["id".to_owned()], ..table("user") };
        let old = RetiredTable { name: "_retired_20250101000000_old".to_owned(), table: table("old"), rows: false };
        Schema { tables: vec![user], retired: vec![old], ..Schema::default() }
    }

    #[test]
    fn only_what_is_named_is_dropped() {
        let schema = schema();
        let kept = schema.kept();
        let sql = |dialect: Dialect| {
            let statements = dialect.purge(&schema, &kept).unwrap();
            let text = |statement| match statement {
                Statement::Sql(sql) => sql,
                Statement::Rebuild { sql, .. } => sql[1].clone(),
                Statement::Check { .. } | Statement::Backfill(_) => panic!("{statement:?}"),
            };
            statements.into_iter().map(text).collect::<Vec<_>>()
        };
        let old = r#"DROP TABLE "_retired_20250101000000_old""#;
        let copy = "INSERT INTO \"_new_user\" (\"id\", \"email\")\nSELECT \"id\", \"email\"\nFROM \"user\"";
        assert_eq!(sql(Dialect::Sqlite), [old, copy]);
        let columns = ["phone", "role"].map(|name| format!("DROP COLUMN \"_retired_20251107090010_{name}\"")).join(",\n    ");
        let columns = format!("ALTER TABLE \"user\"\n    {columns}");
        assert_eq!(sql(Dialect::Postgres), [old, &columns]);
        assert_eq!(sql(Dialect::Mysql), [old.replace('"', "`"), columns.replace('"', "`")]);
        assert!(Dialect::Sqlite.purge(&schema.without(&kept), &kept).is_err());
    }

    #[test]
    fn the_module_says_what_goes_and_that_it_does_not_come_back() {
        let schema = schema();
        let kept = &schema.kept()[1..2];
        let fingerprints = Pair::new(Fingerprint::of("a"), Fingerprint::of("b"));
        let name = purge_name(kept);
        assert_eq!(name, "purge_phone_of_user");
        assert_eq!(purge_name(&schema.kept()), "purge_old_and_more");
        let route = |dialect, before| Route { dialect, before: Cow::Owned(before), steps: Cow::Borrowed(&[]), starts: false };
        let text = |routes: &[Route<'_>]| purge(&Purge { id: "20260101000000", name: &name, kept, routes, fingerprints }).unwrap();
        let on_both = text(&[route(Dialect::Sqlite, schema.clone()), route(Dialect::Mysql, schema.without(kept))]);
        assert!(on_both.contains("        Dialect::Mysql => {}\n"), "{on_both}");
        let text = text(&[route(Dialect::Sqlite, schema.clone())]);
        assert!(text.starts_with("//! Destroys `phone` of `user`, kept since `20251107090010`.\nuse migrator::prelude::*;\n"), "{text}");
        assert!(text.contains("    plan.destroys(\"`phone` of `user`\");\n    plan.rebuild(\n"), "{text}");
        assert!(text.ends_with("fn down(plan: &mut Plan) {\n    plan.irreversible(\"`phone` of `user` was destroyed\");\n}\n"), "{text}");
    }
}
