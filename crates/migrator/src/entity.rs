//! What `#[derive(Entity)]`, `#[derive(Embedded)]` and `#[derive(EntityEnum)]` implement, and the list of all entities in a program.

use crate::{ColumnType, UnknownVariant};

/// A struct that is a table.
///
/// Derive it. The derive also registers the struct, so that [`registered`] lists it, and makes the compiler check what the build script read:
/// the type of each column, and that what a foreign key refers to is an entity.
///
/// ```
/// use migrator::{Entity, EntityEnum};
///
/// #[derive(Entity)]
/// #[entity(table = "users")]
/// struct User {
///     #[entity(primary_key, auto_increment)]
///     id: i64,
///     #[entity(unique, length = 255)]
///     email: String,
///     #[entity(default = Role::Member)]
///     role: Role,
///     phone_number: Option<String>,
/// }
///
/// #[derive(EntityEnum)]
/// enum Role {
///     Admin,
///     Member,
/// }
///
/// assert_eq!(User::TABLE, "users");
/// assert_eq!(Role::Member.as_str(), "Member");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an entity",
    label = "not an entity",
    note = "a foreign key points to a struct with `#[derive(migrator::Entity)]`"
)]
pub trait Entity {
    /// The name of its table, unquoted.
    const TABLE: &'static str;

    /// What the build script read of it, as JSON.
    const METADATA: &'static str;
}

/// A struct whose fields are columns of the entities that it is a field of.
///
/// Derive it, and flatten it: each of its fields is then a column of the entity, with the prefix in front of its name, if there is one. An
/// `Option` around it makes all of these columns nullable.
///
/// ```
/// use migrator::{Embedded, Entity};
///
/// #[derive(Embedded)]
/// struct Address {
///     street: String,
///     #[entity(length = 2)]
///     country: String,
/// }
///
/// #[derive(Entity)]
/// struct User {
///     #[entity(primary_key)]
///     id: i64,
///     #[entity(flatten, prefix = "billing_")] // billing_street, billing_country
///     billing: Address,
///     #[entity(flatten, prefix = "home_")] // home_street, home_country, both nullable
///     home: Option<Address>,
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an embedded struct",
    label = "cannot be flattened",
    note = "`flatten` is for a struct with `#[derive(migrator::Embedded)]`, or an `Option` of one"
)]
pub trait Embedded {
    /// The number of its columns' names and types: what `schema_core::schema::embedded` makes of them.
    const FINGERPRINT: u64;

    /// Whether it can be missing: true for [`Option`], false for everything else.
    const NULLABLE: bool = false;
}

impl<T: Embedded> Embedded for Option<T> {
    const FINGERPRINT: u64 = {
        assert!(!T::NULLABLE, "a column is NULL or not, so an `Option` in an `Option` means nothing");
        T::FINGERPRINT
    };
    const NULLABLE: bool = true;
}

/// A field-less enum that is stored as the text of its variant.
///
/// Derive it: `#[derive(EntityEnum)]`. The text of a variant is its name unless `rename_all` or `rename` say otherwise, as with sqlx and
/// serde. The derive also implements [`ColumnType`], and with `#[entity(sqlx)]` what sqlx needs to read and write the enum on every database,
/// with these texts. That stands in for `#[derive(sqlx::Type)]`, which on MySQL and MariaDB reads no column that is NOT NULL.
pub trait EntityEnum: ColumnType + Sized {
    /// The texts of the variants in declared order.
    const VARIANTS: &'static [&'static str];

    /// The text of this variant.
    #[must_use]
    fn as_str(&self) -> &'static str;

    /// The variant with this text.
    ///
    /// # Errors
    ///
    /// When no variant has it.
    fn from_text(text: &str) -> Result<Self, UnknownVariant>;
}

/// An entity that is compiled into the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Registered {
    /// The name of its table.
    pub table: &'static str,
    /// The name of the struct.
    pub type_name: &'static str,
    /// The crate it is in, with `_` where its package has `-`.
    pub crate_name: &'static str,
}

/// The entities of a crate. There is one registration for all, since each takes the compiler most of a millisecond.
#[doc(hidden)]
#[derive(Debug)]
pub struct Registration {
    /// The path of a module in the crate.
    pub module: &'static str,
    /// The name and the table of each.
    pub entities: &'static [(&'static str, &'static str)],
}

inventory::collect!(Registration);

/// All entities in the program, ordered by table; those of a crate that nothing in the program names are not linked and therefore not listed.
#[must_use]
pub fn registered() -> Vec<Registered> {
    let mut entities: Vec<_> = inventory::iter::<Registration>.into_iter().flat_map(Registration::iter).collect();
    entities.sort_unstable();
    entities.dedup();
    entities
}

impl Registration {
    fn iter(&self) -> impl Iterator<Item = Registered> {
        let crate_name = self.module.split("::").next().unwrap_or(self.module);
        self.entities.iter().map(move |&(type_name, table)| Registered { table, type_name, crate_name })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    inventory::submit! { Registration { module: "shop::model", entities: &[("User", "user"), ("Team", "team")] } }
    inventory::submit! { Registration { module: "shop::other", entities: &[("User", "user"), ("Team", "team")] } }

    #[test]
    fn lists_each_entity_once_and_in_order() {
        let entities = registered();
        assert_eq!(entities.iter().map(|entity| entity.table).collect::<Vec<_>>(), ["team", "user"]);
        assert!(entities.iter().all(|entity| entity.crate_name == "shop"));
    }
}
