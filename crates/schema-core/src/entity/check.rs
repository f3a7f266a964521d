//! Attributes that contradict each other or name what is not there: one function per rule, all that one item alone can tell.

use proc_macro2::Span;

use super::ast::{CheckAttr, Entity, EnumItem, Field, IndexAttr, PartAttr, PartKey, SqlType};
use super::attr::{Entry, Removed, word};
use super::outline::VariantPart;
use super::sink::Sink;
use super::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::Existing;

/// The rules for an entity or an embedded struct. `entries` are those of the struct, `field_entries` those of each field.
pub(super) fn entity(entity: &Entity, span: Span, entries: &[Entry], field_entries: &[Vec<Entry>], sink: &mut Sink) {
    has_a_column(entity, span, sink);
    column_names_differ(entity, span, field_entries, sink);
    primary_key_is_given_once(entity, entries, field_entries, sink);
    no_key_is_no_key(entity, entries, field_entries, sink);
    keys_name_columns(entity, span, entries, sink);
    namespace_is_given_once(entries, entity, sink);
    for (field, entries) in entity.fields.iter().zip(field_entries) {
        sink.enter(Some(&field.name));
        skip_is_alone(entries, sink);
        flatten_is_alone(field, entries, sink);
        old_names_are_names(field, entries, sink);
        actions_need_a_reference(entries, sink);
        digits_make_sense(field, entries, sink);
        type_is_given_once(field, entries, sink);
        numbering_is_alone(entries, sink);
        null_is_for_the_key(entity, field, entries, sink);
        key_existing_makes_sense(entity, field, entries, sink);
        checks_make_sense(entity, &field.attrs.checks, entries, sink);
        reference_makes_sense(entity, field, entries, sink);
        generated_is_alone(entries, sink);
        indexes_make_sense(entity, field, entries, sink);
    }
    sink.enter(None);
    checks_make_sense(entity, &entity.checks, entries, sink);
    checks_of_the_struct_name_no_column(entity, entries, sink);
}

/// The rules for an enum.
pub(super) fn enum_item(item: &EnumItem, parts: &[VariantPart], sink: &mut Sink) {
    let texts = item.texts();
    for (at, (text, part)) in texts.iter().zip(parts).enumerate() {
        if let Some(earlier) = texts[..at].iter().position(|other| other == text) {
            sink.enter(Some(&item.variants[at].name));
            let message = format!("`{}` and `{}` are both stored as \"{text}\"", item.variants[earlier].name, item.variants[at].name);
            sink.error(part.span, Code::DuplicateName, message);
        }
    }
    sink.enter(None);
}

/// What is said to be removed is, once, and what rows get instead is there.
pub(super) fn removed_are_gone(item: &EnumItem, removed: &[Removed], sink: &mut Sink) {
    let texts = item.texts();
    for (at, gone) in removed.iter().enumerate() {
        let text = gone.text(item);
        if texts.contains(&text) {
            let message = format!("\"{text}\" is still stored for a variant of `{}`", item.name);
            sink.push(gone.span, Diagnostic::new(Code::Contradiction, message).help("remove the variant, or take it out of `removed(…)`"));
        }
        if removed[..at].iter().any(|earlier| earlier.text(item) == text) {
            sink.error(gone.span, Code::Contradiction, format!("rows with \"{text}\" get two other values"));
        }
        if item.variants.iter().all(|variant| variant.name != gone.present) {
            let near = nearest(&gone.present, item.variants.iter().map(|variant| variant.name.as_str()));
            let diagnostic = Diagnostic::new(Code::InvalidValue, format!("`{}` has no variant `{}`", item.name, gone.present));
            sink.push(
                gone.span,
                match near {
                    Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                    None => diagnostic,
                },
            );
        }
    }
}

fn find<'a>(entries: &'a [Entry], word: &str) -> Option<&'a Entry> {
    entries.iter().find(|entry| entry.word == word)
}

fn contradiction(entry: &Entry, message: impl Into<String>, help: &str, sink: &mut Sink) {
    sink.push(entry.span, Diagnostic::new(Code::Contradiction, message).help(help));
}

fn has_a_column(entity: &Entity, span: Span, sink: &mut Sink) {
    // A table without columns is nobody's but an existing database's, and has no key either.
    if entity.columns().next().is_none() && !entity.no_primary_key {
        sink.error(span, Code::EmptyEntity, format!("`{}` has no column", entity.name));
    }
}

fn column_names_differ(entity: &Entity, span: Span, field_entries: &[Vec<Entry>], sink: &mut Sink) {
    let mut seen: Vec<(String, &str)> = Vec::new();
    for (field, entries) in entity.fields.iter().zip(field_entries).filter(|(field, _)| !field.attrs.skip && !field.attrs.flatten) {
        let column = entity.column_name(field);
        if let Some((_, earlier)) = seen.iter().find(|(name, _)| *name == column) {
            sink.enter(Some(&field.name));
            let span = find(entries, word::COLUMN).map_or(span, |entry| entry.span);
            sink.error(span, Code::DuplicateName, format!("`{earlier}` and `{}` are both the column `{column}`", field.name));
        }
        seen.push((column, &field.name));
    }
    sink.enter(None);
}

fn primary_key_is_given_once(entity: &Entity, entries: &[Entry], field_entries: &[Vec<Entry>], sink: &mut Sink) {
    let on_field = field_entries.iter().any(|entries| find(entries, word::PRIMARY_KEY).is_some());
    if let (Some(entry), true) = (find(entries, word::PRIMARY_KEY), on_field) {
        let help = "keep one: on the fields in declared order, or `primary_key(…)` on the struct in any order";
        contradiction(entry, format!("`{}` has its primary key both on the struct and on a field", entity.name), help, sink);
    }
}

fn no_key_is_no_key(entity: &Entity, entries: &[Entry], field_entries: &[Vec<Entry>], sink: &mut Sink) {
    let Some(entry) = find(entries, word::NO_PRIMARY_KEY) else { return };
    let on_field = field_entries.iter().any(|entries| find(entries, word::PRIMARY_KEY).is_some());
    if on_field || find(entries, word::PRIMARY_KEY).is_some() {
        contradiction(entry, format!("`{}` has a primary key", entity.name), "remove `no_primary_key`, or the key", sink);
    }
}

fn keys_name_columns(entity: &Entity, span: Span, entries: &[Entry], sink: &mut Sink) {
    let span_of = |words: &[&str]| entries.iter().find(|entry| words.contains(&entry.word.as_str())).map_or(span, |entry| entry.span);
    list_names_columns(entity, &entity.primary_key, "primary_key", span_of(&[word::PRIMARY_KEY]), sink);
    ordered_by_columns(entity, entity.existing.as_ref(), span_of(&[word::PRIMARY_KEY]), sink);
    let spans = |words: &[&str]| -> Vec<Span> {
        entries.iter().filter(|entry| words.contains(&entry.word.as_str())).map(|entry| entry.span).collect()
    };
    // An attribute that could not be read is missing from the entity; spans then no longer line up, and the struct's serves.
    let index_spans = spans(&[word::INDEX, word::UNIQUE, word::EXCLUDE]);
    for (at, index) in entity.indexes.iter().enumerate() {
        let names: Vec<String> = index
            .parts
            .iter()
            .filter_map(|part| match &part.key {
                PartKey::Field(name) => Some(name.clone()),
                PartKey::Sql(_) => None,
            })
            .collect();
        let span = if index_spans.len() == entity.indexes.len() { index_spans[at] } else { span };
        let list = if index.excludes() { word::EXCLUDE } else { word::INDEX };
        list_names_columns(entity, &names, if index.unique { word::UNIQUE } else { list }, span, sink);
        list_names_columns(entity, &index.include, word::INCLUDE, span, sink);
        index_makes_sense(index, span, sink);
        existing_makes_sense(entity, index, span, sink);
    }
    let key_spans = spans(&[word::FOREIGN_KEY]);
    for (at, key) in entity.foreign_keys.iter().enumerate() {
        let span = if key_spans.len() == entity.foreign_keys.len() { key_spans[at] } else { span };
        list_names_columns(entity, &key.fields, "foreign_key", span, sink);
        existing_needs_a_key(entity, key.reference.existing.as_ref(), span, sink);
        let (from, to) = (key.fields.len(), key.reference.fields.len());
        if to != 0 && from != to {
            sink.error(span, Code::InvalidKey, format!("the foreign key has {from} fields and refers to {to}"));
        }
    }
}

fn list_names_columns(entity: &Entity, names: &[String], list: &str, span: Span, sink: &mut Sink) {
    for (at, name) in names.iter().enumerate() {
        let (name, inside) = name.split_once('.').map_or((name.as_str(), None), |(name, inside)| (name, Some(inside)));
        match entity.field(name) {
            Some(field) if field.attrs.skip => {
                sink.error(span, Code::MissingColumn, format!("`{list}` names `{name}`, which is skipped"));
            }
            // Whether the struct has that field, the build script knows.
            Some(field) if field.attrs.flatten != inside.is_some() => sink.push(span, not_one_column(field)),
            Some(_) if names[..at].contains(&names[at]) => {
                sink.error(span, Code::Contradiction, format!("`{list}` names `{}` twice", names[at]));
            }
            Some(_) => {}
            None => {
                let diagnostic = Diagnostic::new(Code::MissingColumn, format!("`{}` has no field `{name}`", entity.name));
                let by_column = entity.columns().find(|field| !field.attrs.flatten && entity.column_name(field) == *name);
                let near = nearest(name, entity.columns().map(|field| field.name.as_str()));
                sink.push(
                    span,
                    match (by_column, near) {
                        (Some(field), _) => diagnostic.help(format!("`{list}` takes the names of fields: `{}`", field.name)),
                        (None, Some(near)) => diagnostic.help(format!("did you mean `{near}`?")),
                        (None, None) => diagnostic,
                    },
                );
            }
        }
    }
}

/// Names one column of a field that is several, or several of one that is a column.
fn not_one_column(field: &Field) -> Diagnostic {
    let name = &field.name;
    if field.attrs.flatten {
        let diagnostic = Diagnostic::new(Code::MissingColumn, format!("`{name}` is flattened into several columns"));
        return diagnostic.help(format!("name one of them by its field: `{name}.…`"));
    }
    Diagnostic::new(Code::MissingColumn, format!("`{name}` is one column, without fields of its own"))
        .help(format!("name it alone: `{name}`"))
        .help("if it is an embedded struct: `#[entity(flatten)]` on the field")
}

fn flatten_is_alone(field: &Field, entries: &[Entry], sink: &mut Sink) {
    let Some(flatten) = find(entries, word::FLATTEN) else {
        let prefix = find(entries, word::PREFIX).into_iter();
        return prefix
            .for_each(|prefix| contradiction(prefix, "`prefix` belongs to a flattened field", "add `flatten` to the field", sink));
    };
    let words = [word::FLATTEN, word::PREFIX, word::RENAMED_FROM, word::NEW];
    // What `skip` goes with has been said.
    if let Some(other) = entries.iter().find(|entry| !words.contains(&entry.word.as_str()) && entry.word != word::SKIP) {
        let message = format!("`{}` is flattened into the columns of its struct, so `{}` says nothing about it", field.name, other.word);
        let help = format!("write `{}` on a field of `{}`", other.word, field.ty.shown());
        contradiction(flatten, message, &help, sink);
    }
}

fn old_names_are_names(field: &Field, entries: &[Entry], sink: &mut Sink) {
    if !field.attrs.flatten && field.attrs.renamed_from.iter().any(|name| name.trim().is_empty()) {
        let entry = find(entries, word::RENAMED_FROM).into_iter();
        entry.for_each(|entry| sink.error(entry.span, Code::InvalidValue, "`renamed_from` is empty"));
    }
}

fn skip_is_alone(entries: &[Entry], sink: &mut Sink) {
    let Some(skip) = find(entries, word::SKIP) else { return };
    if let Some(other) = entries.iter().find(|entry| entry.word != word::SKIP) {
        contradiction(skip, format!("a skipped field is no column, so `{}` means nothing", other.word), "remove one of the two", sink);
    }
}

fn actions_need_a_reference(entries: &[Entry], sink: &mut Sink) {
    if find(entries, word::REFERENCES).is_some() {
        return;
    }
    let words = [word::ON_DELETE, word::ON_UPDATE, word::DEFERRABLE, word::DEFERRED, word::MATCH_FULL, word::UNCHECKED];
    for entry in entries.iter().filter(|entry| words.contains(&entry.word.as_str())) {
        contradiction(entry, format!("`{}` belongs to a foreign key", entry.word), "add `references = …` to the field", sink);
    }
}

fn namespace_is_given_once(entries: &[Entry], entity: &Entity, sink: &mut Sink) {
    let Some(entry) = find(entries, word::SCHEMA) else { return };
    if entity.table.as_ref().is_some_and(|table| table.contains('.')) {
        contradiction(entry, "`schema` and `table` both say which schema the table is in", "keep one of the two", sink);
    }
}

fn indexes_make_sense(entity: &Entity, field: &Field, entries: &[Entry], sink: &mut Sink) {
    let written = entries.iter().filter(|entry| [word::INDEX, word::UNIQUE].contains(&entry.word.as_str()));
    for (index, entry) in field.attrs.indexes.iter().zip(written) {
        list_names_columns(entity, &index.include, word::INCLUDE, entry.span, sink);
        index_makes_sense(index, entry.span, sink);
        existing_makes_sense(entity, index, entry.span, sink);
    }
}

/// What is said of rows that are in the way of a unique key.
fn existing_makes_sense(entity: &Entity, index: &IndexAttr, span: Span, sink: &mut Sink) {
    let Some(existing) = &index.existing else { return };
    let mut contradiction = |message: &str, help: &str| sink.push(span, Diagnostic::new(Code::Contradiction, message).help(help));
    if !index.unique {
        contradiction("no row is in the way of an index that is not unique", "write `unique(…)`, or remove `existing`");
    }
    if matches!(existing, Existing::SetNull(_)) && index.nulls_not_distinct {
        contradiction("with `nulls_not_distinct` rows with NULL are in each other's way", "write `existing = keep_first`");
    }
    ordered_by_columns(entity, Some(existing), span, sink);
    existing_needs_a_key(entity, Some(existing), span, sink);
}

/// What tells which of several rows stays is columns.
fn ordered_by_columns(entity: &Entity, existing: Option<&Existing>, span: Span, sink: &mut Sink) {
    match existing {
        Some(Existing::KeepFirst(fields)) => list_names_columns(entity, fields, word::KEEP_FIRST, span, sink),
        Some(Existing::KeepLast(fields)) => list_names_columns(entity, fields, word::KEEP_LAST, span, sink),
        Some(Existing::SetNull(_) | Existing::Delete) | None => {}
    }
}

/// What is said of rows that can't have the primary key, on one of its fields.
fn key_existing_makes_sense(entity: &Entity, field: &Field, entries: &[Entry], sink: &mut Sink) {
    let (Some(existing), Some(entry)) = (&field.attrs.key_existing, find(entries, word::PRIMARY_KEY)) else { return };
    ordered_by_columns(entity, Some(existing), entry.span, sink);
    let first = entity.columns().find(|other| other.attrs.key_existing.is_some());
    if let Some(first) = first.filter(|first| first.name != field.name) {
        let message = format!("`{}` says already what becomes of rows that can't have the primary key", first.name);
        contradiction(entry, message, "keep one `existing` of the key", sink);
    }
}

/// Rows are told apart by the primary key.
fn existing_needs_a_key(entity: &Entity, existing: Option<&Existing>, span: Span, sink: &mut Sink) {
    if existing.is_some() && entity.no_primary_key {
        let message = "rows are told apart by the primary key, and there is none";
        sink.push(span, Diagnostic::new(Code::Contradiction, message).help("remove `existing`, or give the table a key"));
    }
}

fn index_makes_sense(index: &IndexAttr, span: Span, sink: &mut Sink) {
    let mut contradiction = |message: &str, help: &str| sink.push(span, Diagnostic::new(Code::Contradiction, message).help(help));
    if index.nulls_not_distinct && !index.unique {
        contradiction("`nulls_not_distinct` is for unique keys", "write `unique(…)`, or remove it");
    }
    if index.unnamed && index.name.is_some() {
        contradiction("the constraint has a name and is `unnamed`", "keep one of the two");
    }
    let Some(_) = index.constraint.filter(|_| !index.excludes()) else { return };
    let is_field = |part: &PartAttr| matches!(part.key, PartKey::Field(_));
    if !index.unique {
        contradiction(
            "an index is no constraint, so there is nothing to defer",
            "write `unique(…)`, or remove `constraint` or `deferrable`",
        );
    } else if index.filter.is_some() || !index.parts.iter().all(is_field) {
        contradiction(
            "a unique constraint is over columns of all rows, and this has a filter or an expression",
            "without `constraint`, `deferrable` and `deferred` it is a unique index, which can have them",
        );
    }
}

fn generated_is_alone(entries: &[Entry], sink: &mut Sink) {
    if find(entries, word::GENERATED).is_none() {
        return;
    }
    let words = [word::DEFAULT, word::AUTO_INCREMENT, word::BACKFILL, word::NOW_ON_UPDATE];
    for entry in entries.iter().filter(|entry| words.contains(&entry.word.as_str())) {
        let message = format!("the database computes the column, so `{}` means nothing", entry.word);
        contradiction(entry, message, "remove one of the two", sink);
    }
}

fn digits_make_sense(field: &Field, entries: &[Entry], sink: &mut Sink) {
    let Some(entry) = find(entries, word::SCALE) else { return };
    match (field.attrs.precision, field.attrs.scale) {
        (None, Some(_)) => contradiction(entry, "`scale` says nothing without `precision`", "write `precision = 10, scale = 2`", sink),
        (Some(precision), Some(scale)) if scale > precision => {
            sink.error(entry.span, Code::InvalidValue, format!("`scale` is {scale}, more than the {precision} digits of `precision`"));
        }
        (Some(_) | None, Some(_) | None) => {}
    }
}

fn type_is_given_once(field: &Field, entries: &[Entry], sink: &mut Sink) {
    // With a type for some databases only, the Rust type decides for the others, and it can have limits.
    if find(entries, word::TYPE).is_none() || matches!(field.attrs.sql_type, Some(SqlType::Each(_))) {
        return;
    }
    for entry in entries.iter().filter(|entry| [word::LENGTH, word::PRECISION, word::SCALE].contains(&entry.word.as_str())) {
        contradiction(entry, format!("`type` and `{}` both say what the column's type is", entry.word), "put it all into `type`", sink);
    }
}

fn numbering_is_alone(entries: &[Entry], sink: &mut Sink) {
    let Some(entry) = find(entries, word::AUTO_INCREMENT) else { return };
    if find(entries, word::DEFAULT).is_some() {
        contradiction(entry, "the database numbers the rows, so there is no default", "remove `default` or `auto_increment`", sink);
    }
}

fn null_is_for_the_key(entity: &Entity, field: &Field, entries: &[Entry], sink: &mut Sink) {
    let Some(entry) = find(entries, word::NULLABLE) else { return };
    if !entity.primary_key_fields().contains(&field.name.as_str()) {
        let message = format!("`nullable` is for the primary key, and `{}` is no part of it", field.name);
        contradiction(entry, message, "make the field an `Option`", sink);
    }
}

fn checks_make_sense(entity: &Entity, checks: &[CheckAttr], entries: &[Entry], sink: &mut Sink) {
    let written = entries.iter().filter(|entry| entry.word == word::CHECK);
    for (check, entry) in checks.iter().zip(written) {
        if check.unnamed && check.name.is_some() {
            contradiction(entry, "the check has a name and is `unnamed`", "keep one of the two", sink);
        }
        existing_needs_a_key(entity, check.existing.as_ref(), entry.span, sink);
    }
}

fn reference_makes_sense(entity: &Entity, field: &Field, entries: &[Entry], sink: &mut Sink) {
    let (Some(reference), Some(entry)) = (&field.attrs.references, find(entries, word::REFERENCES)) else { return };
    existing_needs_a_key(entity, reference.existing.as_ref(), entry.span, sink);
}

fn checks_of_the_struct_name_no_column(entity: &Entity, entries: &[Entry], sink: &mut Sink) {
    let written = entries.iter().filter(|entry| entry.word == word::CHECK);
    for (_, entry) in entity.checks.iter().zip(written).filter(|(check, _)| matches!(check.existing, Some(Existing::SetNull(_)))) {
        contradiction(entry, "nothing says which column gets NULL", "write the check on the field, or `existing = delete`", sink);
    }
}
