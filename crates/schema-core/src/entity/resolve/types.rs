//! Types: what a field's type means for its column.

use super::{Resolver, Target};
use crate::entity::ast::{Item, SqlType, Type};
use crate::entity::rust_type::{Known, known};
use crate::schema::{DataType, EnumType, Stored};

/// What a Rust type decides about a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::entity) struct Column {
    pub(in crate::entity) data_type: DataType,
    pub(in crate::entity) nullable: bool,
    /// The enum that it is, by module and position.
    pub(in crate::entity) item: Option<(usize, usize)>,
    /// The types of the databases that are given one of their own, by the names of their dialects.
    pub(in crate::entity) types: Vec<(String, String)>,
}

/// Why a type is no column type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::entity) enum Problem {
    /// It is not known at all.
    Unknown,
    /// It is a struct or enum of the tree without a derive.
    Underived,
    /// It is an entity.
    Entity,
    /// It is an embedded struct, or an `Option` of one: its module and position.
    Embedded((usize, usize)),
    /// It is known to be none, and something else is meant.
    Use(&'static str),
    /// A list of what a column can't hold a list of.
    List,
    /// A list of an enum of which a row does not hold the database's own.
    ListOfStored,
    /// An `Option` in an `Option`.
    Twice,
    /// It contains itself.
    Circle,
    /// It depends on a condition.
    Conditional(String),
    /// Something else has been reported that explains it.
    Reported,
}

/// What the parameters of an alias stand for: their names, the arguments, and where those were written.
struct Scope<'s> {
    parameters: &'s [String],
    arguments: Vec<&'s str>,
    node: usize,
    outer: Option<&'s Scope<'s>>,
    depth: usize,
}

/// More aliases and newtypes than this in one another is taken for a circle.
const DEPTH_MAX: usize = 32;

impl Resolver<'_> {
    /// What a type means in a module.
    pub(in crate::entity) fn column(&self, node: usize, ty: &Type) -> Result<Column, Problem> {
        if let Some(known) = self.columns.borrow()[node].get(&ty.0) {
            return known.clone();
        }
        let column = self.column_in(node, &ty.0, None);
        self.columns.borrow_mut()[node].insert(ty.0.clone(), column.clone());
        column
    }

    /// What a type is whose column type is written out. Where it is so only for some databases, the Rust type decides for the others;
    /// if that is no column type, there is none.
    pub(in crate::entity) fn written(&self, node: usize, sql_type: Option<&SqlType>, ty: &Type) -> Option<Column> {
        let custom = |sql: String| Column { nullable: self.is_option(node, ty), ..required(DataType::Custom(sql)) };
        Some(match sql_type? {
            SqlType::Everywhere(sql) => custom(sql.clone()),
            SqlType::Each(each) => {
                let rust = self.column(node, ty).ok().filter(|column| column.types.is_empty());
                Column { types: each.clone(), ..rust.unwrap_or_else(|| custom(String::new())) }
            }
        })
    }

    /// Whether a type is an `Option`, whatever is inside.
    pub(in crate::entity) fn is_option(&self, node: usize, ty: &Type) -> bool {
        self.leads_to(&Known::Option, node, &ty.0, None, 0)
    }

    /// The item that a path leads to, through aliases.
    pub(in crate::entity) fn item(&self, node: usize, path: &str) -> Option<(usize, usize)> {
        let mut target = self.path(node, path);
        for _ in 0..DEPTH_MAX {
            match target {
                Target::Item { node, item } => return Some((node, item)),
                Target::Alias { node, alias } => target = self.path(node, &self.tree.nodes[node].scope.aliases[alias].target.0),
                Target::Module(_) | Target::External(_) | Target::Plain | Target::Conditional(_) | Target::Unknown => return None,
            }
        }
        None
    }

    fn column_in(&self, node: usize, text: &str, scope: Option<&Scope<'_>>) -> Result<Column, Problem> {
        let (path, arguments) = parts(text).ok_or(Problem::Unknown)?;
        if let Some((argument, scope)) = scope.and_then(|scope| scope.argument(path)) {
            return self.column_in(scope.node, argument, scope.outer);
        }
        let depth = scope.map_or(0, |scope| scope.depth) + 1;
        if depth > DEPTH_MAX {
            return Err(Problem::Circle);
        }
        match self.path(node, path) {
            Target::Item { node, item } => self.item_column(node, item, depth),
            Target::Alias { node: home, alias } => {
                let alias = &self.tree.nodes[home].scope.aliases[alias];
                let scope = Scope { parameters: &alias.parameters, arguments, node, outer: scope, depth };
                self.column_in(home, &alias.target.0, Some(&scope))
            }
            Target::External(path) => {
                let known = known(&path).ok_or(Problem::Unknown)?;
                self.known_column(known, node, &arguments, scope)
            }
            Target::Conditional(condition) => Err(Problem::Conditional(condition)),
            Target::Plain => Err(Problem::Underived),
            Target::Module(_) | Target::Unknown => Err(Problem::Unknown),
        }
    }

    fn item_column(&self, node: usize, item: usize, depth: usize) -> Result<Column, Problem> {
        match &self.tree.nodes[node].scope.items[item].item {
            Some(Item::Enum(found)) => Ok(Column { item: Some((node, item)), ..required(DataType::Enum(found.enum_type())) }),
            Some(Item::Newtype(newtype)) => {
                if let Some(column) = self.written(node, newtype.sql_type.as_ref(), &newtype.inner) {
                    return Ok(column);
                }
                let scope = Scope { parameters: &[], arguments: Vec::new(), node, outer: None, depth };
                // What is wrong inside is reported at the newtype.
                let inner = self.column_in(node, &newtype.inner.0, Some(&scope));
                inner.map_err(|problem| if problem == Problem::Circle { problem } else { Problem::Reported })
            }
            Some(Item::Entity(_)) => Err(Problem::Entity),
            Some(Item::Embedded(_)) => Err(Problem::Embedded((node, item))),
            None => Err(Problem::Reported),
        }
    }

    fn known_column(&self, known: Known, node: usize, arguments: &[&str], scope: Option<&Scope<'_>>) -> Result<Column, Problem> {
        let only = || match arguments {
            [argument] => Ok(*argument),
            [..] => Err(Problem::Unknown),
        };
        match known {
            Known::Plain(data_type) if arguments.is_empty() => Ok(required(data_type)),
            Known::Option => {
                let inner = self.column_in(node, only()?, scope)?;
                if inner.nullable { Err(Problem::Twice) } else { Ok(Column { nullable: true, ..inner }) }
            }
            Known::Vec => match self.column_in(node, only()?, scope) {
                Ok(item) => list(item),
                Err(_) => Err(Problem::List),
            },
            Known::Pointer if self.leads_to(&Known::Str, node, only()?, scope, 0) => Ok(required(DataType::Text(None))),
            Known::DateTime if self.leads_to(&Known::Zone, node, only()?, scope, 0) => Ok(required(DataType::Instant)),
            Known::Json => Ok(required(DataType::Json)),
            Known::Text => Ok(required(DataType::Text(None))),
            Known::Not(instead) => Err(Problem::Use(instead)),
            Known::Plain(_) | Known::Pointer | Known::DateTime | Known::Str | Known::Zone => Err(Problem::Unknown),
        }
    }

    /// Whether a type is, through aliases, a certain known one, whatever its arguments.
    fn leads_to(&self, wanted: &Known, node: usize, text: &str, scope: Option<&Scope<'_>>, depth: usize) -> bool {
        let (Some((path, _)), true) = (parts(text), depth < DEPTH_MAX) else { return false };
        if let Some((argument, scope)) = scope.and_then(|scope| scope.argument(path)) {
            return self.leads_to(wanted, scope.node, argument, scope.outer, depth + 1);
        }
        match self.path(node, path) {
            Target::External(path) => known(&path).as_ref() == Some(wanted),
            Target::Alias { node, alias } => {
                let target = &self.tree.nodes[node].scope.aliases[alias].target;
                self.leads_to(wanted, node, &target.0, None, depth + 1)
            }
            Target::Module(_) | Target::Item { .. } | Target::Plain | Target::Conditional(_) | Target::Unknown => false,
        }
    }
}

impl<'s> Scope<'s> {
    /// What a parameter stands for, and the scope that was written in.
    fn argument(&self, path: &str) -> Option<(&'s str, &Self)> {
        let at = self.parameters.iter().position(|parameter| parameter == path)?;
        self.arguments.get(at).map(|argument| (*argument, self))
    }
}

const fn required(data_type: DataType) -> Column {
    Column { data_type, nullable: false, item: None, types: Vec::new() }
}

/// `Vec` of a column type: bytes, or an array, whose items can be NULL in any case.
fn list(item: Column) -> Result<Column, Problem> {
    match item.data_type {
        DataType::UInt8 if !item.nullable => Ok(required(DataType::Bytes(None))),
        DataType::UInt8 | DataType::Array(_) => Err(Problem::List),
        _ if !item.types.is_empty() => Err(Problem::List),
        DataType::Enum(EnumType { stored: Stored::Text | Stored::Integer(_), .. }) => Err(Problem::ListOfStored),
        data_type => Ok(Column { item: item.item, ..required(DataType::Array(Box::new(data_type))) }),
    }
}

/// The path of a type and the arguments behind it; `None` when it is no path.
fn parts(text: &str) -> Option<(&str, Vec<&str>)> {
    if text.starts_with([' ', '_']) {
        return None;
    }
    let Some((path, rest)) = text.split_once('<') else { return Some((text, Vec::new())) };
    let inside = rest.strip_suffix('>')?;
    let (mut arguments, mut depth, mut start) = (Vec::new(), 0_i32, 0);
    for (at, c) in inside.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => depth -= 1,
            ',' if depth == 0 => {
                arguments.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    arguments.push(&inside[start..]);
    Some((path, arguments))
}
