//! The derive macros of `migrator`. Use them from there: `migrator::{Entity, EntityEnum, ColumnType}`.

use proc_macro::TokenStream;

/// Makes a struct a table.
#[proc_macro_derive(Entity, attributes(entity))]
pub fn entity(_input: TokenStream) -> TokenStream {
    TokenStream::new()
}

/// Makes a field-less enum a column type, stored as the text of its variant.
#[proc_macro_derive(EntityEnum, attributes(entity))]
pub fn entity_enum(_input: TokenStream) -> TokenStream {
    TokenStream::new()
}

/// Makes a struct around one value a column type: that of the value.
#[proc_macro_derive(ColumnType, attributes(entity))]
pub fn column_type(_input: TokenStream) -> TokenStream {
    TokenStream::new()
}
