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
    /// The fields whose types are known, in declared order.
    pub(in crate::entity) fields: Vec<OriginField>,
}

/// A field that is a column.
#[derive(Debug)]
pub(in crate::entity) struct OriginField {
    /// Its Rust name; `0` inside a newtype.
    pub(in crate::entity) name: String,
    pub(in crate::entity) column: String,
    /// The type that its Rust type decides.
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
}

impl Origin {
    pub(super) fn new(tree: &Tree, listed: &Listed) -> Self {
        let scanned = listed.scanned(tree);
        let mut texts = Vec::new();
        let (kind, positions) = match &scanned.item {
            Some(Item::Entity(entity)) => {
                let positions = entity.fields.iter().map(|field| (field.name.clone(), field.position)).collect();
                (Some(Kind::Entity), positions)
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
        self.fields.iter().find(|field| field.column == column)
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
        }
    }
}
