//! SQLite. Triggers and indexes go with their tables, and the tables behind a virtual one with that.

/// What there is.
pub(super) const OBJECTS: &str = "SELECT upper(m.type), NULL, m.name, NULL FROM sqlite_master m \
     JOIN pragma_table_list l ON l.schema = 'main' AND l.name = m.name \
     WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND l.type <> 'shadow' ORDER BY m.name";

/// Which tables refer to others.
pub(super) const REFERENCES: &str = "SELECT m.name, k.\"table\", NULL FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k \
     WHERE m.type = 'table' ORDER BY m.name";
