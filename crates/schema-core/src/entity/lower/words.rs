//! Names in the SQL of an entity's attributes: those of columns, which may be others than those of the fields.

use super::Lowerer;
use crate::diagnostic::{Code, Diagnostic};
use crate::entity::ast::{Entity, Field, PartKey};
use crate::schema::{Table, expression};

impl Lowerer<'_> {
    /// Reports SQL that names a field whose column is called otherwise, where no column is called so: databases refuse it, and SQLite
    /// takes it for a text where it stands in double quotes.
    pub(super) fn words(&mut self, entity: &Entity, table: &Table) {
        let of_indexes = entity.indexes.iter().flat_map(|index| {
            let keys = index.parts.iter().filter_map(|part| if let PartKey::Sql(sql) = &part.key { Some(sql) } else { None });
            keys.chain(&index.filter)
        });
        let of_struct: Vec<&String> = of_indexes.chain(entity.checks.iter().map(|check| &check.expression)).collect();
        for sql in of_struct {
            self.report_words(None, sql, entity, table);
        }
        // What embedded structs say is looked at there.
        for field in entity.columns().filter(|field| !field.name.contains('.')) {
            let attrs = &field.attrs;
            let computed = attrs.generated.iter().map(|generated| &generated.expression);
            let own =
                attrs.checks.iter().map(|check| &check.expression).chain(attrs.indexes.iter().filter_map(|index| index.filter.as_ref()));
            for sql in own.chain(computed) {
                self.report_words(Some(&field.name), sql, entity, table);
            }
        }
    }

    fn report_words(&mut self, at: Option<&str>, sql: &str, entity: &Entity, table: &Table) {
        let is_column = |name: &str| table.columns.iter().any(|column| column.name.eq_ignore_ascii_case(name));
        let is_meant = |field: &&Field| !is_column(&field.name) && expression::names(sql, &field.name);
        for field in entity.columns().filter(is_meant) {
            let column = entity.column_name(field);
            let message = format!("the SQL `{sql}` names `{}`, and the column of that field is called `{column}`", field.name);
            self.report(at, Diagnostic::new(Code::MissingColumn, message).help(format!("write `\"{column}\"`, in the quotes of SQL")));
        }
    }
}
