//! From the parts of an item to what it says about itself.

use proc_macro2::{Span, TokenTree};
use quote::ToTokens as _;
use syn::{GenericArgument, PathArguments};

use super::ast::{Entity, EnumItem, Field, FieldAttrs, ForeignKeyAttr, Item, Kind, Newtype, Position, Reference, Type, Variant};
use super::attr::{self, Entry, Form, Reader, Value, word};
use super::check;
use super::condition::Condition;
use super::outline::{Attrs, Body, Outline, Part, VariantPart};
use super::sink::{Sink, SpannedDiagnostic};
use crate::diagnostic::{Code, Diagnostic};
use crate::risk::{Level, Subject};
use crate::schema::{Deferral, expression};

/// Reads an item that has been taken apart.
pub(super) fn item(kind: Kind, outline: &Outline) -> (Option<Item>, Vec<SpannedDiagnostic>) {
    let mut sink = Sink::default();
    for condition in &outline.attrs.conditions {
        // The build script ignores what is there only in tests, and rustc removes the attribute before a derive sees it.
        if let Condition::Other(text) = condition {
            refuse_condition(text, outline.span, &mut sink);
        }
    }
    if outline.generic {
        let message = format!("`{}` has generic parameters, and {} cannot", outline.name, noun(kind));
        sink.error(outline.span, Code::NotAStruct, message);
        return (None, sink.finish());
    }
    let item = match (kind, &outline.body) {
        (Kind::Entity, Body::Named(fields)) => Some(Item::Entity(entity(outline, fields, attr::ON_ENTITY, &mut sink))),
        (Kind::Embedded, Body::Named(fields)) => Some(Item::Embedded(entity(outline, fields, attr::ON_EMBEDDED, &mut sink))),
        (Kind::Enum, Body::Enum(variants)) => enum_item(outline, variants, &mut sink).map(Item::Enum),
        (Kind::Newtype, Body::Unnamed(types)) => match types.as_slice() {
            [inner] => Some(Item::Newtype(newtype(outline, inner, &mut sink))),
            [..] => misplaced(kind, outline, &mut sink),
        },
        (
            Kind::Entity | Kind::Enum | Kind::Newtype | Kind::Embedded,
            Body::Named(_) | Body::Unnamed(_) | Body::Unit | Body::Enum(_) | Body::Union,
        ) => misplaced(kind, outline, &mut sink),
    };
    (item, sink.finish())
}

const fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Entity => "an entity",
        Kind::Enum => "an enum that is a column type",
        Kind::Newtype => "a newtype that is a column type",
        Kind::Embedded => "an embedded struct",
    }
}

fn misplaced(kind: Kind, outline: &Outline, sink: &mut Sink) -> Option<Item> {
    let what = match kind {
        Kind::Entity => "`Entity` is for structs with named fields",
        Kind::Enum => "`EntityEnum` is for enums",
        Kind::Newtype => "`ColumnType` is for structs with exactly one unnamed field",
        Kind::Embedded => "`Embedded` is for structs with named fields",
    };
    let diagnostic = Diagnostic::new(Code::NotAStruct, what);
    let diagnostic = match (kind, &outline.body) {
        (Kind::Entity | Kind::Newtype | Kind::Embedded, Body::Enum(_)) => {
            diagnostic.help("for an enum that is a column type, use `#[derive(EntityEnum)]`")
        }
        (Kind::Entity | Kind::Embedded, Body::Unnamed(types)) if types.len() == 1 => {
            diagnostic.help("for a newtype that is a column type, use `#[derive(ColumnType)]`")
        }
        (Kind::Newtype, Body::Named(_) | Body::Unnamed(_) | Body::Unit) => {
            diagnostic.help(format!("write `struct {}(i64);`", outline.name))
        }
        (
            Kind::Entity | Kind::Enum | Kind::Newtype | Kind::Embedded,
            Body::Named(_) | Body::Unnamed(_) | Body::Unit | Body::Enum(_) | Body::Union,
        ) => diagnostic,
    };
    sink.push(outline.span, diagnostic);
    None
}

fn refuse_condition(text: &str, span: Span, sink: &mut Sink) {
    let diagnostic = Diagnostic::new(Code::Conditional, format!("`{text}` would make the schema depend on how it is compiled"));
    sink.push(span, diagnostic.help("move what is conditional out of the entity, or remove the condition"));
}

/// Reports `cfg` on a field or a variant, `cfg(test)` too: tests must see the same table.
fn refuse_conditions(attrs: &Attrs, span: Span, sink: &mut Sink) {
    for condition in &attrs.conditions {
        refuse_condition(condition.text(), span, sink);
    }
}

/// An entity or an embedded struct, on which other words may stand.
fn entity(outline: &Outline, fields: &[Part], forms: &'static [Form], sink: &mut Sink) -> Entity {
    let mut entity = Entity::new(&outline.name, outline.position);
    let mut reader = Reader::new(forms, sink);
    let entries = reader.entries(&outline.attrs);
    for entry in &entries {
        entity_entry(&mut entity, entry, &mut reader);
    }
    entity.fields.reserve_exact(fields.len());
    let mut field_entries = Vec::with_capacity(fields.len());
    for part in fields {
        let (field, entries) = field(part, sink);
        entity.fields.push(field);
        field_entries.push(entries);
    }
    sink.enter(None);
    check::entity(&entity, outline.span, &entries, &field_entries, sink);
    entity
}

fn entity_entry(entity: &mut Entity, entry: &Entry, reader: &mut Reader<'_>) {
    match entry.word.as_str() {
        word::TABLE => entity.table = reader.text(entry),
        word::SCHEMA => entity.schema = reader.text(entry),
        word::COMMENT => entity.options.comment = reader.text(entry),
        word::CHARSET => entity.options.charset = reader.text(entry),
        word::COLLATE => entity.options.collation = reader.text(entry),
        word::ENGINE => entity.options.engine = reader.text(entry),
        word::RENAME_ALL => entity.rename_all = reader.case(entry),
        word::CRATE => entity.crate_path = reader.text(entry),
        word::PRIMARY_KEY => primary_key(entity, entry, reader),
        word::NO_PRIMARY_KEY => entity.no_primary_key = reader.flag(entry),
        word::INDEX | word::UNIQUE | word::EXCLUDE => entity.indexes.extend(reader.index(entry)),
        word::FOREIGN_KEY => entity.foreign_keys.extend(foreign_key(entry, reader)),
        word::CHECK => entity.checks.extend(reader.check(entry)),
        word::STRICT => entity.options.strict = reader.flag(entry),
        word::WITHOUT_ROWID => entity.options.without_rowid = reader.flag(entry),
        word::RENAMED_FROM => entity.renamed_from.extend(reader.text(entry)),
        word::NEW => entity.new = reader.flag(entry),
        word::FROM => entity.from.extend(from(entry, reader)),
        word::RETIRE => entity.retire = reader.truth(entry),
        word::ALLOW | word::WARN | word::DENY => levels(entity, entry, reader),
        _ => {}
    }
}

/// `from = "SELECT …"`, of which the columns can be told.
fn from(entry: &Entry, reader: &mut Reader<'_>) -> Option<String> {
    let sql = reader.text(entry)?;
    match expression::select(&sql) {
        Ok(_) => Some(sql),
        Err(why) => {
            reader.invalid(entry, format!("`from` has to be a `SELECT` whose columns can be told, and {why}"));
            None
        }
    }
}

/// `allow(rewritten_table, long_lock)`.
fn levels(entity: &mut Entity, entry: &Entry, reader: &mut Reader<'_>) {
    let names = match &entry.value {
        Value::List(list) => attr::names(list).filter(|names| !names.is_empty()),
        Value::Flag | Value::Assigned(_) => None,
    };
    let (Some(names), Some(level)) = (names, Level::from_name(&entry.word)) else {
        reader.malformed(entry.span, &entry.word);
        return;
    };
    for name in names {
        match Subject::from_name(&name) {
            Some(subject) => entity.levels.push((subject, level)),
            None => reader.not_one_of(entry, &name, &Subject::names().collect::<Vec<_>>()),
        }
    }
}

/// `primary_key(a, b, name = "…", existing = keep_first)`.
fn primary_key(entity: &mut Entity, entry: &Entry, reader: &mut Reader<'_>) {
    let list = match &entry.value {
        Value::List(list) => list.as_slice(),
        Value::Flag | Value::Assigned(_) => &[],
    };
    let (options, fields): (Vec<_>, Vec<_>) = list.iter().cloned().partition(|part| attr::is_option(part));
    match attr::field_names(&fields).filter(|fields| !fields.is_empty()) {
        Some(names) => entity.primary_key = names,
        None => reader.malformed(entry.span, &entry.word),
    }
    for option in reader.options(attr::IN_PRIMARY_KEY, &options) {
        match option.word.as_str() {
            word::NAME => entity.options.primary_key = reader.text(&option),
            _ => entity.existing = reader.existing(&option, attr::OF_PRIMARY),
        }
    }
}

/// `primary_key` or `primary_key(existing = keep_first)`.
fn key_field(attrs: &mut FieldAttrs, entry: &Entry, reader: &mut Reader<'_>) {
    let Value::List(options) = &entry.value else {
        attrs.primary_key = reader.flag(entry);
        return;
    };
    attrs.primary_key = true;
    let options = reader.options(attr::IN_KEY_FIELD, options);
    attrs.key_existing = options.iter().find_map(|option| reader.existing(option, attr::OF_PRIMARY));
}

/// `foreign_key(a, b, references = Team(x, y), on_delete = cascade)`.
fn foreign_key(entry: &Entry, reader: &mut Reader<'_>) -> Option<ForeignKeyAttr> {
    let list = match &entry.value {
        Value::List(list) => list.as_slice(),
        Value::Flag | Value::Assigned(_) => &[],
    };
    let is_flag = |name: &str| [word::DEFERRABLE, word::DEFERRED, word::MATCH_FULL, word::UNCHECKED].contains(&name);
    let is_option =
        |part: &Vec<TokenTree>| attr::is_option(part) || matches!(part.as_slice(), [TokenTree::Ident(name)] if is_flag(&name.to_string()));
    let (options, fields): (Vec<_>, Vec<_>) = list.iter().cloned().partition(is_option);
    let fields = attr::field_names(&fields).unwrap_or_default();
    let options = reader.options(attr::IN_FOREIGN_KEY, &options);
    let reference = options.iter().find(|option| option.word == word::REFERENCES).map(|option| reader.reference(option));
    let (Some(reference), false) = (reference, fields.is_empty()) else {
        reader.malformed(entry.span, &entry.word);
        return None;
    };
    let mut reference = reference?;
    reference_options(&mut reference, &options, reader);
    let name = options.iter().find(|option| option.word == word::NAME).and_then(|option| reader.text(option));
    reference.name = name.or(reference.name);
    let existing = options.iter().find(|option| option.word == word::EXISTING);
    reference.existing = existing.and_then(|option| reader.existing(option, attr::OF_OTHERS)).or(reference.existing);
    Some(ForeignKeyAttr { fields, reference })
}

fn field(part: &Part, sink: &mut Sink) -> (Field, Vec<Entry>) {
    sink.enter(Some(&part.name));
    refuse_conditions(&part.attrs, part.span, sink);
    let mut reader = Reader::new(attr::ON_FIELD, sink);
    let entries = reader.entries(&part.attrs);
    let mut attrs = Box::<FieldAttrs>::default();
    for entry in &entries {
        field_entry(&mut attrs, &part.name, entry, &mut reader);
    }
    field_reference(&mut attrs, &entries, &mut reader);
    (Field { name: part.name.clone(), position: part.position, ty: part.ty.clone(), attrs }, entries)
}

fn field_entry(attrs: &mut FieldAttrs, name: &str, entry: &Entry, reader: &mut Reader<'_>) {
    match entry.word.as_str() {
        word::COLUMN => attrs.column = reader.text(entry),
        word::PRIMARY_KEY => key_field(attrs, entry, reader),
        word::NULLABLE => attrs.nullable = reader.flag(entry),
        word::AUTO_INCREMENT => {
            let numbering = reader.numbering(entry);
            attrs.auto_increment = numbering.is_some();
            attrs.numbering = numbering.unwrap_or_default();
        }
        word::UNIQUE | word::INDEX => attrs.indexes.extend(reader.field_index(entry, name)),
        word::LENGTH => attrs.length = reader.number(entry, 1),
        word::PRECISION => attrs.precision = reader.number(entry, 1),
        word::SCALE => attrs.scale = reader.number(entry, 0),
        word::DEFAULT => (attrs.default, attrs.temporary) = reader.default(entry),
        word::BACKFILL => attrs.backfill = reader.backfill(entry),
        word::CONVERT => attrs.convert = reader.text(entry),
        word::CHECK => attrs.checks.extend(reader.check(entry)),
        word::COLLATE => attrs.collate = reader.text(entry),
        word::CHARSET => attrs.charset = reader.text(entry),
        word::COMMENT => attrs.comment = reader.text(entry),
        word::GENERATED => attrs.generated = reader.generated(entry),
        word::NOW_ON_UPDATE => attrs.now_on_update = reader.flag(entry),
        word::TYPE => attrs.sql_type = reader.sql_type(entry),
        word::SKIP => attrs.skip = reader.flag(entry),
        word::FLATTEN => attrs.flatten = reader.flag(entry),
        word::PREFIX => attrs.prefix = reader.text(entry),
        // The columns of a flattened field may have had no prefix.
        word::RENAMED_FROM => attrs.renamed_from.extend(reader.any_text(entry)),
        word::NEW => attrs.new = reader.flag(entry),
        _ => {}
    }
}

/// `references` and what goes with it, which may stand before it.
fn field_reference(attrs: &mut FieldAttrs, entries: &[Entry], reader: &mut Reader<'_>) {
    let found = entries.iter().find(|entry| entry.word == word::REFERENCES);
    let Some(mut reference) = found.and_then(|entry| reader.reference(entry)) else { return };
    reference_options(&mut reference, entries, reader);
    attrs.references = Some(reference);
}

/// What else is said of a foreign key among the entries.
fn reference_options(reference: &mut Reference, entries: &[Entry], reader: &mut Reader<'_>) {
    for entry in entries {
        match entry.word.as_str() {
            word::ON_DELETE => reference.on_delete = reader.action(entry).unwrap_or_default(),
            word::ON_UPDATE => reference.on_update = reader.action(entry).unwrap_or_default(),
            word::DEFERRABLE if reader.flag(entry) && reference.deferral == Deferral::Never => reference.deferral = Deferral::Immediate,
            word::DEFERRED if reader.flag(entry) => reference.deferral = Deferral::Deferred,
            word::MATCH_FULL => reference.match_full = reader.flag(entry),
            word::UNCHECKED => reference.unchecked = reader.flag(entry),
            _ => {}
        }
    }
}

fn enum_item(outline: &Outline, variants: &[VariantPart], sink: &mut Sink) -> Option<EnumItem> {
    let (name, position) = (outline.name.clone(), outline.position);
    let mut item = EnumItem::new(name, position);
    let (mut removed, mut stored) = (Vec::new(), None);
    let mut reader = Reader::new(attr::ON_ENUM, sink);
    for entry in reader.entries(&outline.attrs) {
        match entry.word.as_str() {
            word::RENAME_ALL => item.rename_all = reader.case(&entry),
            word::NAME => item.sql_name = reader.text(&entry),
            word::REMOVED => removed = reader.removed(&entry),
            word::STORED => stored = reader.stored(&entry).or(stored),
            word::SQLX => item.sqlx = reader.flag(&entry),
            word::CRATE => item.crate_path = reader.text(&entry),
            _ => {}
        }
    }
    for part in variants {
        item.variants.push(variant(part, sink));
    }
    sink.enter(None);
    if item.variants.is_empty() {
        sink.error(outline.span, Code::NotAStruct, format!("`{}` has no variants, so no row could have a value", item.name));
        return None;
    }
    check::enum_item(&item, variants, sink);
    if let Some(word) = stored {
        item.stored = super::stored::stored(word, outline.attrs.repr.as_deref(), &item, variants, outline.span, sink);
    }
    check::removed_are_gone(&item, &removed, sink);
    for gone in &removed {
        let text = gone.text(&item);
        if let Some(variant) = item.variants.iter_mut().find(|variant| variant.name == gone.present) {
            variant.renamed_from.push(text);
        }
    }
    Some(item)
}

fn variant(part: &VariantPart, sink: &mut Sink) -> Variant {
    sink.enter(Some(&part.name));
    refuse_conditions(&part.attrs, part.span, sink);
    if !part.unit {
        let message = format!("`{}` carries data, and a column holds only its name", part.name);
        let diagnostic = Diagnostic::new(Code::NotAStruct, message);
        sink.push(part.span, diagnostic.help("for values with data, use a JSON column: `sqlx::types::Json<…>`"));
    }
    let mut reader = Reader::new(attr::ON_VARIANT, sink);
    let (name, position) = (part.name.clone(), part.position);
    let mut variant = Variant { name, position, rename: None, renamed_from: Vec::new(), new: false };
    for entry in reader.entries(&part.attrs) {
        match entry.word.as_str() {
            word::RENAME => variant.rename = reader.any_text(&entry),
            word::RENAMED_FROM => variant.renamed_from.extend(reader.any_text(&entry)),
            word::NEW => variant.new = reader.flag(&entry),
            _ => {}
        }
    }
    variant
}

fn newtype(outline: &Outline, inner: &Type, sink: &mut Sink) -> Newtype {
    let (name, position) = (outline.name.clone(), outline.position);
    let mut newtype = Newtype { name, position, inner: inner.clone(), sql_type: None, crate_path: None };
    let mut reader = Reader::new(attr::ON_NEWTYPE, sink);
    for entry in reader.entries(&outline.attrs) {
        match entry.word.as_str() {
            word::TYPE => newtype.sql_type = reader.sql_type(&entry),
            word::CRATE => newtype.crate_path = reader.text(&entry),
            _ => {}
        }
    }
    newtype
}

impl Entity {
    pub(super) fn new(name: &str, position: Position) -> Self {
        Self {
            name: attr::unraw(name).to_owned(),
            position,
            table: None,
            schema: None,
            options: Box::default(),
            rename_all: None,
            primary_key: Vec::new(),
            existing: None,
            no_primary_key: false,
            indexes: Vec::new(),
            foreign_keys: Vec::new(),
            levels: Vec::new(),
            checks: Vec::new(),
            renamed_from: Vec::new(),
            new: false,
            retire: None,
            from: Vec::new(),
            crate_path: None,
            fields: Vec::new(),
        }
    }
}

impl Type {
    /// The type as it is written, without lifetimes.
    #[must_use]
    pub fn of(ty: &syn::Type) -> Self {
        let mut text = String::new();
        if !write_type(ty, &mut text) {
            text = format!(" {}", ty.to_token_stream());
        }
        Self(text)
    }
}

/// Appends a path type; `false` when it is something else. Arguments that are something else become `_`.
fn write_type(ty: &syn::Type, text: &mut String) -> bool {
    let path = match ty {
        syn::Type::Group(group) => return write_type(&group.elem, text),
        syn::Type::Paren(paren) => return write_type(&paren.elem, text),
        syn::Type::Path(path) if path.qself.is_none() => &path.path,
        _ => return false,
    };
    if path.leading_colon.is_some() {
        text.push_str("::");
    }
    for (at, segment) in path.segments.iter().enumerate() {
        if at > 0 {
            text.push_str("::");
        }
        text.push_str(&segment.ident.to_string());
        match &segment.arguments {
            PathArguments::None => {}
            PathArguments::AngleBracketed(arguments) => write_arguments(arguments.args.iter(), text),
            PathArguments::Parenthesized(_) => return false,
        }
    }
    true
}

fn write_arguments<'a>(arguments: impl Iterator<Item = &'a GenericArgument>, text: &mut String) {
    let mut separator = '<';
    for argument in arguments.filter(|argument| !matches!(argument, GenericArgument::Lifetime(_))) {
        text.push(separator);
        separator = ',';
        let length = text.len();
        let written = matches!(argument, GenericArgument::Type(ty) if write_type(ty, text));
        if !written {
            text.truncate(length);
            text.push('_');
        }
    }
    if separator == ',' {
        text.push('>');
    }
}
