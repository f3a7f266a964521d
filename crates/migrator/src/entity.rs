//! What `#[derive(Entity)]` and `#[derive(EntityEnum)]` implement, and the list of all entities in a program.

use crate::ColumnType;

/// A struct that is a table.
///
/// Derive it: `#[derive(Entity)]`. The derive also registers the struct, so that [`registered`] lists it.
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

/// A field-less enum that is stored as the text of its variant.
///
/// Derive it: `#[derive(EntityEnum)]`. The text of a variant is its name unless `rename_all` or `rename` say otherwise, as with sqlx and
/// serde. The derive also implements [`ColumnType`], [`Display`](std::fmt::Display) and [`FromStr`](std::str::FromStr).
pub trait EntityEnum: ColumnType + Copy {
    /// The texts of the variants in declared order.
    const VARIANTS: &'static [&'static str];

    /// The text of this variant.
    fn as_str(self) -> &'static str;
}

/// An entity that is compiled into the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Registered {
    /// The name of its table.
    pub table: &'static str,
    /// The name of the struct.
    pub type_name: &'static str,
    /// The module that the struct is in, from its crate on: `shop::model::user`.
    pub module: &'static str,
}

impl Registered {
    /// The crate that the struct is in, with `_` where its package has `-`.
    #[must_use]
    pub fn crate_name(&self) -> &'static str {
        self.module.split("::").next().unwrap_or(self.module)
    }
}

inventory::collect!(Registered);

/// All entities in the program, ordered by table and type; those of a crate that nothing in the program names are not linked and
/// therefore not listed.
#[must_use]
pub fn registered() -> Vec<&'static Registered> {
    let mut entities: Vec<_> = inventory::iter::<Registered>.into_iter().collect();
    entities.sort_unstable();
    entities
}

#[cfg(test)]
mod tests {
    use super::*;

    inventory::submit! { Registered { table: "user", type_name: "User", module: "shop::model" } }
    inventory::submit! { Registered { table: "team", type_name: "Team", module: "shop" } }

    #[test]
    fn lists_entities_in_order() {
        let entities = registered();
        assert_eq!(entities.iter().map(|entity| entity.table).collect::<Vec<_>>(), ["team", "user"]);
        assert!(entities.iter().all(|entity| entity.crate_name() == "shop"));
    }
}
