//! `#[derive(Embedded)]`.

use proc_macro2::TokenStream;
use quote::quote;
use schema_core::entity::ast::{self, Entity, Item, Kind};
use schema_core::entity::handover::{HandoverField, HandoverItem, HandoverKind};
use schema_core::schema::{embedded, fingerprint};
use syn::{Data, DeriveInput};

use crate::lookup::{self, Key, Lookup};
use crate::{emit, entity};

/// The `impl`, the checks, or the errors.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let (item, found) = ast::parse(Kind::Embedded, input);
    let mut errors = emit::parser_errors(&found);
    let Some(Item::Embedded(item)) = item else {
        let fallback = implement(input, &emit::crate_path(None), &quote!(0));
        return quote!(#fallback #errors);
    };
    let root = emit::crate_path(item.crate_path.as_deref());
    let fields = item.columns().map(|field| field.name.as_str()).collect();
    let lookup = lookup::find(&Key { name: &item.name, position: item.position, span: input.ident.span(), fields });
    let seen = match &lookup {
        Lookup::Found { item, .. } if item.kind != HandoverKind::Ignored => Some(&**item),
        Lookup::Found { .. } | Lookup::Unseen | Lookup::NoBuildScript { .. } | Lookup::Unknown => None,
    };
    errors.extend(match &lookup {
        Lookup::Found { item, .. } => emit::handover_errors(input, item, &found),
        Lookup::Unseen => {
            let message = format!("the build script did not see the embedded struct `{}`, so no table would have its columns", item.name);
            entity::unseen(input, message)
        }
        // It may be in a crate that has no entities.
        Lookup::NoBuildScript { .. } | Lookup::Unknown => TokenStream::new(),
    });
    let number = match seen {
        Some(seen) => number_seen(&item, seen),
        None if errors.is_empty() => number_of_types(input, &root, &item),
        None => quote!(0),
    };
    let implementation = implement(input, &root, &number);
    let checks = seen.filter(|_| errors.is_empty()).map(|seen| {
        let checks = entity::checks(input, &item, seen);
        quote! {
            const _: () = {
                use #root::__private::{self as __migrator, column as __column};
                #checks
            };
        }
    });
    quote!(#implementation #errors #checks)
}

fn implement(input: &DeriveInput, root: &TokenStream, number: &TokenStream) -> TokenStream {
    let name = &input.ident;
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #root::Embedded for #name #type_generics #where_clause {
            const FINGERPRINT: ::core::primitive::u64 = #number;
        }
    }
}

/// The number that the build script has made of what it saw: where rustc sees something else, that is an error at the field, and none at
/// the entities as well.
fn number_seen(item: &Entity, seen: &HandoverItem) -> TokenStream {
    let found = |name: &str| seen.fields.iter().find(|seen| seen.name == name);
    let number =
        item.columns().filter_map(|field| Some((field, found(&field.name)?))).fold(embedded::start(&item.name), |number, (field, seen)| {
            let HandoverField { key, nullable, .. } = seen;
            if field.attrs.flatten {
                return embedded::with(number, prefix(field), embedded::part(key.parse().unwrap_or_default(), *nullable));
            }
            let key = if field.attrs.sql_type.is_some() { "" } else { key };
            embedded::with(number, &item.column_name(field), fingerprint(key, *nullable))
        });
    quote!(#number)
}

/// The same from the types, where no build script has seen the struct.
fn number_of_types(input: &DeriveInput, root: &TokenStream, item: &Entity) -> TokenStream {
    let Data::Struct(data) = &input.data else { return quote!(0) };
    let start = embedded::start(&item.name);
    let fields = data.fields.iter().zip(&item.fields).filter(|(_, field)| !field.attrs.skip).map(|(syntax, field)| {
        let ty = &syntax.ty;
        if field.attrs.flatten {
            let prefix = prefix(field);
            return quote!(number = __migrator::embedded_with(number, #prefix, __migrator::embedded_part::<#ty>()););
        }
        let column = item.column_name(field);
        let part = if field.attrs.sql_type.is_some() {
            quote!(__migrator::fingerprint("", __migrator::Nullability::<#ty>::NULLABLE))
        } else {
            quote!(__migrator::fingerprint(<#ty as #root::ColumnType>::KEY, <#ty as #root::ColumnType>::NULLABLE))
        };
        quote!(number = __migrator::embedded_with(number, #column, #part);)
    });
    quote!({
        use #root::__private::{self as __migrator, NotOption as _};
        let mut number = #start;
        #(#fields)*
        number
    })
}

fn prefix(field: &ast::Field) -> &str {
    field.attrs.prefix.as_deref().unwrap_or_default()
}
