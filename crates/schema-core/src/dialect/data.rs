//! The statements of steps that move rows.

mod copy;
mod fill;

use super::{Dialect, Statement, aside};
use crate::step::{Data, Misfit};
use crate::{Schema, Step};

pub(super) use copy::outcome;

/// What `data` does in a database with this schema, which is how the steps `before` it left it.
///
/// # Errors
///
/// When it does not fit the schema, and when the database would read a query otherwise than it is meant.
pub(super) fn statements(dialect: Dialect, before: &[Step], schema: &Schema, data: &Data) -> Result<Vec<Statement>, Misfit> {
    Ok(match data {
        Data::Aside(aside) => aside::statements(dialect, before, schema, aside)?,
        Data::Copy(copy) => {
            return copy::statements(dialect.grammar(), schema, copy).map_err(|reason| Misfit { step: copy.to_string(), reason });
        }
        Data::Fill(fill) => fill::statements(dialect, schema, fill)?,
    })
}

/// What is left to be done of `data` once all steps that move rows are done, right before the schema changes again.
///
/// # Errors
///
/// When the database would read its SQL otherwise than it is meant.
pub(super) fn rest(dialect: Dialect, schema: &Schema, data: &Data) -> Result<Vec<Statement>, Misfit> {
    match data {
        Data::Fill(fill) => fill::rest(dialect, schema, fill),
        Data::Aside(_) | Data::Copy(_) => Ok(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Column, DataType, Table};
    use crate::step::{self, FillRows, Filling, Turn};

    /// A table, and the steps that give it a required column by way of one that can be NULL.
    fn filled() -> (Schema, Vec<Step>) {
        let column = |name: &str, nullable| Column { nullable, ..Column::new(name, DataType::Text(None)) };
        let table = Table { name: "user".to_owned(), columns: vec![column("name", false)], ..Table::default() };
        let own = || "user".to_owned();
        let (before, after) = (column("slug", true), column("slug", false));
        let steps = vec![
            Step::AddColumn { table: own(), column: before.clone(), fill: None, retired: "_r".to_owned(), restore: false },
            Step::Data(Data::Fill(FillRows {
                table: own(),
                column: "slug".to_owned(),
                filling: Filling::sql("lower(name)"),
                retired: String::new(),
                was_there: false,
                required: true,
                default: None,
                turn: Turn::Up,
            })),
            Step::AlterColumn { table: own(), before, after },
        ];
        (Schema { tables: vec![table], ..Schema::default() }, steps)
    }

    #[test]
    fn rows_move_between_what_comes_before_and_what_comes_after() {
        let (schema, steps) = filled();
        let statements = Dialect::Postgres.plan(&schema, &steps).unwrap();
        let sql = statements.iter().map(|statement| match statement {
            Statement::Sql(sql) | Statement::Check { sql, .. } => sql.as_str(),
            Statement::Rebuild { table, .. } => table,
            Statement::Backfill(backfill) => &backfill.table,
        });
        let sql: Vec<&str> = sql.collect();
        assert_eq!(
            sql,
            [
                r#"ALTER TABLE "user" ADD COLUMN "slug" TEXT"#,
                r#"UPDATE "user" SET "slug" = lower(name) WHERE "slug" IS NULL"#,
                "SELECT *\nFROM \"user\"\nWHERE \"slug\" IS NULL",
                r#"ALTER TABLE "user" ALTER COLUMN "slug" SET NOT NULL"#,
            ]
        );
    }

    #[test]
    fn undoing_moves_no_rows_and_ends_where_it_began() {
        let (mut schema, steps) = filled();
        let before = schema.clone();
        steps.iter().try_for_each(|step| step.apply(&mut schema)).unwrap();
        let back = step::invert(&steps);
        let statements = Dialect::Postgres.plan(&schema, &back).unwrap();
        assert!(!statements.iter().any(|statement| matches!(statement, Statement::Sql(sql) if sql.starts_with("UPDATE"))));
        back.iter().try_for_each(|step| step.apply(&mut schema)).unwrap();
        assert_eq!(schema.tables[0].columns, before.tables[0].columns);
    }
}
