//! What no entity stands for.

use sqlx::{Error, PgConnection};

use super::{OWN_NAMESPACE, no_member, qualified, records};
use crate::introspect::{Object, ObjectKind};

/// Everything of this sort that a person made: `name`, `table` and `sql` of each. Ordered by nothing.
pub(super) async fn read(connection: &mut PgConnection) -> Result<Vec<Object>, Error> {
    let mut objects = Vec::new();
    for (kind, sql) in queries() {
        for row in records(connection, sql).await? {
            let name = row.text("name");
            let table = row.get("table").map_or_else(|| name.clone(), str::to_owned);
            objects.push(Object { kind, name, table, sql: row.text("sql") });
        }
    }
    Ok(objects)
}

fn queries() -> Vec<(ObjectKind, String)> {
    let relation = qualified("c.relname");
    let relations = |kind: &str| {
        format!(
            "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
             WHERE c.relkind = '{kind}' AND {OWN_NAMESPACE} AND {}",
            no_member("pg_class", "c.oid")
        )
    };
    let views =
        format!("SELECT {relation} AS name, 'CREATE VIEW ' || c.oid::regclass || ' AS' || pg_get_viewdef(c.oid) AS sql {}", relations("v"));
    let stored = format!(
        "SELECT {relation} AS name, 'CREATE MATERIALIZED VIEW ' || c.oid::regclass || ' AS' || pg_get_viewdef(c.oid) AS sql {}",
        relations("m")
    );
    let composites = format!(
        "SELECT {relation} AS name, 'CREATE TYPE ' || c.oid::regclass || ' AS (' || (SELECT string_agg(quote_ident(a.attname) || ' ' || \
         format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 \
         AND NOT a.attisdropped) || ')' AS sql {}",
        relations("c")
    );
    vec![
        (ObjectKind::View, views),
        (ObjectKind::MaterializedView, stored),
        (ObjectKind::Sequence, sequences()),
        (ObjectKind::Type, composites),
        (ObjectKind::Type, ranges()),
        (ObjectKind::Domain, domains()),
        (ObjectKind::Function, functions()),
        (ObjectKind::Trigger, triggers()),
        (ObjectKind::Rule, rules()),
        (ObjectKind::Policy, policies()),
        (ObjectKind::Statistics, statistics()),
        (
            ObjectKind::Extension,
            "SELECT extname::text AS name, 'CREATE EXTENSION ' || quote_ident(extname) AS sql \
            FROM pg_catalog.pg_extension WHERE oid >= 16384"
                .to_owned(),
        ),
        (ObjectKind::Other, others()),
    ]
}

/// Sequences; those of identity columns are part of them.
fn sequences() -> String {
    format!(
        "SELECT {name} AS name, {owner} AS table, 'CREATE SEQUENCE ' || c.oid::regclass || ' AS ' || format_type(s.seqtypid, NULL) || \
         ' INCREMENT BY ' || s.seqincrement || ' MINVALUE ' || s.seqmin || ' MAXVALUE ' || s.seqmax || ' START WITH ' || s.seqstart || \
         ' CACHE ' || s.seqcache || CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END || coalesce(' OWNED BY ' || o.refobjid::regclass || '.' || \
         quote_ident(a.attname), '') AS sql \
         FROM pg_catalog.pg_class c JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         LEFT JOIN pg_catalog.pg_depend o ON o.classid = 'pg_catalog.pg_class'::regclass AND o.objid = c.oid \
             AND o.refclassid = 'pg_catalog.pg_class'::regclass AND o.deptype IN ('a', 'i') \
         LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid \
         WHERE o.deptype IS DISTINCT FROM 'i' AND {OWN_NAMESPACE} AND {no_member}",
        name = qualified("c.relname"),
        owner = "(SELECT CASE WHEN w.nspname = current_schema() THEN t.relname::text ELSE w.nspname || '.' || t.relname END \
                  FROM pg_catalog.pg_class t JOIN pg_catalog.pg_namespace w ON w.oid = t.relnamespace WHERE t.oid = o.refobjid)",
        no_member = no_member("pg_class", "c.oid"),
    )
}

fn ranges() -> String {
    format!(
        "SELECT {name} AS name, 'CREATE TYPE ' || t.oid::regtype || CASE WHEN t.typtype = 'r' THEN ' AS RANGE (SUBTYPE = ' || \
         (SELECT format_type(r.rngsubtype, NULL) FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid) || ')' ELSE '' END AS sql \
         FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace \
         WHERE (t.typtype IN ('r', 'p') OR t.typtype = 'b' AND t.typelem = 0) AND {OWN_NAMESPACE} AND {no_member}",
        name = qualified("t.typname"),
        no_member = no_member("pg_type", "t.oid"),
    )
}

fn domains() -> String {
    format!(
        "SELECT {name} AS name, 'CREATE DOMAIN ' || t.oid::regtype || ' AS ' || format_type(t.typbasetype, t.typtypmod) || \
         coalesce(' DEFAULT ' || t.typdefault, '') || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END || \
         coalesce((SELECT string_agg(' CONSTRAINT ' || quote_ident(o.conname) || ' ' || pg_get_constraintdef(o.oid), '' ORDER BY o.conname) \
             FROM pg_catalog.pg_constraint o WHERE o.contypid = t.oid AND o.contype = 'c'), '') AS sql \
         FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace \
         WHERE t.typtype = 'd' AND {OWN_NAMESPACE} AND {no_member}",
        name = qualified("t.typname"),
        no_member = no_member("pg_type", "t.oid"),
    )
}

fn functions() -> String {
    format!(
        "SELECT {name} || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS name, \
         CASE WHEN p.prokind = 'a' THEN 'CREATE AGGREGATE ' || p.oid::regprocedure || ' (…)' ELSE pg_get_functiondef(p.oid) END AS sql \
         FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE {OWN_NAMESPACE} AND {no_member} \
         AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_proc'::regclass AND i.objid = p.oid AND i.deptype = 'i')",
        name = qualified("p.proname"),
        no_member = no_member("pg_proc", "p.oid"),
    )
}

/// What belongs to a table `c`.
fn of_table(name: &str, sql: &str, from: &str, filter: &str) -> String {
    format!(
        "SELECT {name}::text AS name, {table} AS table, {sql} AS sql FROM {from} \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE {filter} AND {OWN_NAMESPACE}",
        table = qualified("c.relname"),
    )
}

fn triggers() -> String {
    let (enabled, comment) = (enabled("TRIGGER", "t.tgname", "t.tgenabled"), comment("TRIGGER", "t.tgname", "t.oid", "pg_trigger"));
    let sql = format!("pg_get_triggerdef(t.oid) || {enabled} || {comment}");
    of_table("t.tgname", &sql, "pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid", "NOT t.tgisinternal")
}

fn rules() -> String {
    let (enabled, comment) = (enabled("RULE", "r.rulename", "r.ev_enabled"), comment("RULE", "r.rulename", "r.oid", "pg_rewrite"));
    let sql = format!("rtrim(pg_get_ruledef(r.oid), ';') || {enabled} || {comment}");
    let from = "pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class";
    of_table("r.rulename", &sql, from, "r.rulename <> '_RETURN'")
}

/// The statement that says when a trigger or rule of `c` fires, where it is not as it was created.
fn enabled(kind: &str, name: &str, state: &str) -> String {
    format!(
        "CASE WHEN {state} = 'O' THEN '' ELSE '; ALTER TABLE ' || c.oid::regclass || CASE {state} WHEN 'D' THEN ' DISABLE' \
         WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END || ' {kind} ' || quote_ident({name}) END"
    )
}

/// The statement that comments on what belongs to a table `c`, where there is a comment.
fn comment(kind: &str, name: &str, oid: &str, class: &str) -> String {
    format!(
        "coalesce('; COMMENT ON {kind} ' || quote_ident({name}) || ' ON ' || c.oid::regclass || ' IS ' || \
         quote_literal(obj_description({oid}, '{class}')), '')"
    )
}

fn policies() -> String {
    let sql = "'CREATE POLICY ' || quote_ident(p.polname) || ' ON ' || c.oid::regclass || ' AS ' || \
               CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END || ' FOR ' || CASE p.polcmd WHEN 'r' THEN 'SELECT' \
               WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END || ' TO ' || \
               (SELECT string_agg(CASE WHEN o = 0 THEN 'PUBLIC' ELSE o::regrole::text END, ', ') FROM unnest(p.polroles) o) || \
               coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '') || \
               coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')";
    let sql = format!("{sql} || {}", comment("POLICY", "p.polname", "p.oid", "pg_policy"));
    of_table("p.polname", &sql, "pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid", "true")
}

fn statistics() -> String {
    let from = "pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_class c ON c.oid = s.stxrelid";
    of_table("s.stxname", "pg_get_statisticsobjdef(s.oid)", from, "true")
}

/// Whatever else a person can make in a database, by its identity. The first identifier that is not PostgreSQL's own is 16384.
fn others() -> String {
    let classes = [
        "pg_operator",
        "pg_opclass",
        "pg_opfamily",
        "pg_cast",
        "pg_conversion",
        "pg_collation",
        "pg_ts_config",
        "pg_ts_dict",
        "pg_ts_parser",
        "pg_ts_template",
        "pg_am",
        "pg_language",
        "pg_transform",
        "pg_event_trigger",
        "pg_publication",
        "pg_foreign_data_wrapper",
        "pg_foreign_server",
    ];
    let of_class = |class: &str| {
        format!(
            "SELECT i.identity AS name, 'a ' || i.type AS sql FROM pg_catalog.{class} o \
             CROSS JOIN LATERAL pg_identify_object('pg_catalog.{class}'::regclass, o.oid, 0) i WHERE o.oid >= 16384 \
             AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.{class}'::regclass AND d.objid = o.oid \
             AND d.deptype IN ('e', 'i'))"
        )
    };
    classes.map(of_class).join(" UNION ALL ")
}
