//! Names: what a path means in a module, through `use`, globs, re-exports, aliases and the crates of the workspace.

mod types;

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::attr::unraw;
use super::condition::Condition;
use super::modules::Tree;
use super::rust_type::known;

pub(super) use types::{Column, Problem};

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A module of the tree.
    Module(usize),
    /// An item with one of our derives: its module, and which of the module's items it is.
    Item { node: usize, item: usize },
    /// A type alias: its module, and which of the module's aliases it is.
    Alias { node: usize, alias: usize },
    /// A type of the tree without any of our derives.
    Plain,
    /// Something in a crate outside of the tree, or in the prelude.
    External(Vec<String>),
    /// Different things under different conditions.
    Conditional(String),
    /// Nothing that can be seen: a slip, or made by a macro.
    Unknown,
}

/// Answers questions about names.
pub(super) struct Resolver<'a> {
    pub(super) tree: &'a Tree,
    /// What is being looked up, so that imports which lead to themselves end.
    pending: RefCell<Vec<(usize, String)>>,
    /// The types that were resolved, for each module.
    columns: RefCell<Vec<BTreeMap<String, Result<Column, Problem>>>>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(tree: &'a Tree) -> Self {
        let columns = RefCell::new(vec![BTreeMap::new(); tree.nodes.len()]);
        Self { tree, pending: RefCell::default(), columns }
    }

    /// What a path means in a module.
    pub(super) fn path(&self, node: usize, path: &str) -> Target {
        let mut segments = path.split("::").map(unraw).peekable();
        let mut target = match segments.next() {
            None => Target::Unknown,
            Some("") => segments.next().map_or(Target::Unknown, |name| self.external(node, name)),
            Some("crate") => Target::Module(self.tree.nodes[node].root),
            Some("self") => Target::Module(node),
            Some("super") => self.parent(node),
            Some(first) => self.member(node, first, node).unwrap_or_else(|| self.external(node, first)),
        };
        for segment in segments {
            target = match target {
                Target::Module(module) if segment == "super" => self.parent(module),
                Target::Module(module) if segment == "self" => Target::Module(module),
                Target::Module(module) => self.member(module, segment, node).unwrap_or(Target::Unknown),
                Target::External(mut path) => {
                    path.push(segment.to_owned());
                    Target::External(path)
                }
                Target::Conditional(condition) => Target::Conditional(condition),
                Target::Item { .. } | Target::Alias { .. } | Target::Plain | Target::Unknown => Target::Unknown,
            };
        }
        target
    }

    fn parent(&self, node: usize) -> Target {
        self.tree.nodes[node].parent.map_or(Target::Unknown, Target::Module)
    }

    /// A crate of the tree, else one outside of it. A crate does not see itself under its own name; a `main.rs` sees the `lib.rs`.
    fn external(&self, node: usize, name: &str) -> Target {
        let own = self.tree.nodes[node].root;
        let found = self.tree.crates.iter().find(|&&(ref crate_name, root)| crate_name == name && root != own);
        found.map_or_else(|| Target::External(vec![name.to_owned()]), |&(_, root)| Target::Module(root))
    }

    /// What a name means among what stands in a module, as seen from another.
    fn member(&self, node: usize, name: &str, from: usize) -> Option<Target> {
        let key = (node, name.to_owned());
        if self.pending.borrow().contains(&key) {
            return None;
        }
        self.pending.borrow_mut().push(key);
        let found = self.declared(node, name, from).or_else(|| self.imported(node, name, from)).or_else(|| self.globbed(node, name, from));
        self.pending.borrow_mut().pop();
        found
    }

    /// Whether something in `node` can be named in `from`.
    fn visible(&self, public: bool, node: usize, from: usize) -> bool {
        let mut at = Some(from);
        while let (false, Some(id)) = (public, at) {
            if id == node {
                return true;
            }
            at = self.tree.nodes[id].parent;
        }
        public
    }

    fn declared(&self, node: usize, name: &str, from: usize) -> Option<Target> {
        let here = &self.tree.nodes[node];
        let mut found = Candidates::default();
        for &child in &here.children {
            let module = &self.tree.nodes[child];
            if module.name == name && self.visible(module.public, node, from) {
                found.add(Target::Module(child), module.condition.as_ref().filter(|_| module.condition != here.condition));
            }
        }
        for (item, scanned) in here.scope.items.iter().enumerate() {
            // An item with two of the derives is listed twice.
            let again = item > 0 && here.scope.items[item - 1].position == scanned.position;
            if scanned.name == name && !again && self.visible(scanned.public, node, from) {
                found.add(Target::Item { node, item }, scanned.condition.as_ref());
            }
        }
        for (alias, declared) in here.scope.aliases.iter().enumerate() {
            if declared.name == name && self.visible(declared.public, node, from) {
                found.add(Target::Alias { node, alias }, declared.condition.as_ref());
            }
        }
        if here.scope.names.iter().any(|named| named.name == name && self.visible(named.public, node, from)) {
            found.add(Target::Plain, None);
        }
        found.finish()
    }

    fn imported(&self, node: usize, name: &str, from: usize) -> Option<Target> {
        let mut found = Candidates::default();
        for entry in &self.tree.nodes[node].scope.uses {
            if entry.name == name && self.visible(entry.public, node, from) {
                found.add(self.path(node, &entry.path), entry.condition.as_ref());
            }
        }
        found.finish()
    }

    fn globbed(&self, node: usize, name: &str, from: usize) -> Option<Target> {
        let globs = self.tree.nodes[node].scope.uses.iter().filter(|entry| entry.name == "*");
        globs.filter(|entry| self.visible(entry.public, node, from) && entry.condition != Some(Condition::Test)).find_map(
            |entry| match self.path(node, &entry.path) {
                Target::Module(module) => self.member(module, name, node),
                Target::External(mut path) => {
                    path.push(name.to_owned());
                    known(&path).is_some().then_some(Target::External(path))
                }
                Target::Conditional(_) | Target::Item { .. } | Target::Alias { .. } | Target::Plain | Target::Unknown => None,
            },
        )
    }
}

/// What one name could be in one place.
#[derive(Default)]
struct Candidates {
    found: Vec<(Target, Option<Condition>)>,
}

impl Candidates {
    fn add(&mut self, target: Target, condition: Option<&Condition>) {
        if condition != Some(&Condition::Test) && !self.found.iter().any(|(known, _)| *known == target) {
            self.found.push((target, condition.cloned()));
        }
    }

    /// The only one; with several, it depends on the condition of one of them.
    fn finish(self) -> Option<Target> {
        let several = self.found.len() > 1;
        let condition = self.found.iter().find_map(|(_, condition)| match condition {
            Some(Condition::Other(text)) if several => Some(text.clone()),
            Some(_) | None => None,
        });
        match condition {
            Some(text) => Some(Target::Conditional(text)),
            None => self.found.into_iter().next().map(|(target, _)| target),
        }
    }
}
