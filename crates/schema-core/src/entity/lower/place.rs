//! Where things come from, so that what is said about a table or column can be said at the struct or field.

use super::Listed;
use crate::diagnostic::Place;
use crate::entity::ast::{Field, Item, Kind, Position};
use crate::entity::modules::Tree;
use crate::schema::{Column, DataType};

/// An item with one of our derives.
#[derive(Debug)]
pub(in crate::entity) struct Origin {
    pub(in crate::entity) file: String,
    pub(in crate::entity) name: String,
    /// `None` when it is ignored.
    pub(in crate::entity) kind: Option<Kind>,
    pub(in crate::entity) position: Position,
    /// The name of its table, if it is an entity that was lowered.
    pub(in crate::entity) table: Option<String>,
    /// Where each of its fields stands, skipped ones included, or each of its variants.
    positions: Vec<(String, Position)>,
    /// The stored text of each of its variants.
    texts: Vec<(String, String)>,
    /// The fields whose types are known, in declared order; before those that a field brings which is flattened, that field itself.
    pub(in crate::entity) fields: Vec<OriginField>,
}

/// A field that is a column.
#[derive(Debug)]
pub(in crate::entity) struct OriginField {
    /// Its Rust name; `0` inside a newtype; `billing.city` where it comes from an embedded struct.
    pub(in crate::entity) name: String,
    /// The column; where it is several, what their names start with.
    pub(in crate::entity) column: String,
    /// The type that its Rust type decides; the number of an embedded struct.
    pub(in crate::entity) key: String,
    pub(in crate::entity) nullable: bool,
    /// The table that its own `references` leads to.
    pub(in crate::entity) target: Option<String>,
    /// Its Rust type as written.
    pub(in crate::entity) ty: String,
    /// A value of it, if it is an enum.
    pub(in crate::entity) variant: Option<String>,
    /// The position of its enum among the origins, if it is one.
    pub(in crate::entity) home: Option<usize>,
    /// Where it is declared, if that is in an embedded struct.
    pub(in crate::entity) inside: Option<Inside>,
    /// Whether it is several columns.
    pub(in crate::entity) is_flattened: bool,
}

/// A field of an embedded struct.
#[derive(Debug, Clone)]
pub(in crate::entity) struct Inside {
    /// The position of the struct among the origins, if it is one of them.
    pub(in crate::entity) origin: Option<usize>,
    /// The name that the field has there.
    pub(in crate::entity) field: String,
    /// The name of its column there, without any prefix.
    pub(in crate::entity) column: String,
}

impl Origin {
    pub(super) fn new(tree: &Tree, listed: &Listed) -> Self {
        let scanned = listed.scanned(tree);
        let mut texts = Vec::new();
        let (kind, positions) = match &scanned.item {
            Some(item @ (Item::Entity(entity) | Item::Embedded(entity))) => {
                let positions = entity.fields.iter().map(|field| (field.name.clone(), field.position)).collect();
                (Some(item.kind()), positions)
            }
            Some(Item::Enum(item)) => {
                texts = item.variants.iter().map(|variant| (item.text(variant), variant.name.clone())).collect();
                (Some(Kind::Enum), item.variants.iter().map(|variant| (variant.name.clone(), variant.position)).collect())
            }
            Some(Item::Newtype(_)) => (Some(Kind::Newtype), Vec::new()),
            // Its diagnostics reach the derive whatever its kind.
            None => (Some(Kind::Entity), Vec::new()),
        };
        Self {
            file: tree.nodes[listed.node].file.to_string(),
            name: scanned.name.clone(),
            kind: kind.filter(|_| !listed.ignored),
            position: scanned.position,
            table: None,
            positions,
            texts,
            fields: Vec::new(),
        }
    }

    /// Whether it is an embedded struct.
    pub(in crate::entity) fn is_embedded(&self) -> bool {
        self.kind == Some(Kind::Embedded)
    }

    /// The place of the item, or of one of its fields.
    pub(in crate::entity) fn place(&self, field: Option<&str>) -> Place {
        let found = field.and_then(|field| self.positions.iter().find(|(name, _)| name == field));
        let position = found.map_or(self.position, |&(_, position)| position);
        Place {
            file: self.file.clone(),
            line: position.line as usize,
            column: position.column as usize,
            item: self.name.clone(),
            field: field.map(str::to_owned),
        }
    }

    /// The variant that is stored so.
    pub(in crate::entity) fn variant_of(&self, text: &str) -> Option<&str> {
        self.texts.iter().find(|(stored, _)| stored == text).map(|(_, variant)| variant.as_str())
    }

    /// The field that is a column.
    pub(in crate::entity) fn field_of(&self, column: &str) -> Option<&OriginField> {
        self.fields.iter().find(|field| field.column == column && !field.is_flattened)
    }

    /// The flattened field that a column comes with, and all columns that do. Of two columns of one name the last counts.
    pub(in crate::entity) fn flattened(&self, column: &str) -> Option<(&OriginField, Vec<&OriginField>)> {
        let mut same = self.fields.iter().rev().filter(|field| field.column == column && !field.is_flattened);
        let outer = same.find(|field| field.inside.is_some())?.outer();
        let field = self.fields.iter().find(|field| field.is_flattened && field.name == outer)?;
        Some((field, self.fields.iter().filter(|field| !field.is_flattened && field.outer() == outer).collect()))
    }

    /// Whether a place is in this item.
    pub(in crate::entity) fn holds(&self, place: &Place) -> bool {
        let here = Position { line: u32::try_from(place.line).unwrap_or(0), column: u32::try_from(place.column).unwrap_or(0) };
        let known = self.position == here || self.positions.iter().any(|&(_, position)| position == here);
        known && self.file == place.file && self.name == place.item
    }
}

impl OriginField {
    pub(super) fn of(field: &Field, column: &Column) -> Self {
        Self {
            name: field.name.clone(),
            column: column.name.clone(),
            key: column.data_type.key(),
            nullable: column.nullable,
            target: None,
            ty: field.ty.0.clone(),
            variant: None,
            home: None,
            inside: None,
            is_flattened: false,
        }
    }

    pub(super) fn inner(data_type: &DataType, nullable: bool) -> Self {
        Self {
            name: "0".to_owned(),
            column: String::new(),
            key: data_type.key(),
            nullable,
            target: None,
            ty: String::new(),
            variant: None,
            home: None,
            inside: None,
            is_flattened: false,
        }
    }

    /// A field that is flattened, by the number of its struct.
    pub(super) fn flattened(field: &Field, number: u64, nullable: bool) -> Self {
        let (name, key, ty) = (field.name.clone(), number.to_string(), field.ty.0.clone());
        let column = field.attrs.prefix.clone().unwrap_or_default();
        Self { name, column, key, nullable, target: None, ty, variant: None, home: None, inside: None, is_flattened: true }
    }

    /// The field of the entity that it comes with.
    pub(in crate::entity) fn outer(&self) -> &str {
        self.name.split_once('.').map_or(&self.name, |(outer, _)| outer)
    }

    /// The name of the field where it is declared.
    pub(in crate::entity) fn own_name(&self) -> &str {
        self.inside.as_ref().map_or(&self.name, |inside| &inside.field)
    }

    /// The name of the column where the field is declared, and what comes before it in the table.
    pub(in crate::entity) fn own_column(&self) -> (&str, &str) {
        let own = self.inside.as_ref().map_or(&*self.column, |inside| &inside.column);
        (own, self.column.strip_suffix(own).unwrap_or_default())
    }
}
