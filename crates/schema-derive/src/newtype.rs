//! `#[derive(ColumnType)]`.

use proc_macro2::TokenStream;
use quote::quote;
use schema_core::entity::ast::{self, Item, Kind, Newtype, SqlType};
use schema_core::entity::handover::HandoverItem;
use syn::{Data, DeriveInput, Type};

use crate::emit;
use crate::lookup::{self, Key, Lookup};

/// The `impl` or the errors.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let (item, found) = ast::parse(Kind::Newtype, input);
    let mut errors = emit::parser_errors(&found);
    let (Some(Item::Newtype(newtype)), Some(inner)) = (item, inner(input)) else {
        let fallback = implement(
            input,
            &emit::crate_path(None),
            &quote!(
                const KEY: &'static ::core::primitive::str = "";
            ),
        );
        return quote!(#fallback #errors);
    };
    let item = handed_over(input, &newtype);
    errors.extend(item.iter().flat_map(|item| emit::handover_errors(input, item, &found)));
    let root = emit::crate_path(newtype.crate_path.as_deref());
    let written = match &newtype.sql_type {
        None => None,
        Some(SqlType::Everywhere(sql)) => Some(sql.as_str()),
        // The type inside decides for the other databases, unless the build script has seen that it is no column type.
        Some(SqlType::Each(_)) => {
            item.as_ref().and_then(|item| item.fields.first()).map(|field| field.key.as_str()).filter(|key| key.is_empty())
        }
    };
    let implementation = implement(input, &root, &constants(&root, written, inner));
    quote!(#implementation #errors)
}

/// What the build script made of the newtype. One that it did not see is fine: it may be in a crate that has no entities.
fn handed_over(input: &DeriveInput, newtype: &Newtype) -> Option<HandoverItem> {
    let key = Key { name: &newtype.name, position: newtype.position, span: input.ident.span(), fields: vec!["0"] };
    match lookup::find(&key) {
        Lookup::Found { item, .. } => Some(*item),
        Lookup::Unseen | Lookup::NoBuildScript { .. } | Lookup::Unknown => None,
    }
}

fn implement(input: &DeriveInput, root: &TokenStream, constants: &TokenStream) -> TokenStream {
    let name = &input.ident;
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #root::ColumnType for #name #type_generics #where_clause {
            #constants
        }
    }
}

/// Whether NULL is allowed is asked without `ColumnType`, so that a type that is none gives one error and not two.
fn constants(root: &TokenStream, written: Option<&str>, inner: &Type) -> TokenStream {
    let (key, list) = match written {
        None => (quote!(<#inner as #root::ColumnType>::KEY), quote!(<#inner as #root::ColumnType>::LIST_KEY)),
        Some("") => (quote!(""), quote!(::core::option::Option::None)),
        Some(sql) => {
            let list = format!("array({sql})");
            (quote!(#sql), quote!(::core::option::Option::Some(#list)))
        }
    };
    quote! {
        const KEY: &'static ::core::primitive::str = #key;
        const LIST_KEY: ::core::option::Option<&'static ::core::primitive::str> = #list;
        const NULLABLE: ::core::primitive::bool = {
            use #root::__private::NotOption as _;
            #root::__private::Nullability::<#inner>::NULLABLE
        };
    }
}

fn inner(input: &DeriveInput) -> Option<&Type> {
    match &input.data {
        Data::Struct(data) => data.fields.iter().next().map(|field| &field.ty),
        Data::Enum(_) | Data::Union(_) => None,
    }
}
