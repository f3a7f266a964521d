//! The state of what a statement changes, as an SQL expression: a short text that is another one after any change of it.
//!
//! Names are compared with literals, because the servers then look only at the one table. What one of the two servers does not have is in
//! comments that only the other one runs.

use schema_core::Dialect;

use super::text_literal;
use crate::sql::effect::{Name, Object};

/// The state of all of `objects`; names without a database are in `database`.
pub(super) fn expression(database: &str, objects: &[Object]) -> String {
    let each: Vec<String> = objects.iter().map(|object| one(database, object)).collect();
    format!("concat_ws(', ', {})", each.join(", "))
}

fn one(database: &str, object: &Object) -> String {
    let place = |name: &Name| {
        let (within, name) = name.parts(Dialect::Mysql);
        (text_literal(within.as_deref().unwrap_or(database)), text_literal(&name))
    };
    match object {
        Object::Table(name) => {
            let (schema, name) = place(name);
            table(&schema, &name)
        }
        Object::View(name) => {
            let (schema, name) = place(name);
            let columns = "v.view_definition, v.check_option, v.security_type, v.definer";
            digest(columns, &format!("views v WHERE v.table_schema = {schema} AND v.table_name = {name}"))
        }
        Object::Trigger(name) => {
            let (schema, name) = place(name);
            let columns = "g.event_object_table, g.event_manipulation, g.action_timing, g.action_statement, g.definer";
            digest(columns, &format!("triggers g WHERE g.trigger_schema = {schema} AND g.trigger_name = {name}"))
        }
        Object::Routine(name) => {
            let (schema, name) = place(name);
            let columns = "r.routine_type, r.routine_definition, r.dtd_identifier, r.security_type, r.sql_data_access, r.routine_comment";
            digest(columns, &format!("routines r WHERE r.routine_schema = {schema} AND r.routine_name = {name}"))
        }
        Object::Event(name) => {
            let (schema, name) = place(name);
            let columns = "e.event_definition, e.status, e.execute_at, e.interval_value, e.interval_field, e.event_comment";
            digest(columns, &format!("events e WHERE e.event_schema = {schema} AND e.event_name = {name}"))
        }
        // These are only of statements that MySQL does not have.
        Object::Index { .. } | Object::Relation(_) | Object::Partition { .. } | Object::Database(_) => "''".to_owned(),
    }
}

/// A table or view. One that is not there costs a single look.
fn table(schema: &str, name: &str) -> String {
    let parts = [
        digest(
            "t.table_type, t.engine, t.table_collation, t.row_format, t.create_options, t.table_comment",
            &format!("tables t WHERE t.table_schema = {schema} AND t.table_name = {name}"),
        ),
        digest(
            "c.ordinal_position, c.column_name, c.column_type, c.is_nullable, c.collation_name, c.extra, c.column_comment, \
             coalesce(c.column_default, '-'), c.generation_expression",
            &format!("columns c WHERE c.table_schema = {schema} AND c.table_name = {name}"),
        ),
        digest(
            "s.index_name, s.seq_in_index, s.column_name, s.non_unique, s.collation, s.sub_part, s.index_type, s.index_comment \
             /*!80013 , s.is_visible, s.expression */ /*M!100600 , s.ignored */",
            &format!("statistics s WHERE s.table_schema = {schema} AND s.table_name = {name}"),
        ),
        digest(
            "k.constraint_name, k.constraint_type /*!80016 , k.enforced */",
            &format!("table_constraints k WHERE k.table_schema = {schema} AND k.table_name = {name}"),
        ),
        digest(
            "u.constraint_name, u.ordinal_position, u.column_name, u.referenced_table_schema, u.referenced_table_name, u.referenced_column_name",
            &format!("key_column_usage u WHERE u.table_schema = {schema} AND u.table_name = {name}"),
        ),
        digest(
            "r.constraint_name, r.update_rule, r.delete_rule",
            &format!("referential_constraints r WHERE r.constraint_schema = {schema} AND r.table_name = {name}"),
        ),
        digest(
            "h.constraint_name, h.check_clause",
            &format!(
                "check_constraints h WHERE h.constraint_schema = {schema} /*M!100600 AND h.table_name = {name} */ \
                 /*!80016 AND h.constraint_name IN (SELECT n.constraint_name FROM information_schema.table_constraints n \
                 WHERE n.table_schema = {schema} AND n.table_name = {name}) */"
            ),
        ),
        digest(
            "p.partition_name, p.partition_method, p.partition_expression, p.partition_description",
            &format!("partitions p WHERE p.table_schema = {schema} AND p.table_name = {name}"),
        ),
    ];
    format!(
        "CASE WHEN EXISTS (SELECT 1 FROM information_schema.tables t WHERE t.table_schema = {schema} AND t.table_name = {name}) \
         THEN md5(concat_ws(' ', {})) ELSE 'absent' END",
        parts.join(", ")
    )
}

/// The number of rows and a sum of their hashes, whatever their order. A concatenation would be cut where it is long.
fn digest(columns: &str, from: &str) -> String {
    format!(
        "(SELECT concat(count(*), ':', coalesce(bit_xor(cast(conv(left(md5(concat_ws('|', {columns})), 16), 16, 10) AS unsigned)), 0)) \
         FROM information_schema.{from})"
    )
}
