//! From what the items say to the schema.

mod column;
mod default;
mod flat;
mod keys;
mod place;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::ast::{Entity, EnumItem, Field, Item, Newtype};
use super::condition::Condition;
use super::modules::Tree;
use super::resolve::{Problem, Resolver};
use super::scan::{Scanned, Scope};
use crate::Schema;
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::{ColumnIntent, Intent, TableIntent, VariantIntent};
use crate::risk::Levels;
use crate::schema::{DataType, Table};

pub use default::takes_default;
pub(super) use place::{Inside, Origin, OriginField};

use flat::{Declared, Flat, Home};

/// What lowering gives.
#[derive(Debug, Default)]
pub(super) struct Lowered {
    pub(super) schema: Schema,
    pub(super) intent: Intent,
    pub(super) levels: Levels,
    /// Every item with one of our derives, in order.
    pub(super) origins: Vec<Origin>,
    pub(super) found: Vec<Found>,
    /// Files whose entities would have to be known with their columns.
    pub(super) incomplete: Vec<String>,
    /// The foreign keys that are `unchecked`, by their tables and names.
    pub(super) unchecked: BTreeSet<(String, String)>,
}

/// A diagnostic at its place.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) diagnostic: Diagnostic,
    /// Whether the derive finds it by itself.
    pub(super) known_to_derive: bool,
}

/// Lowers all items of the tree.
pub(super) fn lower(tree: &Tree) -> Lowered {
    lower_listed(tree, &list(tree), None)
}

/// Lowers the items of some files, of a tree in which only the entities of `whole` files are more than their names.
pub(super) fn lower_files(tree: &Tree, files: &BTreeSet<String>, whole: &BTreeSet<String>) -> Lowered {
    let mut listed = list(tree);
    listed.retain(|listed| files.contains(&*tree.nodes[listed.node].file));
    lower_listed(tree, &listed, Some(whole))
}

/// The entities of a tree that count, with their files.
pub(super) fn entities(tree: &Tree) -> impl Iterator<Item = (&str, &Entity)> {
    let listed = list(tree).into_iter().filter(|listed| !listed.ignored);
    listed.filter_map(|listed| match &listed.scanned(tree).item {
        Some(Item::Entity(entity)) => Some((&*tree.nodes[listed.node].file, entity)),
        Some(Item::Enum(_) | Item::Newtype(_) | Item::Embedded(_)) | None => None,
    })
}

fn lower_listed(tree: &Tree, listed: &[Listed], whole: Option<&BTreeSet<String>>) -> Lowered {
    let is_home = |listed: &Listed| matches!(listed.scanned(tree).item, Some(Item::Enum(_) | Item::Embedded(_)));
    let homes = listed.iter().enumerate().filter(|(_, listed)| is_home(listed));
    let homes = homes.map(|(at, listed)| ((listed.node, listed.item), at)).collect();
    let mut lowerer =
        Lowerer { tree, resolver: Resolver::new(tree), lowered: Lowered::default(), current: 0, is_muted: false, homes, whole };
    lowerer.lowered.origins = listed.iter().map(|listed| Origin::new(tree, listed)).collect();
    for (at, listed) in listed.iter().enumerate() {
        lowerer.current = at;
        if !listed.ignored {
            lowerer.item(listed);
        }
    }
    lowerer.lowered
}

/// An item and where it stands in the tree.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) node: usize,
    pub(super) item: usize,
    /// Only in tests.
    pub(super) ignored: bool,
}

impl Listed {
    fn scanned<'t>(&self, tree: &'t Tree) -> &'t Scanned {
        &tree.nodes[self.node].scope.items[self.item]
    }
}

/// Every item once: a file that is in the trees of two roots counts where it comes first.
fn list(tree: &Tree) -> Vec<Listed> {
    let mut listed: Vec<Listed> = Vec::new();
    // The scopes of a file that was listed before are the same allocation.
    let mut seen: BTreeSet<*const Scope> = BTreeSet::new();
    for (node, module) in tree.nodes.iter().enumerate() {
        if module.scope.items.is_empty() {
            continue;
        }
        if !seen.insert(Rc::as_ptr(&module.scope)) {
            continue;
        }
        for (item, scanned) in module.scope.items.iter().enumerate() {
            let ignored = [&module.condition, &scanned.condition].into_iter().any(|condition| *condition == Some(Condition::Test));
            listed.push(Listed { node, item, ignored });
        }
    }
    listed
}

struct Lowerer<'a> {
    tree: &'a Tree,
    resolver: Resolver<'a>,
    lowered: Lowered,
    /// The item at work.
    current: usize,
    /// Whether what is wrong is reported elsewhere: at the embedded struct that is at work as part of an entity.
    is_muted: bool,
    /// The positions of the enums and embedded structs among the origins.
    homes: HashMap<(usize, usize), usize>,
    /// The files whose entities are known with their columns; `None` for all.
    whole: Option<&'a BTreeSet<String>>,
}

impl<'a> Lowerer<'a> {
    /// Adds a diagnostic to the item at work, or to one of its fields.
    fn report(&mut self, field: Option<&str>, diagnostic: Diagnostic) {
        self.found(field, diagnostic, false);
    }

    fn found(&mut self, field: Option<&str>, diagnostic: Diagnostic, known_to_derive: bool) {
        if self.is_muted {
            return;
        }
        let field = field.map(|field| field.split_once('.').map_or(field, |(outer, _)| outer));
        let diagnostic = diagnostic.at(self.lowered.origins[self.current].place(field));
        self.lowered.found.push(Found { diagnostic, known_to_derive });
    }

    fn item(&mut self, listed: &Listed) {
        let scanned: &'a Scanned = listed.scanned(self.tree);
        for problem in &scanned.problems {
            let diagnostic = Diagnostic { code: problem.code, message: problem.message.clone(), help: problem.help.clone(), place: None };
            // rustc has removed `cfg` and what it excludes before the derive sees the item.
            self.found(problem.field.as_deref(), diagnostic, problem.code != Code::Conditional);
        }
        if let (Some(Condition::Other(text)), None) = (&self.tree.nodes[listed.node].condition, &scanned.condition) {
            let message =
                format!("`{}` stands in a module under `{text}`, which would make the schema depend on how it is compiled", scanned.name);
            self.report(None, Diagnostic::new(Code::Conditional, message).help("move it to a module without the condition"));
        }
        match &scanned.item {
            Some(Item::Entity(entity)) => self.entity(listed.node, entity),
            Some(Item::Newtype(newtype)) => self.newtype(listed.node, newtype),
            Some(Item::Embedded(embedded)) => self.embedded(listed.node, embedded),
            Some(Item::Enum(_)) | None => {}
        }
    }

    fn newtype(&mut self, node: usize, newtype: &Newtype) {
        let origin = &mut self.lowered.origins[self.current];
        if let Some(column) = self.resolver.written(node, newtype.sql_type.as_ref(), &newtype.inner) {
            origin.fields.push(OriginField::inner(&column.data_type, column.nullable));
            return;
        }
        match self.resolver.column(node, &newtype.inner) {
            Ok(column) => origin.fields.push(OriginField::inner(&column.data_type, column.nullable)),
            Err(Problem::Reported) => {}
            Err(problem) => {
                let diagnostic = column::unknown(&newtype.inner, &problem);
                self.report(None, diagnostic);
            }
        }
    }

    fn entity(&mut self, node: usize, entity: &'a Entity) {
        let flat = self.flat(node, entity);
        let columns = Vec::with_capacity(flat.entity.fields.len());
        let mut table = Table { name: entity.table_name(), columns, options: (*entity.options).clone(), ..Table::default() };
        let mut intent = TableIntent {
            renamed_from: entity.renamed_from.clone(),
            new: entity.new,
            retire: entity.retire,
            from: entity.from.clone(),
            ..TableIntent::default()
        };
        self.flattened(node, entity);
        self.embedded_keys(entity, &flat);
        self.columns(entity, &flat, &mut table, &mut intent);
        table.primary_key = names(&flat.entity, flat.entity.primary_key_fields());
        self.has_primary_key(entity, &table);
        intent.existing = self.keys(&flat, &mut table);
        self.words(&flat.entity, &table);
        for (subject, level) in &entity.levels {
            self.lowered.levels.set_for(&table.name, *subject, *level);
        }
        if intent != TableIntent::default() {
            self.lowered.intent.tables.insert(table.name.clone(), intent);
        }
        self.lowered.origins[self.current].table = Some(table.name.clone());
        self.lowered.schema.tables.push(table);
    }

    /// An embedded struct is lowered for what is wrong with it, which is then said once, and for what its derive is told.
    fn embedded(&mut self, node: usize, embedded: &'a Entity) {
        let flat = self.flat(node, embedded);
        let mut table = Table::default();
        self.flattened(node, embedded);
        self.embedded_keys(embedded, &flat);
        self.columns(embedded, &flat, &mut table, &mut TableIntent::default());
        let _ = self.keys(&flat, &mut table);
        self.words(&flat.entity, &table);
    }

    /// The columns and what the fields say of their change.
    fn columns(&mut self, entity: &Entity, flat: &Flat<'a>, table: &mut Table, intent: &mut TableIntent) {
        self.lowered.origins[self.current].fields.reserve_exact(flat.entity.fields.len());
        for (at, field) in flat.entity.fields.iter().enumerate().filter(|(_, field)| !field.attrs.skip) {
            let home = flat.home(at);
            self.begin_flattened(entity, flat.node, field);
            self.is_muted = home.inside.is_some();
            let lowered = self.column(&home, field, flat.entity.column_name(field));
            self.is_muted = false;
            let found = lowered.as_ref().and_then(|lowered| self.enum_at(lowered.item?));
            let hints = ColumnIntent {
                renamed_from: field.attrs.renamed_from.clone(),
                new: field.attrs.new,
                flattened: home.inside.is_some() && !field.attrs.renamed_from.is_empty(),
                backfill: field.attrs.backfill.clone(),
                convert: field.attrs.convert.clone(),
                temporary: field.attrs.temporary,
                variants: found.map(|(_, item)| variants(item)).unwrap_or_default(),
            };
            if hints != ColumnIntent::default() {
                intent.columns.insert(flat.entity.column_name(field), hints);
            }
            if let Some(column::Lowered { column, is_option, .. }) = lowered {
                // That of a field of an embedded struct is said there.
                self.key_takes_no_null(&flat.entity, field, is_option && (home.nullable || home.inside.is_none()));
                let variant = self.first_variant(home.node, field, &column.data_type);
                let (enum_home, inside) = (found.and_then(|(home, _)| home), self.inside(&home));
                let origin = &mut self.lowered.origins[self.current];
                origin.fields.push(OriginField {
                    variant,
                    home: enum_home,
                    inside,
                    nullable: is_option,
                    ..OriginField::of(field, &column)
                });
                table.columns.push(column);
            }
        }
    }

    /// Notes the field of the struct that a flattened one comes with, before the first of these.
    fn begin_flattened(&mut self, entity: &Entity, node: usize, field: &Field) {
        let Some((outer, _)) = field.name.split_once('.') else { return };
        let last = self.lowered.origins[self.current].fields.last();
        let Some(outer) = entity.field(outer).filter(|outer| last.is_none_or(|last| last.outer() != outer.name)) else { return };
        let flattened = self.flattened_origin(node, outer);
        self.lowered.origins[self.current].fields.extend(flattened);
    }

    fn inside(&self, home: &Home) -> Option<Inside> {
        let Declared { at, field, column } = home.inside.as_ref()?;
        Some(Inside { origin: self.homes.get(at).copied(), field: field.clone(), column: column.clone() })
    }

    fn key_takes_no_null(&mut self, entity: &Entity, field: &Field, is_option: bool) {
        if is_option && !field.attrs.nullable && entity.primary_key_fields().contains(&field.name.as_str()) {
            let message = format!("`{}` is part of the primary key, so it cannot be an `Option`", field.name);
            self.report(Some(&field.name), Diagnostic::new(Code::Contradiction, message).help("remove the `Option`"));
        }
    }

    fn has_primary_key(&mut self, entity: &Entity, table: &Table) {
        if table.primary_key.is_empty() && !entity.no_primary_key && !table.columns.is_empty() {
            let help = "mark a field: `#[entity(primary_key)]`, or several: `#[entity(primary_key(a, b))]` on the struct";
            let diagnostic = Diagnostic::new(Code::NoPrimaryKey, format!("`{}` has no primary key", table.name)).help(help);
            self.report(None, diagnostic.help("a table that does without one: `#[entity(no_primary_key)]`"));
        }
    }

    /// An enum, and its position among the origins.
    fn enum_at(&self, at: (usize, usize)) -> Option<(Option<usize>, &'a EnumItem)> {
        match &self.tree.nodes[at.0].scope.items[at.1].item {
            Some(Item::Enum(item)) => Some((self.homes.get(&at).copied(), item)),
            Some(Item::Entity(_) | Item::Newtype(_) | Item::Embedded(_)) | None => None,
        }
    }

    /// The first variant of the enum that a field's type is, as it would be written there.
    fn first_variant(&self, node: usize, field: &Field, data_type: &DataType) -> Option<String> {
        if !matches!(data_type, DataType::Enum(_)) {
            return None;
        }
        let (node, item) = self.resolver.item(node, &field.ty.0)?;
        match &self.tree.nodes[node].scope.items[item].item {
            Some(Item::Enum(item)) => item.variants.first().map(|variant| format!("{}::{}", field.ty.0, variant.name)),
            Some(Item::Entity(_) | Item::Newtype(_) | Item::Embedded(_)) | None => None,
        }
    }

    /// The entity that a path leads to.
    fn target(&mut self, node: usize, path: &str) -> Option<Flat<'a>> {
        let (node, item) = self.resolver.item(node, path)?;
        let file = &self.tree.nodes[node].file;
        if self.whole.is_some_and(|whole| !whole.contains(&**file)) {
            self.lowered.incomplete.push(file.to_string());
        }
        match &self.tree.nodes[node].scope.items[item].item {
            Some(Item::Entity(entity)) => Some(self.flat(node, entity)),
            Some(Item::Enum(_) | Item::Newtype(_) | Item::Embedded(_)) | None => None,
        }
    }
}

/// The columns of fields; fields that do not exist, which has been reported, are left out.
fn names<'n>(entity: &Entity, fields: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    fields.into_iter().filter_map(|name| entity.field(name)).map(|field| entity.column_name(field)).collect()
}

/// The hints of the variants that have any, by stored text.
fn variants(item: &EnumItem) -> BTreeMap<String, VariantIntent> {
    let hinted = item.variants.iter().filter(|variant| variant.new || !variant.renamed_from.is_empty());
    hinted.map(|variant| (item.text(variant), VariantIntent { renamed_from: variant.renamed_from.clone(), new: variant.new })).collect()
}
