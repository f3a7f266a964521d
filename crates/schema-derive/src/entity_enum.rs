//! `#[derive(EntityEnum)]`.

mod through_sqlx;

use proc_macro2::TokenStream;
use quote::quote;
use schema_core::entity::ast::{self, EnumItem, Item, Kind};
use schema_core::schema::{DataType, EnumType, Stored};
use syn::{Data, DeriveInput, Ident};

use crate::emit;
use crate::lookup::{self, Key, Lookup};

/// The `impl`s or the errors.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let (item, found) = ast::parse(Kind::Enum, input);
    let mut errors = emit::parser_errors(&found);
    let Some(Item::Enum(item)) = item else {
        let nothing = EnumType::new(emit::bare_name(&input.ident), Vec::new());
        let fallback = implement(input, &emit::crate_path(None), nothing, false);
        return quote!(#fallback #errors);
    };
    errors.extend(handover_errors(input, &item, &found));
    let root = emit::crate_path(item.crate_path.as_deref());
    let implementation = implement(input, &root, item.enum_type(), errors.is_empty());
    let sqlx = item.sqlx.then(|| through_sqlx::implement(&input.ident, &item, &variants(input), &root));
    quote!(#implementation #sqlx #errors)
}

/// What the build script found wrong. An enum that it did not see is fine: it may be in a crate that has no entities.
fn handover_errors(input: &DeriveInput, item: &EnumItem, found: &[schema_core::entity::sink::SpannedDiagnostic]) -> TokenStream {
    let key = Key { name: &item.name, position: item.position, span: input.ident.span(), fields: Vec::new() };
    match lookup::find(&key) {
        Lookup::Found { item, .. } => emit::handover_errors(input, &item, found),
        Lookup::Unseen | Lookup::NoBuildScript { .. } | Lookup::Unknown => TokenStream::new(),
    }
}

/// Both traits; with bodies that do nothing when there was an error. The texts are there all the same: fields of this type then have the
/// one that the build script read, and say nothing of their own.
fn implement(input: &DeriveInput, root: &TokenStream, own: EnumType, sound: bool) -> TokenStream {
    let (name, texts) = (&input.ident, &own.variants.clone());
    // An array holds only the database's own enums.
    let is_native = own.stored == Stored::Native;
    let key = DataType::Enum(own).key();
    let list_key = is_native.then(|| format!("array({key})"));
    let list_key = list_key.map_or_else(|| quote!(None), |key| quote!(Some(#key)));
    let (as_str, from_text) = methods(input, root, if sound { texts } else { &[] });
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #root::ColumnType for #name #type_generics #where_clause {
            const KEY: &'static ::core::primitive::str = #key;
            const LIST_KEY: ::core::option::Option<&'static ::core::primitive::str> = ::core::option::Option::#list_key;
        }
        #[automatically_derived]
        impl #impl_generics #root::EntityEnum for #name #type_generics #where_clause {
            const VARIANTS: &'static [&'static ::core::primitive::str] = &[#(#texts),*];
            fn as_str(&self) -> &'static ::core::primitive::str { #as_str }
            fn from_text(text: &::core::primitive::str) -> ::core::result::Result<Self, #root::UnknownVariant> { #from_text }
        }
    }
}

/// The names of the variants in declared order.
fn variants(input: &DeriveInput) -> Vec<&Ident> {
    match &input.data {
        Data::Enum(data) => data.variants.iter().map(|variant| &variant.ident).collect(),
        Data::Struct(_) | Data::Union(_) => Vec::new(),
    }
}

fn methods(input: &DeriveInput, root: &TokenStream, texts: &[String]) -> (TokenStream, TokenStream) {
    let name = emit::bare_name(&input.ident);
    let unknown = quote!(::core::result::Result::Err(#root::UnknownVariant::new(#name, <Self as #root::EntityEnum>::VARIANTS, text)));
    let variants = variants(input);
    if texts.is_empty() || texts.len() != variants.len() {
        return (quote!(""), unknown);
    }
    let as_str = quote!(match self { #(Self::#variants => #texts,)* });
    let from_text = quote!(match text { #(#texts => ::core::result::Result::Ok(Self::#variants),)* _ => #unknown });
    (as_str, from_text)
}
