//! The derive macros of `migrator`. Use them from there: `migrator::{Entity, Embedded, EntityEnum, ColumnType}`.
//!
//! ```text
//!  tokens ─ schema_core::entity::ast ─▶ item ──┐
//!                                              ├─ entity │ embedded │ entity_enum │ newtype ─▶ impl + checks + errors
//!  $OUT_DIR/migrator-entities.jsonl ─ lookup ──┘
//! ```
//!
//! Invariants:
//!
//! - The derives decide nothing: what a column is, the build script has decided. They show its questions at the field, and make rustc
//!   compare its answers with what the types really are.
//! - They read one file and write none.
//! - One mistake gives one error: whatever is wrong, the traits are implemented.

mod embedded;
mod emit;
mod entity;
mod entity_enum;
mod lookup;
mod newtype;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a struct a table.
///
/// The attributes are described at `migrator::Entity`.
#[proc_macro_derive(Entity, attributes(entity))]
pub fn entity(input: TokenStream) -> TokenStream {
    entity::expand(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a struct a group of columns, for the entities that it is a field of: `#[entity(flatten)]` there.
///
/// The attributes of its fields are those of an entity's.
#[proc_macro_derive(Embedded, attributes(entity))]
pub fn embedded(input: TokenStream) -> TokenStream {
    embedded::expand(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a field-less enum a column type, stored as the text of its variant.
#[proc_macro_derive(EntityEnum, attributes(entity))]
pub fn entity_enum(input: TokenStream) -> TokenStream {
    entity_enum::expand(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a struct around one value a column type: that of the value.
#[proc_macro_derive(ColumnType, attributes(entity))]
pub fn column_type(input: TokenStream) -> TokenStream {
    newtype::expand(&parse_macro_input!(input as DeriveInput)).into()
}
