//! Identifiers: case rules, generated names, length limits.

use crate::migration::Fingerprint;

/// The longest identifier that every supported database takes whole, in bytes (PostgreSQL: `NAMEDATALEN` - 1 = 63).
pub const LENGTH_MAX: usize = 63;

/// The prefix of everything that was renamed aside instead of dropped.
pub const RETIRED_PREFIX: &str = "_retired_";

/// The prefix of what has a name for a moment only.
pub const TEMPORARY_PREFIX: &str = "_migrator_";

/// The prefix of what the model calls a constraint that the database has without a name. It is never written to a database.
pub const UNNAMED_PREFIX: &str = "_unnamed_";

/// Names starting so belong to the tool and are refused in entities.
pub const RESERVED_PREFIXES: [&str; 4] = [RETIRED_PREFIX, TEMPORARY_PREFIX, UNNAMED_PREFIX, "_new_"];

/// `UserAccount` and `userAccount` become `user_account`; a run of capitals is one word (`HTTPRequest`: `http_request`).
#[must_use]
pub fn snake_case(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut text = String::with_capacity(name.len() + 4);
    for (at, &c) in chars.iter().enumerate() {
        let starts_word =
            c.is_uppercase() && at > 0 && (!chars[at - 1].is_uppercase() || chars.get(at + 1).is_some_and(|next| next.is_lowercase()));
        if starts_word && !text.ends_with('_') {
            text.push('_');
        }
        text.extend(c.to_lowercase());
    }
    text
}

/// The name that an index gets unless it is given one: `user_team_id_created_at_idx`, `_key` when unique.
#[must_use]
pub fn index(table: &str, parts: &[&str], unique: bool) -> String {
    generated(table, parts, if unique { "key" } else { "idx" })
}

/// The name that an exclusion constraint gets unless it is given one: `booking_room_during_excl`.
#[must_use]
pub fn exclusion(table: &str, parts: &[&str]) -> String {
    generated(table, parts, "excl")
}

/// The name that a foreign key gets unless it is given one: `user_team_id_fkey`.
#[must_use]
pub fn foreign_key(table: &str, columns: &[&str]) -> String {
    generated(table, columns, "fkey")
}

/// The name that a check gets unless it is given one: `user_age_check`; `user_check`, `user_check2` for those of the table.
#[must_use]
pub fn check(table: &str, column: Option<&str>) -> String {
    generated(table, column.as_slice(), "check")
}

/// The name of the check that an enum brings along for its column: `user_role_values`.
#[must_use]
pub fn values(table: &str, column: &str) -> String {
    generated(table, &[column], "values")
}

/// What the model calls a constraint without a name: `_unnamed_check_1`, by its kind and its number among those of the table.
#[must_use]
pub fn unnamed(kind: &str, number: usize) -> String {
    format!("{UNNAMED_PREFIX}{kind}_{number}")
}

/// Whether a constraint has no name in the database.
#[must_use]
pub fn is_unnamed(name: &str) -> bool {
    name.starts_with(UNNAMED_PREFIX)
}

/// The name of a column that migration `id` puts aside: `_retired_20251107090010_phone_number`.
#[must_use]
pub fn retired(id: &str, name: &str) -> String {
    shorten(format!("{RETIRED_PREFIX}{id}_{name}"))
}

/// The name of a table that migration `id` puts aside; it stays in its namespace.
#[must_use]
pub fn retired_table(id: &str, name: &str) -> String {
    within(name, |name| retired(id, name))
}

/// Whether a table is one that was put aside.
#[must_use]
pub fn is_retired_table(name: &str) -> bool {
    split(name).1.starts_with(RETIRED_PREFIX)
}

/// Where migration `id` puts the values that its own new version of column `name` had, when it is undone.
#[must_use]
pub fn retired_after(id: &str, name: &str) -> String {
    shorten(format!("{RETIRED_PREFIX}after_{id}_{name}"))
}

/// How the names start that [`retired`] and [`retired_after`] give for migration `id`.
#[must_use]
pub fn retired_prefixes(id: &str) -> [String; 2] {
    [format!("{RETIRED_PREFIX}{id}_"), format!("{RETIRED_PREFIX}after_{id}_")]
}

/// The migration that gave a name by [`retired`] or [`retired_after`], or by [`retired_table`].
#[must_use]
pub fn retired_by(name: &str) -> Option<&str> {
    let rest = split(name).1.strip_prefix(RETIRED_PREFIX)?;
    rest.strip_prefix("after_").unwrap_or(rest).split('_').next()
}

/// What a column or table is called while others trade their names.
#[must_use]
pub fn temporary(name: &str) -> String {
    shorten(format!("{TEMPORARY_PREFIX}{name}"))
}

/// What a table is called while others trade their names; it stays in its namespace.
#[must_use]
pub fn temporary_table(name: &str) -> String {
    within(name, temporary)
}

/// The namespace of a table's name, where it has one, and the name within it. A name within a namespace has no point.
#[must_use]
pub fn split(name: &str) -> (Option<&str>, &str) {
    name.split_once('.').map_or((None, name), |(namespace, name)| (Some(namespace), name))
}

/// Another name in the same namespace.
#[must_use]
pub fn within(name: &str, rename: impl FnOnce(&str) -> String) -> String {
    match split(name) {
        (None, name) => rename(name),
        (Some(namespace), name) => format!("{namespace}.{}", rename(name)),
    }
}

/// Cuts a name to [`LENGTH_MAX`] bytes; the cut part is replaced by a hash of the whole, so that equal beginnings stay apart.
#[must_use]
pub fn shorten(name: String) -> String {
    if name.len() <= LENGTH_MAX {
        return name;
    }
    let hash = &Fingerprint::of(&name).to_string()[..8];
    let mut end = LENGTH_MAX - hash.len() - 1;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}_{hash}", &name[..end])
}

fn generated(table: &str, parts: &[&str], suffix: &str) -> String {
    let mut name = split(table).1.to_owned();
    for part in parts.iter().chain([&suffix]) {
        name.push('_');
        name.push_str(part);
    }
    shorten(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        for (name, expected) in [
            ("User", "user"),
            ("UserAccount", "user_account"),
            ("HTTPRequest", "http_request"),
            ("already_snake", "already_snake"),
            ("A", "a"),
            ("Größe", "größe"),
        ] {
            assert_eq!(snake_case(name), expected);
        }
    }

    #[test]
    fn what_is_named_for_a_table_stays_in_its_namespace() {
        assert_eq!(retired_table("20251107090010", "billing.invoice"), "billing._retired_20251107090010_invoice");
        assert_eq!(temporary_table("billing.invoice"), "billing._migrator_invoice");
        assert_eq!(index("billing.invoice", &["id"], true), "invoice_id_key");
        for name in [retired_table("20251107090010", "billing.invoice"), retired_after("20251107090010", "a_b")] {
            assert_eq!(retired_by(&name), Some("20251107090010"));
        }
        assert_eq!(retired_by("billing.invoice"), None);
        assert!(is_retired_table("billing._retired_1_a") && is_retired_table("_retired_1_a") && !is_retired_table("a._b"));
    }

    #[test]
    fn long_names_stay_apart_and_within_the_limit() {
        let long = "ä".repeat(60);
        let (one, two) = (retired("20251107090010", &format!("{long}1")), retired("20251107090010", &format!("{long}2")));
        assert_ne!(one, two);
        assert!(one.len() <= LENGTH_MAX && two.len() <= LENGTH_MAX);
        assert!(one.starts_with("_retired_20251107090010_ä"));
    }
}
