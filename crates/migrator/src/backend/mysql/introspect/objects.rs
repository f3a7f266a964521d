//! What no entity stands for.

use sqlx::{Error, MySqlConnection};

use super::{records, tables};
use crate::backend::mysql::quote;
use crate::backend::record::Record;
use crate::introspect::{Object, ObjectKind};

/// Everything of this sort in the database. Ordered by nothing.
pub(super) async fn read(connection: &mut MySqlConnection) -> Result<Vec<Object>, Error> {
    let mut objects = Vec::new();
    for row in records(connection, VIEWS.to_owned()).await? {
        objects.push(object(
            &row,
            ObjectKind::View,
            format!("CREATE {} {} AS {}", row.text("kind"), quote(&row.text("name")), row.text("body")),
        ));
    }
    for row in records(connection, TRIGGERS.to_owned()).await? {
        let sql = format!(
            "CREATE TRIGGER {} {} ON {} FOR EACH ROW {}",
            quote(&row.text("name")),
            row.text("event"),
            quote(&row.text("owner")),
            row.text("body")
        );
        objects.push(object(&row, ObjectKind::Trigger, sql));
    }
    for row in records(connection, ROUTINES.to_owned()).await? {
        let returns = row.get("returns").filter(|kind| !kind.is_empty()).map_or(String::new(), |kind| format!(" RETURNS {kind}"));
        let (kind, name) = (row.text("kind"), quote(&row.text("name")));
        let sql = format!("CREATE {kind} {name} ({}){returns} {}", row.text("parameters"), row.text("body"));
        let kind = if matches!(kind.as_str(), "PROCEDURE" | "FUNCTION") { ObjectKind::Function } else { ObjectKind::Other };
        objects.push(object(&row, kind, sql));
    }
    for row in records(connection, EVENTS.to_owned()).await? {
        let sql = format!("CREATE EVENT {} ON SCHEDULE {} {}", quote(&row.text("name")), row.text("schedule"), row.text("body"));
        objects.push(object(&row, ObjectKind::Event, sql));
    }
    for row in records(connection, SEQUENCES.to_owned()).await? {
        let sql = tables::created(connection, "SEQUENCE", &row.text("name")).await?;
        objects.push(object(&row, ObjectKind::Sequence, sql));
    }
    Ok(objects)
}

fn object(row: &Record, kind: ObjectKind, sql: String) -> Object {
    let name = row.text("name");
    Object { kind, table: row.get("owner").map_or_else(|| name.clone(), str::to_owned), name, sql }
}

/// What a view selects, without the name of the database that the server puts before every table.
const VIEWS: &str = "SELECT v.table_name AS name, concat(if(v.security_type = 'INVOKER', 'SQL SECURITY INVOKER ', ''), 'VIEW') AS kind, concat( \
     replace(cast(v.view_definition AS char), concat('`', replace(database(), '`', '``'), '`.'), ''), \
     if(v.check_option = 'NONE', '', concat(' WITH ', v.check_option, ' CHECK OPTION'))) AS body \
     FROM information_schema.views v WHERE v.table_schema = database()";

const TRIGGERS: &str = "SELECT t.trigger_name AS name, t.event_object_table AS owner, \
     concat(t.action_timing, ' ', t.event_manipulation) AS event, cast(t.action_statement AS char) AS body \
     FROM information_schema.triggers t WHERE t.trigger_schema = database()";

const ROUTINES: &str = "SELECT r.routine_name AS name, r.routine_type AS kind, cast(r.dtd_identifier AS char) AS returns, \
     concat(if(r.is_deterministic = 'YES', 'DETERMINISTIC ', ''), if(r.sql_data_access = 'CONTAINS SQL', '', concat(r.sql_data_access, ' ')), \
     if(r.security_type = 'INVOKER', 'SQL SECURITY INVOKER ', ''), cast(r.routine_definition AS char)) AS body, \
     (SELECT group_concat(if(r.routine_type = 'PROCEDURE', concat(p.parameter_mode, ' '), ''), \
     '`', p.parameter_name, '` ', p.dtd_identifier ORDER BY p.ordinal_position SEPARATOR ', ') \
     FROM information_schema.parameters p WHERE p.specific_schema = r.routine_schema AND p.specific_name = r.specific_name \
     AND p.routine_type = r.routine_type AND p.ordinal_position > 0) AS parameters \
     FROM information_schema.routines r WHERE r.routine_schema = database()";

const EVENTS: &str = "SELECT e.event_name AS name, concat(if(e.on_completion = 'PRESERVE', 'ON COMPLETION PRESERVE ', ''), \
     if(e.status = 'ENABLED', '', 'DISABLE '), 'DO ', cast(e.event_definition AS char)) AS body, \
     coalesce(concat('AT ', e.execute_at), concat('EVERY ', e.interval_value, ' ', e.interval_field)) AS schedule \
     FROM information_schema.events e WHERE e.event_schema = database()";

const SEQUENCES: &str = "SELECT t.table_name AS name FROM information_schema.tables t \
     WHERE t.table_schema = database() AND t.table_type = 'SEQUENCE'";
