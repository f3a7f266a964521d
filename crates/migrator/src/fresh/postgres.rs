//! PostgreSQL. Triggers, policies, indexes and the sequences of columns go with their tables.

/// What there is, except what belongs to PostgreSQL, to extensions or to something else on the list. The newest come first: what depends
/// on something was made after it, as a rule.
pub(super) const OBJECTS: &str = "SELECT f.kind, nullif(n.nspname, current_schema())::text, f.name, f.arguments FROM (\
     SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE' \
     ELSE 'TABLE' END AS kind, c.relnamespace AS space, c.relname::text AS name, NULL::text AS arguments, c.oid AS id, \
     'pg_catalog.pg_class'::regclass AS class \
     FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND NOT c.relispartition \
     UNION ALL SELECT CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, t.typnamespace, t.typname::text, NULL, t.oid, \
     'pg_catalog.pg_type'::regclass FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid \
     WHERE t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c' \
     UNION ALL SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END, p.pronamespace, p.proname::text, \
     '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')', p.oid, 'pg_catalog.pg_proc'::regclass FROM pg_catalog.pg_proc p \
     UNION ALL SELECT 'SCHEMA', NULL, s.nspname::text, NULL, s.oid, 'pg_catalog.pg_namespace'::regclass FROM pg_catalog.pg_namespace s \
     WHERE s.nspname <> current_schema()) f LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.space \
     WHERE coalesce(n.nspname, f.name) !~ '^pg_' AND coalesce(n.nspname, f.name) <> 'information_schema' \
     AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = f.class AND d.objid = f.id AND d.refobjid <> f.id \
     AND (d.deptype IN ('e', 'i') OR d.deptype = 'a' AND f.kind = 'SEQUENCE')) ORDER BY f.id DESC";
