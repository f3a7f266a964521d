//! MySQL and MariaDB. Triggers go with their tables.

/// What there is.
pub(super) const OBJECTS: &str = "SELECT kind, NULL, name, NULL FROM (\
     SELECT CASE table_type WHEN 'VIEW' THEN 'VIEW' WHEN 'SEQUENCE' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind, table_name AS name \
     FROM information_schema.tables WHERE table_schema = database() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED', 'VIEW', 'SEQUENCE') \
     UNION ALL SELECT routine_type, routine_name FROM information_schema.routines \
     WHERE routine_schema = database() AND routine_type IN ('FUNCTION', 'PROCEDURE') \
     UNION ALL SELECT 'EVENT', event_name FROM information_schema.events WHERE event_schema = database()) found ORDER BY kind, name";

/// Which tables refer to others here, also from other databases.
pub(super) const REFERENCES: &str = "SELECT DISTINCT table_name, referenced_table_name, nullif(table_schema, database()) \
     FROM information_schema.key_column_usage WHERE referenced_table_schema = database() ORDER BY 1, 2";

/// Tables refer to each other in circles; the setting is the connection's, and is put back.
pub(super) const AROUND: [&str; 2] = [
    "SET @_migrator_foreign_key_checks = @@SESSION.foreign_key_checks, SESSION foreign_key_checks = 0",
    "SET SESSION foreign_key_checks = @_migrator_foreign_key_checks",
];
