//! How sqlx reads and writes an enum: `#[entity(sqlx)]`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use schema_core::Dialect;
use schema_core::entity::ast::EnumItem;
use schema_core::schema::{DataType, Numbers, Stored};
use syn::Ident;

/// The impls of sqlx's traits, by what rows hold. `variants` are the names of the variants in declared order.
pub(super) fn implement(name: &Ident, item: &EnumItem, variants: &[&Ident], root: &TokenStream) -> TokenStream {
    match &item.stored {
        Stored::Native => native(name, root, &Dialect::Postgres.table(&item.type_name())),
        Stored::Text => text(name, root),
        Stored::Integer(numbers) if numbers.each.len() == variants.len() => number(name, root, numbers, variants),
        Stored::Integer(_) => TokenStream::new(),
    }
}

/// As its text, under the name that it has on PostgreSQL.
fn native(name: &Ident, root: &TokenStream, type_name: &str) -> TokenStream {
    let (sqlx, codec) = (quote!(#root::__private::sqlx), text_codec(name, root));
    quote! {
        #[automatically_derived]
        impl<DB: #root::__private::EnumDatabase> #sqlx::Type<DB> for #name {
            fn type_info() -> DB::TypeInfo { DB::type_of(#type_name) }
            fn compatible(found: &DB::TypeInfo) -> ::core::primitive::bool { DB::is_compatible(#type_name, found) }
        }
        #codec
        #root::__enum_array!(#name, #type_name);
    }
}

/// As its text, which is one to the database too.
fn text(name: &Ident, root: &TokenStream) -> TokenStream {
    let (sqlx, codec) = (quote!(#root::__private::sqlx), text_codec(name, root));
    quote! {
        #[automatically_derived]
        impl<DB: #sqlx::Database> #sqlx::Type<DB> for #name
        where
            ::core::primitive::str: #sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo { <::core::primitive::str as #sqlx::Type<DB>>::type_info() }
            fn compatible(found: &DB::TypeInfo) -> ::core::primitive::bool { <::core::primitive::str as #sqlx::Type<DB>>::compatible(found) }
        }
        #codec
    }
}

fn text_codec(name: &Ident, root: &TokenStream) -> TokenStream {
    let sqlx = quote!(#root::__private::sqlx);
    quote! {
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
    }
}

/// As its number, in the type that the column has.
fn number(name: &Ident, root: &TokenStream, numbers: &Numbers, variants: &[&Ident]) -> TokenStream {
    let sqlx = quote!(#root::__private::sqlx);
    let (integer, each, text) = (rust_type(&numbers.data_type), &numbers.each, name.to_string());
    let texts = each.iter().map(i64::to_string);
    let database = quote!(#root::__private::NumberDatabase<::core::primitive::#integer>);
    quote! {
        #[automatically_derived]
        impl<DB: #database> #sqlx::Type<DB> for #name {
            fn type_info() -> DB::TypeInfo { DB::type_of() }
            fn compatible(found: &DB::TypeInfo) -> ::core::primitive::bool { DB::is_compatible(found) }
        }
        #[automatically_derived]
        impl<'q, DB: #database> #sqlx::Encode<'q, DB> for #name {
            fn encode_by_ref(
                &self,
                buffer: &mut <DB as #sqlx::Database>::ArgumentBuffer,
            ) -> ::core::result::Result<#sqlx::encode::IsNull, #sqlx::error::BoxDynError> {
                DB::encode(match self { #(Self::#variants => #each,)* }, buffer)
            }
        }
        #[automatically_derived]
        impl<'r, DB: #database> #sqlx::Decode<'r, DB> for #name {
            fn decode(value: <DB as #sqlx::Database>::ValueRef<'r>) -> ::core::result::Result<Self, #sqlx::error::BoxDynError> {
                match DB::decode(value)? {
                    #(#each => ::core::result::Result::Ok(Self::#variants),)*
                    number => ::core::result::Result::Err(#root::UnknownVariant::new(#text, &[#(#texts),*], ::std::string::ToString::to_string(&number)).into()),
                }
            }
        }
    }
}

/// The integer of Rust that a column type is.
fn rust_type(data_type: &DataType) -> Ident {
    let key = data_type.key();
    let (sign, bits) = key.strip_prefix("uint").map_or(("i", key.strip_prefix("int").unwrap_or("64")), |bits| ("u", bits));
    format_ident!("{sign}{bits}")
}
