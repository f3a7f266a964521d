//! What one file contributes: modules, names, and the items with our derives.
//!
//! Only the outline of a file is read: a small lexer of our own finds where each item starts and ends, skipping function bodies, and only
//! items that carry one of our derives are handed to syn. A file that is not Rust (yet) is [`FileSummary::Broken`] as soon as its outline
//! is: unbalanced brackets, or something at the level of items that is none. So a half-typed `struc User {` is never taken for a removed
//! entity.

mod derives;
mod item;
mod lexer;
mod use_tree;
mod walk;

#[cfg(test)]
mod tests;

use std::rc::Rc;

use super::ast::{Item, Position, Type};
use super::condition::Condition;
use crate::diagnostic::Code;

/// What one file contributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileSummary {
    /// It is not Rust, or not yet.
    Broken,
    /// Its outline.
    Read(Rc<Scope>),
}

/// What stands directly in a file or an inline module.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// `#![cfg(…)]` at its beginning.
    pub(crate) condition: Option<Condition>,
    /// Modules, in declared order.
    pub(crate) modules: Vec<Module>,
    /// Imports, one entry a name.
    pub(crate) uses: Vec<Use>,
    /// `type A = B;`.
    pub(crate) aliases: Vec<Alias>,
    /// Items with our derives, in declared order.
    pub(crate) items: Vec<Scanned>,
    /// Other structs, enums and unions.
    pub(crate) names: Vec<Named>,
}

/// `mod name;` or `mod name { … }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Module {
    pub(crate) name: String,
    /// Whether it has any `pub`.
    pub(crate) public: bool,
    /// `#[path = "…"]`.
    pub(crate) path: Option<String>,
    pub(crate) condition: Option<Condition>,
    /// What stands between the braces, if it is not in a file of its own.
    pub(crate) inline: Option<Rc<Scope>>,
}

/// One name that a `use` brings in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Use {
    /// The name it gets here; `*` for a glob.
    pub(crate) name: String,
    /// Whether it has any `pub`.
    pub(crate) public: bool,
    /// The path, without `::*` for a glob.
    pub(crate) path: String,
    pub(crate) condition: Option<Condition>,
}

/// `type Name<T> = Target;`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alias {
    pub(crate) name: String,
    pub(crate) public: bool,
    /// The names of its type parameters.
    pub(crate) parameters: Vec<String>,
    pub(crate) target: Type,
    pub(crate) condition: Option<Condition>,
}

/// A type that has none of our derives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) public: bool,
}

/// An item with one of our derives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scanned {
    pub(crate) name: String,
    pub(crate) position: Position,
    pub(crate) public: bool,
    pub(crate) condition: Option<Condition>,
    /// What it says; `None` when too little of it makes sense.
    pub(crate) item: Option<Item>,
    /// What is wrong with it; the derive finds the same by itself.
    pub(crate) problems: Vec<Problem>,
}

/// Something wrong with an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) code: Code,
    /// The field or variant it is about.
    pub(crate) field: Option<String>,
    pub(crate) message: String,
    pub(crate) help: Vec<String>,
}

/// How something that rustc took for an item stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// An item of the file, or of a module in it.
    Item,
    /// Written out, but inside of something: a function, or what a macro is given.
    Inside,
    /// Not written there: a macro made it.
    Generated,
}

/// Finds the struct whose name stands at `position` of a file.
#[must_use]
pub fn presence(text: &str, name: &str, position: Position) -> Presence {
    let line = text.lines().nth((position.line as usize).saturating_sub(1)).unwrap_or_default();
    let before: String = line.chars().take((position.column as usize).saturating_sub(1)).collect();
    let is_declared = ["struct", "enum", "union"].iter().any(|keyword| before.trim_end().ends_with(keyword));
    let is_item = |scope: &Scope| scope.items.iter().any(|item| item.name == name && item.position == position);
    match scan(text) {
        FileSummary::Read(scope) if scope.any(&is_item) => Presence::Item,
        FileSummary::Read(_) | FileSummary::Broken if is_declared => Presence::Inside,
        FileSummary::Read(_) | FileSummary::Broken => Presence::Generated,
    }
}

impl Scope {
    /// Whether something is true of it, or of a module that stands in it.
    fn any(&self, is_true: &dyn Fn(&Self) -> bool) -> bool {
        is_true(self) || self.modules.iter().filter_map(|module| module.inline.as_ref()).any(|inline| inline.any(is_true))
    }
}

/// Reads one file. It depends on nothing but the text, so that the result can be kept for as long as the text is the same.
#[must_use]
pub fn scan(text: &str) -> FileSummary {
    walk::file(text).map_or(FileSummary::Broken, |scope| FileSummary::Read(Rc::new(scope)))
}
