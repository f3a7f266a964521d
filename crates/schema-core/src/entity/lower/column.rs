//! One field to one column.

use super::Lowerer;
use super::flat::Home;
use crate::diagnostic::{Code, Diagnostic};
use crate::entity::ast::{Field, Type};
use crate::entity::resolve::Problem;
use crate::schema::{Column, DataType};

/// What a field comes to.
pub(super) struct Lowered {
    /// Its column.
    pub(super) column: Column,
    /// Whether its type is an `Option`.
    pub(super) is_option: bool,
    /// The enum that it holds, by module and position.
    pub(super) item: Option<(usize, usize)>,
}

impl Lowerer<'_> {
    /// The column of a field; `None` when its type is not known, which is then reported.
    pub(super) fn column(&mut self, home: &Home, field: &Field, name: String) -> Option<Lowered> {
        let (node, attrs) = (home.node, &field.attrs);
        let written = self.resolver.written(node, attrs.sql_type.as_ref(), &field.ty);
        let resolved = match written.map_or_else(|| self.resolver.column(node, &field.ty), Ok) {
            Ok(column) => column,
            Err(Problem::Reported) => return None,
            Err(problem) => {
                self.report(Some(&field.name), unknown(&field.ty, &problem));
                return None;
            }
        };
        let data_type = self.sized(field, resolved.data_type);
        self.check_attributes(field, &data_type);
        let default = attrs.default.as_ref().and_then(|default| self.default(node, field, &data_type, default));
        let column = Column {
            types: resolved.types,
            nullable: resolved.nullable || home.nullable || attrs.nullable,
            default,
            auto_increment: attrs.auto_increment,
            numbering: attrs.numbering.clone(),
            collation: attrs.collate.clone(),
            charset: attrs.charset.clone(),
            generated: attrs.generated.clone(),
            on_update_now: attrs.now_on_update,
            comment: attrs.comment.clone(),
            ..Column::new(name, data_type)
        };
        Some(Lowered { column, is_option: resolved.nullable || home.nullable, item: resolved.item })
    }

    /// The type with `length`, `precision` and `scale`.
    fn sized(&mut self, field: &Field, data_type: DataType) -> DataType {
        let (length, precision) = (field.attrs.length, field.attrs.precision);
        match data_type {
            DataType::Text(_) if length.is_some() => return DataType::Text(length),
            DataType::Bytes(_) if length.is_some() => return DataType::Bytes(length),
            DataType::Decimal(_) if precision.is_some() => {
                return DataType::Decimal(precision.map(|precision| (precision, field.attrs.scale.unwrap_or(0))));
            }
            DataType::Array(item) => return DataType::Array(Box::new(self.sized(field, *item))),
            _ => {}
        }
        // What the derive has said about `type` is not said again.
        let custom = matches!(data_type, DataType::Custom(_));
        for (word, given, fits) in [
            ("length", length.is_some(), matches!(data_type, DataType::Text(_) | DataType::Bytes(_))),
            ("precision", precision.is_some(), matches!(data_type, DataType::Decimal(_))),
        ] {
            if given && !fits && !custom {
                let message = format!("`{word}` says nothing about `{}`, which is {data_type}", field.name);
                self.report(Some(&field.name), Diagnostic::new(Code::Contradiction, message));
            }
        }
        data_type
    }

    fn check_attributes(&mut self, field: &Field, data_type: &DataType) {
        let attrs = &field.attrs;
        let custom = matches!(data_type, DataType::Custom(_));
        if attrs.auto_increment && !data_type.is_integer() && !custom {
            let message = format!("`auto_increment` needs an integer, and `{}` is {data_type}", field.name);
            self.report(Some(&field.name), Diagnostic::new(Code::Contradiction, message));
        }
        let is_text = match data_type.item() {
            DataType::Enum(own) => own.numbers().is_none(),
            other => matches!(other, DataType::Text(_) | DataType::Custom(_)),
        };
        for (word, given) in [("collate", attrs.collate.is_some()), ("charset", attrs.charset.is_some())] {
            if given && !is_text {
                let message = format!("`{word}` is for text, and `{}` is {data_type}", field.name);
                self.report(Some(&field.name), Diagnostic::new(Code::Contradiction, message));
            }
        }
        if attrs.now_on_update && !matches!(data_type, DataType::DateTime | DataType::Instant | DataType::Custom(_)) {
            let message = format!("`now_on_update` is for a date with time, and `{}` is {data_type}", field.name);
            self.report(Some(&field.name), Diagnostic::new(Code::Contradiction, message));
        }
    }
}

/// What is said about a type that is no column type.
pub(super) fn unknown(ty: &Type, problem: &Problem) -> Diagnostic {
    let shown = ty.shown();
    let (explicit, derive_enum, derive_newtype) = (
        "to say what the column is: `#[entity(type = \"…\")]`",
        "if it is an enum without data: `#[derive(EntityEnum)]` on it",
        "if it wraps a column type: `#[derive(ColumnType)]` on it",
    );
    let diagnostic = |message: String| Diagnostic::new(Code::UnknownType, message);
    match problem {
        Problem::Unknown | Problem::Reported => {
            let message = format!("`{shown}` is not known to be a column type");
            [explicit, derive_enum, derive_newtype].into_iter().fold(diagnostic(message), Diagnostic::help)
        }
        Problem::Underived => {
            let message = format!("`{shown}` is a type of this crate that no derive makes a column type");
            [derive_enum, derive_newtype, explicit].into_iter().fold(diagnostic(message), Diagnostic::help)
        }
        Problem::Entity => diagnostic(format!("`{shown}` is an entity, and a column holds a value"))
            .help(format!("to refer to it, hold its key: `#[entity(references = {shown})]` on a field of the key's type"))
            .help("if it is no column: `#[entity(skip)]`"),
        Problem::Embedded(_) => diagnostic(format!("`{shown}` is an embedded struct, which is as many columns as it has"))
            .help("take them all: `#[entity(flatten)]` on the field, or `#[entity(flatten, prefix = \"…\")]`")
            .help("if it is no column: `#[entity(skip)]`"),
        Problem::Use(instead) => diagnostic(format!("`{shown}` is no column type")).help(format!("use `{instead}`")).help(explicit),
        Problem::List => diagnostic(format!("`{shown}` is a list of something that a column cannot hold a list of"))
            .help(format!("to store it as JSON: `sqlx::types::Json<{shown}>`"))
            .help(explicit),
        Problem::ListOfStored => {
            diagnostic(format!("`{shown}` is a list of an enum that says what rows hold, and an array holds only the database's own"))
                .help("to have an array: leave `stored` out on the enum")
                .help(format!("to store it as JSON: `sqlx::types::Json<{shown}>`"))
        }
        Problem::Twice => diagnostic(format!("`{shown}` is optional twice, and a column is NULL or not")).help("keep one `Option`"),
        Problem::Circle => diagnostic(format!("`{shown}` contains itself")),
        Problem::Conditional(condition) => {
            let message =
                format!("`{shown}` is a different type under `{condition}`, which would make the schema depend on how it is compiled");
            Diagnostic::new(Code::Conditional, message).help("use one type, whatever the condition")
        }
    }
}
