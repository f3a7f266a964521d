//! What is kept aside: the retired tables and columns of a schema as one list.

use super::name::{RETIRED_PREFIX, split};
use super::{RetiredColumn, RetiredTable, Schema};
use crate::migration::{ID_LENGTH, is_id};

/// A retired table or column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// A table with its rows.
    Table(RetiredTable),
    /// A column with its values.
    Column {
        /// The table that it is in.
        table: String,
        /// The column.
        column: RetiredColumn,
    },
}

impl Kept {
    /// Its name in the database: `_retired_20251107090010_phone_number`.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Table(table) => &table.name,
            Self::Column { column, .. } => &column.name,
        }
    }

    /// What it was called: `user`, or `user.phone_number` for a column.
    #[must_use]
    pub fn was(&self) -> String {
        match self {
            Self::Table(table) => table.table.name.clone(),
            Self::Column { table, column } => format!("{table}.{}", column.column.name),
        }
    }

    /// What it was, in words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Table(table) if table.rows => format!("rows of `{}`", table.table.name),
            Self::Table(table) => format!("table `{}`", table.table.name),
            Self::Column { table, column } => format!("`{}` of `{table}`", column.column.name),
        }
    }

    /// The id of the migration that put it aside, which begins with the time of that; `None` where the name does not tell.
    #[must_use]
    pub fn since(&self) -> Option<&str> {
        let rest = split(self.name()).1.strip_prefix(RETIRED_PREFIX)?;
        rest.strip_prefix("after_").unwrap_or(rest).get(..ID_LENGTH).filter(|id| is_id(id))
    }
}

impl Schema {
    /// Everything that is kept aside, tables first.
    #[must_use]
    pub fn kept(&self) -> Vec<Kept> {
        let tables = self.retired.iter().cloned().map(Kept::Table);
        let columns = self
            .tables
            .iter()
            .flat_map(|table| table.retired.iter().map(|column| Kept::Column { table: table.name.clone(), column: column.clone() }));
        tables.chain(columns).collect()
    }

    /// The schema when these are kept no longer.
    #[must_use]
    pub fn without(&self, gone: &[Kept]) -> Self {
        let stays = |table: Option<&str>, name: &str| {
            !gone.iter().any(|gone| match gone {
                Kept::Table(gone) => table.is_none() && gone.name == name,
                Kept::Column { table: of, column } => table == Some(of) && column.name == name,
            })
        };
        let mut schema = self.clone();
        schema.retired.retain(|table| stays(None, &table.name));
        for table in &mut schema.tables {
            let name = table.name.clone();
            table.retired.retain(|column| stays(Some(&name), &column.name));
        }
        schema
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Column, DataType, Table};

    #[test]
    fn what_is_kept_is_listed_and_can_go() {
        let column = RetiredColumn { name: "_retired_20251107090010_phone".to_owned(), column: Column::new("phone", DataType::Text(None)) };
        let user = Table { name: "user".to_owned(), retired: vec![column], ..Table::default() };
        let old = Table { name: "a.old".to_owned(), ..Table::default() };
        let retired = RetiredTable { name: "a._retired_after_20250101000000_old".to_owned(), table: old, rows: false };
        let schema = Schema { tables: vec![user], retired: vec![retired], ..Schema::default() };
        let kept = schema.kept();
        let told: Vec<_> = kept.iter().map(|kept| (kept.was(), kept.words(), kept.since())).collect();
        assert_eq!(
            told,
            [
                ("a.old".to_owned(), "table `a.old`".to_owned(), Some("20250101000000")),
                ("user.phone".to_owned(), "`phone` of `user`".to_owned(), Some("20251107090010")),
            ]
        );
        assert_eq!(schema.without(&kept[1..]).kept(), kept[..1]);
        assert_eq!(schema.without(&kept).kept(), []);
    }
}
