//! Indexes, foreign keys and checks, with the names they get.

use super::{Lowerer, names};
use crate::diagnostic::{Code, Diagnostic};
use crate::entity::ast::{Entity, IndexAttr, Kind, PartKey, Reference};
use crate::entity::suggest::nearest;
use crate::schema::{Check, ForeignKey, Index, IndexKey, IndexPart, Table, name};

impl Lowerer<'_> {
    /// Fills in the keys of a table: those of the fields in declared order, then those of the struct.
    pub(super) fn keys(&mut self, node: usize, entity: &Entity, table: &mut Table) {
        let mut used = given_names(entity);
        for field in entity.columns() {
            let column = entity.column_name(field);
            for index in &field.attrs.indexes {
                table.indexes.push(self::index(entity, index, &table.name, &mut used));
            }
            if let Some(reference) = &field.attrs.references {
                let key = self.foreign_key(node, Some(&field.name), vec![column.clone()], reference);
                if let Some(key) = key {
                    let origin = &mut self.lowered.origins[self.current];
                    if let Some(known) = origin.fields.iter_mut().find(|known| known.name == field.name) {
                        known.target = Some(key.target.clone());
                    }
                    let name = used.generate(&name::foreign_key(&table.name, &[&column]));
                    table.foreign_keys.push(ForeignKey { name, ..key });
                }
            }
            for check in &field.attrs.checks {
                let name = check.name.clone().unwrap_or_else(|| used.generate(&name::check(&table.name, Some(&column))));
                table.checks.push(Check { name, expression: check.expression.clone(), no_inherit: check.no_inherit });
            }
        }
        for index in &entity.indexes {
            table.indexes.push(self::index(entity, index, &table.name, &mut used));
        }
        for declared in &entity.foreign_keys {
            let columns = names(entity, declared.fields.iter().map(String::as_str));
            let named: Vec<&str> = columns.iter().map(String::as_str).collect();
            let name = declared.name.clone().unwrap_or_else(|| used.generate(&name::foreign_key(&table.name, &named)));
            if let Some(key) = self.foreign_key(node, None, columns, &declared.reference) {
                table.foreign_keys.push(ForeignKey { name, ..key });
            }
        }
        for check in &entity.checks {
            let name = check.name.clone().unwrap_or_else(|| used.generate(&name::check(&table.name, None)));
            table.checks.push(Check { name, expression: check.expression.clone(), no_inherit: check.no_inherit });
        }
    }

    /// A foreign key without its name.
    fn foreign_key(&mut self, node: usize, field: Option<&str>, columns: Vec<String>, reference: &Reference) -> Option<ForeignKey> {
        let Some(target) = self.target(node, &reference.target.text) else {
            let diagnostic = self.no_target(&reference.target.text);
            self.report(field, diagnostic);
            return None;
        };
        let fields: Vec<&str> = match reference.fields.as_slice() {
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

fn index(entity: &Entity, index: &IndexAttr, table: &str, used: &mut Used) -> Index {
    let parts = parts(entity, index);
    let named: Vec<&str> = parts.iter().map(|part| part.column_name().unwrap_or("expr")).collect();
    let usual = || if index.excludes() { name::exclusion(table, &named) } else { name::index(table, &named, index.unique) };
    Index {
        name: index.name.clone().unwrap_or_else(|| used.generate(&usual())),
        unique: index.unique,
        filter: index.filter.clone(),
        method: index.method.clone(),
        include: names(entity, index.include.iter().map(String::as_str)),
        nulls_not_distinct: index.nulls_not_distinct,
        constraint: index.constraint,
        parameters: index.parameters.clone(),
        parts,
    }
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
        indexes.chain(field.attrs.checks.iter().filter_map(|check| check.name.clone()))
    });
    let of_struct = entity.indexes.iter().filter_map(|index| index.name.clone());
    let of_struct = of_struct.chain(entity.foreign_keys.iter().filter_map(|key| key.name.clone()));
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
