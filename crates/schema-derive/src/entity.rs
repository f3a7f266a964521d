//! `#[derive(Entity)]`.

use std::sync::atomic::{AtomicBool, Ordering};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use schema_core::diagnostic::{Code, Diagnostic};
use schema_core::entity::ast::{self, DefaultAttr, Entity, Field, Item, Kind, Position, SqlType};
use schema_core::entity::handover::{HandoverField, HandoverItem, HandoverKind, HandoverPackage};
use schema_core::entity::scan::{Presence, presence};
use schema_core::schema::{fingerprint, name};
use syn::{Data, DeriveInput};

use crate::emit;
use crate::lookup::{self, Key, Lookup};

/// The `impl`, the checks, or the errors.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let (item, found) = ast::parse(Kind::Entity, input);
    let Some(Item::Entity(entity)) = item else {
        let fallback = implement(input, &emit::crate_path(None), &name::snake_case(&emit::bare_name(&input.ident)), "");
        let errors = emit::parser_errors(&found);
        return quote!(#fallback #errors);
    };
    let root = emit::crate_path(entity.crate_path.as_deref());
    let fields = entity.columns().map(|field| field.name.as_str()).collect();
    let key = Key { name: &entity.name, position: entity.position, span: input.ident.span(), fields };
    let lookup = lookup::find(&key);
    let mut errors = emit::parser_errors(&found);
    errors.extend(lookup_errors(input, &lookup, &found));
    let metadata = match &lookup {
        Lookup::Found { item, .. } => item.metadata.as_deref().unwrap_or_default(),
        Lookup::Unseen | Lookup::NoBuildScript { .. } | Lookup::Unknown => "",
    };
    let implementation = implement(input, &root, &entity.table_name(), metadata);
    let is_clean = errors.is_empty();
    let rest = match &lookup {
        Lookup::Found { item, index } if is_clean && item.kind != HandoverKind::Ignored => {
            connect(input, &root, &entity, item, index.package())
        }
        Lookup::Found { .. } | Lookup::Unseen | Lookup::NoBuildScript { .. } | Lookup::Unknown => TokenStream::new(),
    };
    quote!(#implementation #errors #rest)
}

/// The trait, implemented whatever is wrong, so that nothing else complains about its absence.
fn implement(input: &DeriveInput, root: &TokenStream, table: &str, metadata: &str) -> TokenStream {
    let name = &input.ident;
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #root::Entity for #name #type_generics #where_clause {
            const TABLE: &'static ::core::primitive::str = #table;
            const METADATA: &'static ::core::primitive::str = #metadata;
        }
    }
}

/// The registration and the checks.
fn connect(input: &DeriveInput, root: &TokenStream, entity: &Entity, item: &HandoverItem, package: &HandoverPackage) -> TokenStream {
    static IS_REGISTERED: AtomicBool = AtomicBool::new(false);
    let registration = is_first(&IS_REGISTERED).then(|| register(package));
    let checks = checks(input, entity, item);
    quote! {
        const _: () = {
            use #root::__private::{self as __migrator, column as __column};
            #registration
            #checks
        };
    }
}

/// Registers all entities of the package: the build script and the derives see the same ones, or there is an error.
fn register(package: &HandoverPackage) -> TokenStream {
    let (names, tables): (Vec<_>, Vec<_>) = package.entities.iter().cloned().unzip();
    quote! {
        __migrator::inventory::submit! {
            __migrator::Registration { module: ::core::module_path!(), entities: &[#((#names, #tables)),*] }
        }
    }
}

/// One statement per column and per flattened field, each at its field: rustc must agree with the build script. All three lists are in the order of the struct.
pub(crate) fn checks(input: &DeriveInput, entity: &Entity, item: &HandoverItem) -> TokenStream {
    let Data::Struct(data) = &input.data else { return TokenStream::new() };
    let columns = data.fields.iter().zip(&entity.fields).filter(|(_, field)| !field.attrs.skip).zip(&item.fields);
    let columns =
        columns.filter(|((_, field), seen)| field.name == seen.name).map(|((syntax, field), seen)| column_check(syntax, field, seen));
    let keys = entity.foreign_keys.iter().map(|key| is_entity(&key.reference.target));
    columns.chain(keys).collect()
}

fn column_check(syntax: &syn::Field, field: &Field, seen: &HandoverField) -> TokenStream {
    let span = emit::located_at(syntax.ident.as_ref().map_or_else(Span::call_site, Ident::span));
    let ty = &syntax.ty;
    let written = field.ty.shown();
    let HandoverField { key, nullable, target, .. } = seen;
    if field.attrs.flatten {
        let read = format!("`{written}` as {}embedded struct", if *nullable { "an optional " } else { "an " });
        let number: u64 = key.parse().unwrap_or_default();
        return quote_spanned!(span=> __migrator::flattened::<#ty>(#number, #nullable, #read););
    }
    let is_written = match &field.attrs.sql_type {
        None => false,
        Some(SqlType::Everywhere(_)) => true,
        // The Rust type decides for the other databases, unless it is no column type.
        Some(SqlType::Each(_)) => key.is_empty(),
    };
    let mut checks = if is_written {
        let read = format!("`{written}` as {}", if *nullable { "nullable" } else { "required" });
        quote_spanned! {span=>
            __migrator::column_with_sql(#nullable, {
                use __migrator::NotOption as _;
                __migrator::Nullability::<#ty>::NULLABLE
            }, #read);
        }
    } else {
        let read = format!("`{written}` as {}{key}", if *nullable { "nullable " } else { "" });
        let expected = fingerprint(key, *nullable);
        quote_spanned!(span=> __column::<#ty>(#expected, #read);)
    };
    if let Some(reference) = &field.attrs.references {
        checks.extend(target.as_ref().map_or_else(|| is_entity(&reference.target), |table| target_check(&reference.target, table)));
    }
    if let Some(DefaultAttr::Variant(variant)) = &field.attrs.default {
        checks.extend(default_check(variant, ty, *nullable));
    }
    checks
}

/// The referenced struct is stored in the table that the build script took it for.
fn target_check(target: &ast::Path, table: &str) -> TokenStream {
    let ((span, path), read) = (located(target), format!("`{}` as the table {table}", target.text));
    quote_spanned!(span=> __migrator::target::<#path>(#table, #read);)
}

/// The referenced struct is an entity.
fn is_entity(target: &ast::Path) -> TokenStream {
    let (span, path) = located(target);
    quote_spanned!(span=> __migrator::is_entity::<#path>();)
}

/// The tokens of a path where it was written, as tokens of the macro.
fn located(path: &ast::Path) -> (Span, TokenStream) {
    let span = emit::located_at(path.span.unwrap_or_else(Span::call_site));
    (span, ast::Path { text: path.text.clone(), span: Some(span) }.tokens())
}

/// The variant exists and is one of the field's type.
fn default_check(variant: &ast::Path, ty: &syn::Type, is_nullable: bool) -> TokenStream {
    let (span, path) = located(variant);
    let pattern = if is_nullable { quote_spanned!(span=> ::core::option::Option::Some(#path)) } else { path };
    quote_spanned! {span=>
        let _ = |value: &#ty| match value {
            #pattern => {}
            _ => {}
        };
    }
}

/// The errors that come from the search for the item.
fn lookup_errors(input: &DeriveInput, lookup: &Lookup, found: &[schema_core::entity::sink::SpannedDiagnostic]) -> TokenStream {
    static IS_SAID: AtomicBool = AtomicBool::new(false);
    match lookup {
        Lookup::Found { item, .. } => emit::handover_errors(input, item, found),
        Lookup::Unseen => {
            unseen(input, format!("the build script did not see the entity `{}`, so no migration would create its table", input.ident))
        }
        Lookup::NoBuildScript { has_other } if is_first(&IS_SAID) => {
            emit::error(input.ident.span(), &no_build_script(&input.ident, *has_other))
        }
        Lookup::NoBuildScript { .. } | Lookup::Unknown => TokenStream::new(),
    }
}

/// True once per compiler process, for what concerns the package as a whole.
fn is_first(flag: &AtomicBool) -> bool {
    !flag.swap(true, Ordering::Relaxed)
}

/// How the struct stands in the file that it was written in; `None` where there is no file to be read.
fn found_in_file(input: &DeriveInput) -> Option<Presence> {
    let span = input.ident.span();
    let text = std::fs::read_to_string(span.local_file()?).ok()?;
    Some(presence(&text, &emit::bare_name(&input.ident), Position::of(span)))
}

/// The error at a struct that the build script did not see.
pub(crate) fn unseen(input: &DeriveInput, message: String) -> TokenStream {
    let by_macro = "written by a macro: write the struct itself and let the macro do the rest, the build script does not expand macros";
    let behind_cfg = "behind `cfg`: take the condition off, a schema does not depend on features or targets";
    let in_function = "inside a function: move it to a module";
    let in_program = "in another program of the package: name its file in build.rs, `.root(\"src/bin/worker.rs\")`";
    let in_no_module = "in a file that no `mod` leads to, as with `include!`: make it a module";
    let causes: &[&str] = match found_in_file(input) {
        Some(Presence::Generated) => &[by_macro],
        Some(Presence::Inside) => &[in_function, by_macro],
        Some(Presence::Item) => &[in_program, in_no_module, behind_cfg],
        None => &[by_macro, behind_cfg, in_function, in_program, in_no_module],
    };
    let diagnostic = causes.iter().fold(Diagnostic::new(Code::Unseen, message), |diagnostic, cause| diagnostic.help(*cause));
    emit::error(input.ident.span(), &diagnostic)
}

fn no_build_script(name: &Ident, has_other: bool) -> Diagnostic {
    const RUN: &str = "schema_core::build::Build::new().dialect(schema_core::Dialect::Sqlite).run()";
    let diagnostic = |why| Diagnostic::new(Code::NoBuildScript, format!("`{name}` is an entity, but {why}"));
    let diagnostic = if has_other {
        diagnostic("the build script of this package does not run the build step of migrator").help(format!("call it in build.rs: `{RUN}`"))
    } else {
        let text = format!("    fn main() -> schema_core::build::Result {{\n        {RUN}\n    }}");
        diagnostic("this package has no build script").help(format!("create `build.rs` beside `Cargo.toml`:\n{text}"))
    };
    let version = env!("CARGO_PKG_VERSION");
    let dependency = format!("    [build-dependencies]\n    schema-core = {{ version = \"{version}\", features = [\"build\"] }}");
    diagnostic
        .help(format!("and in `Cargo.toml`:\n{dependency}"))
        .help("for entities whose migrations are in another package, that is `schema_core::build::Build::entities().run()`")
}
