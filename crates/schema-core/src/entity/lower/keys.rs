//! Indexes, foreign keys and checks, with the names they get.

use std::collections::BTreeMap;

use super::flat::Flat;
use super::{Lowerer, names};
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::{Existing, Key, Resolved};
use crate::entity::ast::{CheckAttr, Entity, Field, IndexAttr, Kind, PartKey, Reference};
use crate::entity::suggest::nearest;
use crate::schema::{Check, ForeignKey, Index, IndexKey, IndexPart, Table, name};

impl Lowerer<'_> {
    /// Fills in the keys of a table: those of the fields in declared order, then those of the struct. Returns what is said of rows that are in
    /// their way.
    pub(super) fn keys(&mut self, flat: &Flat<'_>, table: &mut Table) -> BTreeMap<Resolved, Existing> {
        let entity = &*flat.entity;
        let mut said = Said { entity, found: BTreeMap::new() };
        let mut used = given_names(entity);
        let key = Key::Primary { name: String::new(), columns: table.primary_key.clone() };
        self.existing(&mut said, None, table, &key, entity.key_existing());
        for (at, field) in entity.fields.iter().enumerate().filter(|(_, field)| !field.attrs.skip) {
            let column = entity.column_name(field);
            for index in &field.attrs.indexes {
                let key = Key::Unique(add_index(table, entity, index, &mut used));
                self.existing(&mut said, Some(field), table, &key, index.existing.as_ref());
            }
            if let Some(reference) = &field.attrs.references {
                let home = flat.home(at);
                self.is_muted = home.inside.is_some();
                let key = self.foreign_key(home.node, Some(&field.name), vec![column.clone()], reference);
                self.is_muted = false;
                if let Some(key) = key {
                    let origin = &mut self.lowered.origins[self.current];
                    if let Some(known) = origin.fields.iter_mut().find(|known| known.name == field.name) {
                        known.target = Some(key.target.clone());
                    }
                    let name = reference.name.clone().unwrap_or_else(|| used.generate(&name::foreign_key(&table.name, &[&column])));
                    let key = Key::ForeignKey(self.add_foreign_key(table, ForeignKey { name, ..key }, reference.unchecked));
                    self.existing(&mut said, Some(field), table, &key, reference.existing.as_ref());
                }
            }
            for check in &field.attrs.checks {
                let key = Key::Check(add_check(table, check, Some(&column), &mut used));
                self.existing(&mut said, Some(field), table, &key, check.existing.as_ref());
            }
        }
        for index in &entity.indexes {
            let key = Key::Unique(add_index(table, entity, index, &mut used));
            self.existing(&mut said, None, table, &key, index.existing.as_ref());
        }
        for (at, declared) in entity.foreign_keys.iter().enumerate() {
            let columns = names(entity, declared.fields.iter().map(String::as_str));
            let named: Vec<&str> = columns.iter().map(String::as_str).collect();
            let given = declared.reference.name.clone();
            let name = given.unwrap_or_else(|| used.generate(&name::foreign_key(&table.name, &named)));
            let (node, is_embedded) = flat.key_home(at);
            self.is_muted = is_embedded;
            let key = self.foreign_key(node, None, columns, &declared.reference);
            self.is_muted = false;
            if let Some(key) = key {
                let key = Key::ForeignKey(self.add_foreign_key(table, ForeignKey { name, ..key }, declared.reference.unchecked));
                self.existing(&mut said, None, table, &key, declared.reference.existing.as_ref());
            }
        }
        for check in &entity.checks {
            let key = Key::Check(add_check(table, check, None, &mut used));
            self.existing(&mut said, None, table, &key, check.existing.as_ref());
        }
        said.found
    }

    /// Notes what is said of rows that are in the way of `key`.
    fn existing(&mut self, said: &mut Said<'_>, field: Option<&Field>, table: &Table, key: &Key, existing: Option<&Existing>) {
        let columns = |fields: &[String]| names(said.entity, fields.iter().map(String::as_str));
        let existing = match existing {
            None => return,
            Some(Existing::Delete) => Existing::Delete,
            Some(Existing::KeepFirst(fields)) => Existing::KeepFirst(columns(fields)),
            Some(Existing::KeepLast(fields)) => Existing::KeepLast(columns(fields)),
            Some(Existing::SetNull(_)) => {
                let own = field.map(|field| said.entity.column_name(field));
                let null = key.nullable(table, own.as_deref());
                // That a check of the struct names no column is reported where it is read.
                if null.is_empty() && (field.is_some() || !matches!(key, Key::Check(_))) {
                    self.report(field.map(|field| field.name.as_str()), no_null(key));
                }
                Existing::SetNull(null)
            }
        };
        said.found.insert(Resolved::of(key), existing);
    }

    fn add_foreign_key(&mut self, table: &mut Table, key: ForeignKey, unchecked: bool) -> ForeignKey {
        if unchecked {
            self.lowered.unchecked.insert((table.name.clone(), key.name.clone()));
        }
        table.foreign_keys.push(key.clone());
        key
    }

    /// A foreign key without its name.
    fn foreign_key(&mut self, node: usize, field: Option<&str>, columns: Vec<String>, reference: &Reference) -> Option<ForeignKey> {
        let Some(target) = self.target(node, &reference.target.text) else {
            let diagnostic = self.no_target(&reference.target.text);
            self.report(field, diagnostic);
            return None;
        };
        let target = &*target.entity;
        let fields: Vec<&str> = match reference.fields.as_slice() {
            [] if target.no_primary_key => {
                let message = format!("`{}` has no primary key to refer to", target.name);
                let help = format!("name the fields: `{}(…)`", reference.target.text);
                self.report(field, Diagnostic::new(Code::MissingTarget, message).help(help));
                return None;
            }
            [] => target.primary_key_fields(),
            fields => fields.iter().map(String::as_str).collect(),
        };
        let missing = fields.iter().find(|name| target.field(name).is_none_or(|field| field.attrs.skip));
        if let Some(missing) = missing {
            let diagnostic = Diagnostic::new(Code::MissingTarget, format!("`{}` has no field `{missing}` that is a column", target.name));
            let near = nearest(missing, target.columns().map(|field| field.name.as_str()));
            self.report(field, near.into_iter().fold(diagnostic, |diagnostic, near| diagnostic.help(format!("did you mean `{near}`?"))));
            return None;
        }
        Some(ForeignKey {
            name: String::new(),
            columns,
            target: target.table_name(),
            target_columns: names(target, fields),
            on_delete: reference.on_delete,
            on_update: reference.on_update,
            deferral: reference.deferral,
            match_full: reference.match_full,
        })
    }

    fn no_target(&self, path: &str) -> Diagnostic {
        let diagnostic = Diagnostic::new(Code::MissingTarget, format!("`{path}` is not an entity"));
        let last = path.rsplit("::").next().unwrap_or_default();
        let entities = self.lowered.origins.iter().filter(|origin| origin.kind == Some(Kind::Entity));
        let known: Vec<&str> = entities.map(|origin| origin.name.as_str()).collect();
        match nearest(last, known.iter().copied()) {
            Some(near) if near == last => diagnostic.help(format!("import the entity `{near}` into this module, or write its whole path")),
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => diagnostic.help("`references` takes the name of a struct with `#[derive(Entity)]`"),
        }
    }
}

/// What an entity says of rows that are in the way.
struct Said<'a> {
    entity: &'a Entity,
    found: BTreeMap<Resolved, Existing>,
}

fn no_null(key: &Key) -> Diagnostic {
    let message = match key {
        Key::Primary { .. } => "the primary key can't be NULL".to_owned(),
        Key::Unique(index) => format!("no column of `{}` can be NULL", index.name),
        Key::ForeignKey(ForeignKey { match_full: true, .. }) => {
            "with `match_full` every column of the key must be able to be NULL".to_owned()
        }
        Key::ForeignKey(_) => "no column of the foreign key can be NULL".to_owned(),
        Key::Check(_) => "the column can't be NULL".to_owned(),
    };
    let instead = match key {
        Key::Unique(_) => "`existing = keep_first`",
        Key::Primary { .. } | Key::ForeignKey(_) | Key::Check(_) => "`existing = delete`",
    };
    Diagnostic::new(Code::Contradiction, message).help(format!("make the field an `Option`, or write {instead}"))
}

fn add_check(table: &mut Table, check: &CheckAttr, column: Option<&str>, used: &mut Used) -> Check {
    let name = match &check.name {
        Some(name) => name.clone(),
        None if check.unnamed => unnamed("check", table.checks.iter().map(|check| &check.name)),
        None => used.generate(&name::check(&table.name, column)),
    };
    let check = Check { name, expression: check.expression.clone(), no_inherit: check.no_inherit };
    table.checks.push(check.clone());
    check
}

/// What a constraint without a name is called besides `others`.
fn unnamed<'a>(kind: &str, others: impl Iterator<Item = &'a String>) -> String {
    name::unnamed(kind, others.filter(|name| name::is_unnamed(name)).count() + 1)
}

fn add_index(table: &mut Table, entity: &Entity, index: &IndexAttr, used: &mut Used) -> Index {
    let parts = parts(entity, index);
    let named: Vec<&str> = parts.iter().map(|part| part.column_name().unwrap_or("expr")).collect();
    let name = match &index.name {
        Some(name) => name.clone(),
        None if index.unnamed => unnamed("unique", table.indexes.iter().map(|index| &index.name)),
        None if index.excludes() => used.generate(&name::exclusion(&table.name, &named)),
        None => used.generate(&name::index(&table.name, &named, index.unique)),
    };
    let index = Index {
        name,
        unique: index.unique,
        filter: index.filter.clone(),
        method: index.method.clone(),
        include: names(entity, index.include.iter().map(String::as_str)),
        nulls_not_distinct: index.nulls_not_distinct,
        constraint: index.constraint,
        parameters: index.parameters.clone(),
        parts,
    };
    table.indexes.push(index.clone());
    index
}

fn parts(entity: &Entity, index: &IndexAttr) -> Vec<IndexPart> {
    let lowered = index.parts.iter().filter_map(|part| {
        let key = match &part.key {
            PartKey::Field(name) => IndexKey::Column(entity.column_name(entity.field(name)?)),
            PartKey::Sql(sql) => IndexKey::Expression(sql.clone()),
        };
        Some(IndexPart {
            key,
            descending: part.descending,
            nulls: part.nulls,
            collation: part.collate.clone(),
            operator_class: part.operator_class.clone(),
            length: part.length,
            operator: part.operator.clone(),
        })
    });
    lowered.collect()
}

/// The names in use in a table, so that generated ones keep out of their way.
struct Used(Vec<String>);

fn given_names(entity: &Entity) -> Used {
    let of_fields = entity.columns().flat_map(|field| {
        let indexes = field.attrs.indexes.iter().filter_map(|index| index.name.clone());
        let key = field.attrs.references.iter().filter_map(|reference| reference.name.clone());
        indexes.chain(key).chain(field.attrs.checks.iter().filter_map(|check| check.name.clone()))
    });
    let of_struct = entity.indexes.iter().filter_map(|index| index.name.clone());
    let of_struct = of_struct.chain(entity.foreign_keys.iter().filter_map(|key| key.reference.name.clone()));
    Used(of_fields.chain(of_struct).chain(entity.checks.iter().filter_map(|check| check.name.clone())).collect())
}

impl Used {
    /// The name, with a number from 2 where it is in use.
    fn generate(&mut self, name: &str) -> String {
        let mut free = name.to_owned();
        let mut number = 2_u32;
        while self.0.contains(&free) {
            free = name::shorten(format!("{name}{number}"));
            number += 1;
        }
        self.0.push(free.clone());
        free
    }
}
