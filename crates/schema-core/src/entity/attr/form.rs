//! What may stand where, with an example of each word.

use super::word;

/// A word that may stand somewhere, and an example of how it is written there.
pub(crate) type Form = (&'static str, &'static str);

const CRATE_FORM: Form = (word::CRATE, "crate = \"path::to::migrator\"");
const RENAME_ALL_FORM: Form = (word::RENAME_ALL, "rename_all = \"camelCase\"");
const RENAMED_FROM_FORM: Form = (word::RENAMED_FROM, "renamed_from = \"old_name\"");
const TYPE_FORM: Form = (word::TYPE, "type = \"SQL TYPE\"");
const NEW_FORM: Form = (word::NEW, "new");
const DEFERRED_FORM: Form = (word::DEFERRED, "deferred");
const ON_DELETE_FORM: Form = (word::ON_DELETE, "on_delete = cascade");
const ON_UPDATE_FORM: Form = (word::ON_UPDATE, "on_update = cascade");
const DEFERRABLE_FORM: Form = (word::DEFERRABLE, "deferrable");
const MATCH_FULL_FORM: Form = (word::MATCH_FULL, "match_full");
const UNCHECKED_FORM: Form = (word::UNCHECKED, "unchecked");
const UNNAMED_FORM: Form = (word::UNNAMED, "unnamed");
const COLLATE_FORM: Form = (word::COLLATE, "collate = \"nocase\"");
const CHARSET_FORM: Form = (word::CHARSET, "charset = \"utf8mb4\"");
const COMMENT_FORM: Form = (word::COMMENT, "comment = \"what it is for\"");
const LENGTH_FORM: Form = (word::LENGTH, "length = 255");
const METHOD_FORM: Form = (word::METHOD, "method = gin");
const INCLUDE_FORM: Form = (word::INCLUDE, "include(first_field, second_field)");
const NULLS_NOT_DISTINCT_FORM: Form = (word::NULLS_NOT_DISTINCT, "nulls_not_distinct");
const CONSTRAINT_FORM: Form = (word::CONSTRAINT, "constraint");
const WITH_FORM: Form = (word::WITH, "with = \"fillfactor = 70\"");
const DESC_FORM: Form = (word::DESC, "desc");
const ASC_FORM: Form = (word::ASC, "asc");
const NULLS_FIRST_FORM: Form = (word::NULLS_FIRST, "nulls_first");
const NULLS_LAST_FORM: Form = (word::NULLS_LAST, "nulls_last");
const OPERATOR_CLASS_FORM: Form = (word::OPERATOR_CLASS, "operator_class = \"text_pattern_ops\"");
const OPERATOR_FORM: Form = (word::OPERATOR, "operator = \"=\"");
const REFERENCES_FORM: Form = (word::REFERENCES, "references = Team");
const NAME_FORM: Form = (word::NAME, "name = \"name_in_the_database\"");
const FILTER_FORM: Form = (word::FILTER, "filter = \"deleted_at IS NULL\"");
const EXISTING_FORM: Form = (word::EXISTING, "existing = keep_last(created_at)");
const EXISTING_OTHERS_FORM: Form = (word::EXISTING, "existing = delete");

const INDEX_FORM: Form = (word::INDEX, "index(first_field, second_field desc)");
const UNIQUE_FORM: Form = (word::UNIQUE, "unique(first_field, second_field)");
const FOREIGN_KEY_FORM: Form = (word::FOREIGN_KEY, "foreign_key(first_field, second_field, references = Team(first_field, second_field))");
const CHECK_FORM: Form = (word::CHECK, "check(\"starts_at < ends_at\")");
const EXCLUDE_FORM: Form = (word::EXCLUDE, "exclude(room(operator = \"=\"), during(operator = \"&&\"), method = gist)");

/// What may stand on an entity.
pub(crate) const ON_ENTITY: &[Form] = &[
    (word::TABLE, "table = \"users\""),
    (word::SCHEMA, "schema = \"billing\""),
    RENAME_ALL_FORM,
    (word::PRIMARY_KEY, "primary_key(first_field, second_field)"),
    (word::NO_PRIMARY_KEY, "no_primary_key"),
    INDEX_FORM,
    UNIQUE_FORM,
    FOREIGN_KEY_FORM,
    CHECK_FORM,
    EXCLUDE_FORM,
    COMMENT_FORM,
    CHARSET_FORM,
    COLLATE_FORM,
    (word::ENGINE, "engine = \"InnoDB\""),
    (word::STRICT, "strict"),
    (word::WITHOUT_ROWID, "without_rowid"),
    RENAMED_FROM_FORM,
    NEW_FORM,
    (word::FROM, "from = \"SELECT id AS user_id, street FROM user\""),
    (word::RETIRE, "retire = false"),
    (word::ALLOW, "allow(rewritten_table)"),
    (word::WARN, "warn(new_value)"),
    (word::DENY, "deny(running_version)"),
    CRATE_FORM,
];

/// What may stand on a field of an entity, or of an embedded struct.
pub(crate) const ON_FIELD: &[Form] = &[
    (word::COLUMN, "column = \"name\""),
    (word::PRIMARY_KEY, "primary_key"),
    (word::NULLABLE, "nullable"),
    (word::AUTO_INCREMENT, "auto_increment"),
    (word::UNIQUE, "unique"),
    (word::INDEX, "index"),
    LENGTH_FORM,
    (word::PRECISION, "precision = 10"),
    (word::SCALE, "scale = 2"),
    (word::DEFAULT, "default = 0"),
    (word::BACKFILL, "backfill = \"<sql>\""),
    (word::CONVERT, "convert = \"<sql>\""),
    REFERENCES_FORM,
    ON_DELETE_FORM,
    ON_UPDATE_FORM,
    DEFERRABLE_FORM,
    DEFERRED_FORM,
    MATCH_FULL_FORM,
    UNCHECKED_FORM,
    (word::CHECK, "check = \"price > 0\""),
    (word::GENERATED, "generated = \"price * amount\""),
    (word::NOW_ON_UPDATE, "now_on_update"),
    COLLATE_FORM,
    CHARSET_FORM,
    COMMENT_FORM,
    TYPE_FORM,
    (word::SKIP, "skip"),
    (word::FLATTEN, "flatten"),
    (word::PREFIX, "prefix = \"billing_\""),
    RENAMED_FROM_FORM,
    NEW_FORM,
];

/// What may stand on an enum.
pub(crate) const ON_ENUM: &[Form] = &[
    RENAME_ALL_FORM,
    NAME_FORM,
    (word::STORED, "stored = text"),
    (word::REMOVED, "removed(Old = Present)"),
    (word::SQLX, "sqlx"),
    CRATE_FORM,
];

/// What may stand on a variant.
pub(crate) const ON_VARIANT: &[Form] =
    &[(word::RENAME, "rename = \"stored text\""), (word::RENAMED_FROM, "renamed_from = \"old text\""), NEW_FORM];

/// What may stand on an embedded struct.
pub(crate) const ON_EMBEDDED: &[Form] = &[RENAME_ALL_FORM, INDEX_FORM, UNIQUE_FORM, FOREIGN_KEY_FORM, CHECK_FORM, EXCLUDE_FORM, CRATE_FORM];

/// What may stand on a newtype.
pub(crate) const ON_NEWTYPE: &[Form] = &[TYPE_FORM, CRATE_FORM];

/// What may stand in `index(…)` on a struct.
pub(crate) const IN_INDEX: &[Form] = &[
    NAME_FORM,
    FILTER_FORM,
    (word::UNIQUE, "unique"),
    METHOD_FORM,
    INCLUDE_FORM,
    NULLS_NOT_DISTINCT_FORM,
    CONSTRAINT_FORM,
    DEFERRABLE_FORM,
    DEFERRED_FORM,
    UNNAMED_FORM,
    WITH_FORM,
    EXISTING_FORM,
];

/// What may stand in `exclude(…)`.
pub(crate) const IN_EXCLUSION: &[Form] = &[NAME_FORM, FILTER_FORM, METHOD_FORM, INCLUDE_FORM, DEFERRABLE_FORM, DEFERRED_FORM, WITH_FORM];

/// What may stand in parentheses behind a part of an index.
pub(crate) const IN_PART: &[Form] = &[LENGTH_FORM, COLLATE_FORM, OPERATOR_CLASS_FORM];

/// What may stand in parentheses behind a part of an exclusion.
pub(crate) const IN_EXCLUDED_PART: &[Form] = &[OPERATOR_FORM, COLLATE_FORM, OPERATOR_CLASS_FORM];

/// What may stand in `unique(…)` and `index(…)` on a field: what belongs to the index, and what belongs to its only part.
pub(crate) const IN_FIELD_INDEX: &[Form] = &[
    NAME_FORM,
    FILTER_FORM,
    METHOD_FORM,
    INCLUDE_FORM,
    NULLS_NOT_DISTINCT_FORM,
    CONSTRAINT_FORM,
    DEFERRABLE_FORM,
    DEFERRED_FORM,
    UNNAMED_FORM,
    WITH_FORM,
    EXISTING_FORM,
    DESC_FORM,
    ASC_FORM,
    NULLS_FIRST_FORM,
    NULLS_LAST_FORM,
    LENGTH_FORM,
    COLLATE_FORM,
    OPERATOR_CLASS_FORM,
];

/// What may stand in `primary_key(…)`.
pub(crate) const IN_PRIMARY_KEY: &[Form] = &[NAME_FORM, EXISTING_FORM];

/// What may stand in `primary_key(…)` on a field.
pub(crate) const IN_KEY_FIELD: &[Form] = &[EXISTING_FORM];

/// What may stand in `check(…)`.
pub(crate) const IN_CHECK: &[Form] = &[NAME_FORM, UNNAMED_FORM, (word::NO_INHERIT, "no_inherit"), EXISTING_OTHERS_FORM];

/// What may stand in `generated(…)`.
pub(crate) const IN_GENERATED: &[Form] = &[(word::VIRTUAL, "virtual")];

/// What may stand in `auto_increment(…)`.
pub(crate) const IN_NUMBERING: &[Form] = &[
    (word::ALWAYS, "always"),
    (word::START, "start = 100"),
    (word::INCREMENT, "increment = 10"),
    (word::SEQUENCE, "sequence = \"MINVALUE 5 CYCLE\""),
];

/// What may stand in `default(…)` after its value.
pub(crate) const IN_DEFAULT: &[Form] = &[(word::TEMPORARY, "temporary")];

/// What may stand in `backfill(…)`, after its SQL if it has one.
pub(crate) const IN_BACKFILL: &[Form] = &[(word::RUN, "run = crate::…::slug_of"), (word::BATCH, "batch = 5000")];

/// What may stand in `type(…)`.
pub(crate) const IN_TYPE: &[Form] =
    &[(word::POSTGRES, "postgres = \"citext\""), (word::MYSQL, "mysql = \"varchar(255)\""), (word::SQLITE, "sqlite = \"TEXT\"")];

/// What may stand in `foreign_key(…)`.
pub(crate) const IN_FOREIGN_KEY: &[Form] = &[
    REFERENCES_FORM,
    ON_DELETE_FORM,
    ON_UPDATE_FORM,
    DEFERRABLE_FORM,
    DEFERRED_FORM,
    MATCH_FULL_FORM,
    UNCHECKED_FORM,
    NAME_FORM,
    EXISTING_OTHERS_FORM,
];

/// What may stand in `references(…)` behind the entity.
pub(crate) const IN_REFERENCES: &[Form] = &[NAME_FORM, EXISTING_OTHERS_FORM];

/// Words that may be given more than once in one place.
pub(super) const REPEATABLE: [&str; 10] = [
    word::INDEX,
    word::UNIQUE,
    word::EXCLUDE,
    word::FOREIGN_KEY,
    word::CHECK,
    word::RENAMED_FROM,
    word::FROM,
    word::ALLOW,
    word::WARN,
    word::DENY,
];
