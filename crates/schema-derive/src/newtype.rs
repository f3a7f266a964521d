//! `#[derive(ColumnType)]`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use schema_core::entity::ast::{self, Item, Kind, Newtype};
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
    errors.extend(handover_errors(input, &newtype, &found));
    let root = emit::crate_path(newtype.crate_path.as_deref());
    let key = newtype.sql_type.as_ref().map_or_else(|| quote!(<#inner as #root::ColumnType>::KEY), ToTokens::to_token_stream);
    let implementation = implement(input, &root, &constants(&root, &key, inner));
    quote!(#implementation #errors)
}

/// What the build script found wrong. A newtype that it did not see is fine: it may be in a crate that has no entities.
fn handover_errors(input: &DeriveInput, newtype: &Newtype, found: &[schema_core::entity::sink::SpannedDiagnostic]) -> TokenStream {
    let key = Key { name: &newtype.name, position: newtype.position, span: input.ident.span(), fields: vec!["0"] };
    match lookup::find(&key) {
        Lookup::Found { item, .. } => emit::handover_errors(input, &item, found),
        Lookup::Unseen | Lookup::NoBuildScript { .. } | Lookup::Unknown => TokenStream::new(),
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
fn constants(root: &TokenStream, key: &TokenStream, inner: &Type) -> TokenStream {
    quote! {
        const KEY: &'static ::core::primitive::str = #key;
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
