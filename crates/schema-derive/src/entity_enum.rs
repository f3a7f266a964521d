//! `#[derive(EntityEnum)]`.

use proc_macro2::TokenStream;
use quote::quote;
use schema_core::Dialect;
use schema_core::entity::ast::{self, EnumItem, Item, Kind};
use schema_core::schema::{DataType, EnumType};
use syn::{Data, DeriveInput, Ident};

use crate::emit;
use crate::lookup::{self, Key, Lookup};

/// The `impl`s or the errors.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let (item, found) = ast::parse(Kind::Enum, input);
    let mut errors = emit::parser_errors(&found);
    let Some(Item::Enum(item)) = item else {
        let fallback = implement(input, &emit::crate_path(None), &[], false);
        return quote!(#fallback #errors);
    };
    errors.extend(handover_errors(input, &item, &found));
    let root = emit::crate_path(item.crate_path.as_deref());
    let implementation = implement(input, &root, &item.texts(), errors.is_empty());
    let sqlx = item.sqlx.then(|| through_sqlx(input, &root, &Dialect::Postgres.table(&item.type_name())));
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
fn implement(input: &DeriveInput, root: &TokenStream, texts: &[String], sound: bool) -> TokenStream {
    let (name, key) = (&input.ident, key(&input.ident, texts));
    let list_key = format!("array({key})");
    let (as_str, from_text) = methods(input, root, if sound { texts } else { &[] });
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #root::ColumnType for #name #type_generics #where_clause {
            const KEY: &'static ::core::primitive::str = #key;
            const LIST_KEY: ::core::option::Option<&'static ::core::primitive::str> = ::core::option::Option::Some(#list_key);
        }
        #[automatically_derived]
        impl #impl_generics #root::EntityEnum for #name #type_generics #where_clause {
            const VARIANTS: &'static [&'static ::core::primitive::str] = &[#(#texts),*];
            fn as_str(&self) -> &'static ::core::primitive::str { #as_str }
            fn from_text(text: &::core::primitive::str) -> ::core::result::Result<Self, #root::UnknownVariant> { #from_text }
        }
    }
}

/// How sqlx reads and writes it: as its text, under the name that it has on PostgreSQL.
fn through_sqlx(input: &DeriveInput, root: &TokenStream, type_name: &str) -> TokenStream {
    let name = &input.ident;
    let sqlx = quote!(#root::__private::sqlx);
    quote! {
        #[automatically_derived]
        impl<DB: #root::__private::EnumDatabase> #sqlx::Type<DB> for #name {
            fn type_info() -> DB::TypeInfo { DB::type_of(#type_name) }
            fn compatible(found: &DB::TypeInfo) -> ::core::primitive::bool { DB::is_compatible(#type_name, found) }
        }
        #[automatically_derived]
        impl<'q, DB: #sqlx::Database> #sqlx::Encode<'q, DB> for #name
        where
            &'q ::core::primitive::str: #sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut <DB as #sqlx::Database>::ArgumentBuffer,
            ) -> ::core::result::Result<#sqlx::encode::IsNull, #sqlx::error::BoxDynError> {
                <&'q ::core::primitive::str as #sqlx::Encode<'q, DB>>::encode(#root::EntityEnum::as_str(self), buffer)
            }
        }
        #[automatically_derived]
        impl<'r, DB: #sqlx::Database> #sqlx::Decode<'r, DB> for #name
        where
            &'r ::core::primitive::str: #sqlx::Decode<'r, DB>,
        {
            fn decode(value: <DB as #sqlx::Database>::ValueRef<'r>) -> ::core::result::Result<Self, #sqlx::error::BoxDynError> {
                let text = <&'r ::core::primitive::str as #sqlx::Decode<'r, DB>>::decode(value)?;
                ::core::result::Result::Ok(<Self as #root::EntityEnum>::from_text(text)?)
            }
        }
        #root::__enum_array!(#name, #type_name);
    }
}

fn key(name: &Ident, texts: &[String]) -> String {
    DataType::Enum(EnumType { name: emit::bare_name(name), variants: texts.to_vec() }).key()
}

fn methods(input: &DeriveInput, root: &TokenStream, texts: &[String]) -> (TokenStream, TokenStream) {
    let name = emit::bare_name(&input.ident);
    let unknown = quote!(::core::result::Result::Err(#root::UnknownVariant::new(#name, <Self as #root::EntityEnum>::VARIANTS, text)));
    let variants: Vec<_> = match &input.data {
        Data::Enum(data) => data.variants.iter().map(|variant| &variant.ident).collect(),
        Data::Struct(_) | Data::Union(_) => Vec::new(),
    };
    if texts.is_empty() || texts.len() != variants.len() {
        return (quote!(""), unknown);
    }
    let as_str = quote!(match self { #(Self::#variants => #texts,)* });
    let from_text = quote!(match text { #(#texts => ::core::result::Result::Ok(Self::#variants),)* _ => #unknown });
    (as_str, from_text)
}
