//! The tree of modules, from the roots along the `mod` declarations.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::condition::Condition;
use super::read::{Files, Root};
use super::scan::{FileSummary, Module, Scope};

/// All modules of all roots, parents before children, in declared order.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// The crates, by name, with the node each starts from.
    pub(super) crates: Vec<(String, usize)>,
    /// Every file that exists, in the order of their first mention.
    pub(super) files: Vec<String>,
    /// Files that are missing or cannot be read as Rust.
    pub(super) broken: Vec<String>,
}

/// One module.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) public: bool,
    pub(super) file: Rc<str>,
    pub(super) scope: Rc<Scope>,
    pub(super) parent: Option<usize>,
    /// The node that its crate starts from.
    pub(super) root: usize,
    /// The condition that it or a module around it stands under.
    pub(super) condition: Option<Condition>,
    /// One node for each module of the scope whose file exists, in declared order.
    pub(super) children: Vec<usize>,
}

/// Where a module's own modules are looked for.
#[derive(Clone)]
struct Folder {
    /// The folder of the file itself: what `#[path]` starts from outside of inline modules.
    file: String,
    /// The folder of the module: `a/b` for `a/b.rs`, `a` for `a/mod.rs`.
    module: String,
    /// Whether an inline module has been entered.
    inline: bool,
}

/// Reads all that the roots lead to.
pub(super) fn load(roots: &[Root], files: &mut dyn Files) -> Tree {
    let mut loader = Loader { files, known: BTreeMap::new(), tree: Tree::default(), open: Vec::new() };
    for root in roots {
        let file = normal(&root.file);
        let Some(scope) = loader.file(&file) else {
            if loader.known.get(&file) == Some(&None) {
                loader.broken(file);
            }
            continue;
        };
        let id = loader.tree.nodes.len();
        loader.tree.crates.push((root.crate_name.replace('-', "_"), id));
        let folder = Folder { file: parent(&file).to_owned(), module: parent(&file).to_owned(), inline: false };
        let condition = scope.condition.clone();
        let node =
            Node { name: String::new(), public: true, file: file.into(), scope, parent: None, root: id, condition, children: vec![] };
        loader.enter(node, &folder);
    }
    loader.tree
}

struct Loader<'a> {
    files: &'a mut dyn Files,
    known: BTreeMap<String, Option<Rc<FileSummary>>>,
    tree: Tree,
    /// The files that are being read, outermost first: one that leads to itself is broken.
    open: Vec<Rc<str>>,
}

impl Loader<'_> {
    /// The scope of a file that exists and is Rust.
    fn file(&mut self, path: &str) -> Option<Rc<Scope>> {
        if !self.known.contains_key(path) {
            let summary = self.files.summary(path);
            if summary.is_some() {
                self.tree.files.push(path.to_owned());
            }
            if summary.as_deref() == Some(&FileSummary::Broken) {
                self.broken(path.to_owned());
            }
            self.known.insert(path.to_owned(), summary);
        }
        match self.known.get(path)?.as_deref()? {
            FileSummary::Broken => None,
            FileSummary::Read(scope) => Some(Rc::clone(scope)),
        }
    }

    fn broken(&mut self, path: String) {
        if !self.tree.broken.contains(&path) {
            self.tree.broken.push(path);
        }
    }

    /// Adds a node and everything below it.
    fn enter(&mut self, node: Node, folder: &Folder) {
        let id = self.tree.nodes.len();
        let scope = Rc::clone(&node.scope);
        if let Some(parent) = node.parent {
            self.tree.nodes[parent].children.push(id);
        }
        self.open.push(Rc::clone(&node.file));
        self.tree.nodes.push(node);
        for module in &scope.modules {
            self.module(id, module, folder);
        }
        self.open.pop();
    }

    fn module(&mut self, parent: usize, module: &Module, folder: &Folder) {
        let (scope, file, folder) = match &module.inline {
            Some(scope) => {
                let inner = module.path.as_deref().map_or_else(|| join(&folder.module, &module.name), |path| relative(folder, path));
                let folder = Folder { file: folder.file.clone(), module: inner, inline: true };
                (Rc::clone(scope), Rc::clone(&self.tree.nodes[parent].file), folder)
            }
            None => match self.module_file(module, folder) {
                Some(found) => found,
                None => return,
            },
        };
        let above = &self.tree.nodes[parent];
        let condition = stronger([above.condition.as_ref(), module.condition.as_ref(), scope.condition.as_ref()]);
        let (name, public, root) = (module.name.clone(), module.public, above.root);
        self.enter(Node { name, public, file, scope, parent: Some(parent), root, condition, children: vec![] }, &folder);
    }

    /// The file of `mod name;`.
    fn module_file(&mut self, module: &Module, folder: &Folder) -> Option<(Rc<Scope>, Rc<str>, Folder)> {
        let candidates = match &module.path {
            Some(path) => vec![relative(folder, path)],
            None => {
                vec![join(&folder.module, &format!("{}.rs", module.name)), join(&folder.module, &format!("{}/mod.rs", module.name))]
            }
        };
        for candidate in &candidates {
            if self.open.iter().any(|open| **open == **candidate) {
                self.broken(candidate.clone());
                return None;
            }
            let scope = self.file(candidate);
            if scope.is_none() && self.known.get(candidate) == Some(&None) {
                continue;
            }
            let owns_folder = module.path.is_some() || candidate.ends_with("/mod.rs");
            let own = parent_folder(candidate, owns_folder);
            return Some((scope?, Rc::from(candidate.as_str()), own));
        }
        // rustc says more about a missing file. Under a condition it need not be there.
        if module.condition.is_none() {
            self.broken(candidates.into_iter().next().unwrap_or_default());
        }
        None
    }
}

fn parent_folder(file: &str, owns_folder: bool) -> Folder {
    let folder = parent(file).to_owned();
    let module = if owns_folder { folder.clone() } else { file.strip_suffix(".rs").unwrap_or(file).to_owned() };
    Folder { file: folder, module, inline: false }
}

/// `#[path]`: from the file's folder, or from the module's inside of an inline module.
fn relative(folder: &Folder, path: &str) -> String {
    join(if folder.inline { &folder.module } else { &folder.file }, &path.replace('\\', "/"))
}

/// The condition that decides: tests only, before anything else.
fn stronger<const N: usize>(conditions: [Option<&Condition>; N]) -> Option<Condition> {
    let all = || conditions.into_iter().flatten();
    all().find(|&condition| *condition == Condition::Test).or_else(|| all().next()).cloned()
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() || path.starts_with('/') { normal(path) } else { normal(&format!("{folder}/{path}")) }
}

/// The path without `.` and, where it can be, without `..`.
fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match (part, parts.last()) {
            (".", _) => {}
            ("..", Some(&last)) if last != ".." && !last.is_empty() => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::scan::scan;

    struct Map(Vec<(&'static str, &'static str)>);

    impl Files for Map {
        fn summary(&mut self, path: &str) -> Option<Rc<FileSummary>> {
            self.0.iter().find(|(name, _)| *name == path).map(|(_, text)| Rc::new(scan(text)))
        }
    }

    fn load_map(files: Vec<(&'static str, &'static str)>) -> Tree {
        let root = Root { file: files[0].0.to_owned(), crate_name: "app".to_owned() };
        load(&[root], &mut Map(files))
    }

    #[test]
    fn files_are_where_rustc_looks() {
        let tree = load_map(vec![
            (
                "src/lib.rs",
                "mod a; mod b; mod c { mod d; #[path = \"e.rs\"] mod e; } #[path = \"odd/f.rs\"] mod f; #[path = \"g\"] mod g { mod h; }",
            ),
            ("src/a.rs", "mod a1; #[path = \"a2.rs\"] mod a2; mod a3 { #[path = \"a4.rs\"] mod a4; }"),
            ("src/a/a1.rs", ""),
            ("src/a2.rs", ""),
            ("src/a/a3/a4.rs", ""),
            ("src/b/mod.rs", "mod b1;"),
            ("src/b/b1.rs", ""),
            ("src/c/d.rs", ""),
            ("src/c/e.rs", ""),
            ("src/odd/f.rs", "mod f1; #[path = \"../../models/f2.rs\"] mod f2;"),
            ("src/odd/f1.rs", ""),
            ("models/f2.rs", ""),
            ("src/g/h.rs", ""),
        ]);
        assert_eq!(tree.broken, [""; 0]);
        assert_eq!(tree.files.len(), 13);
        assert_eq!(tree.nodes.len(), 13 + 3);
        assert_eq!(tree.files[..4], ["src/lib.rs", "src/a.rs", "src/a/a1.rs", "src/a2.rs"]);
    }

    #[test]
    fn missing_files_are_broken_unless_conditional() {
        let tree = load_map(vec![("src/lib.rs", "mod a; #[cfg(windows)] mod b; mod c;"), ("src/c.rs", "struct {")]);
        assert_eq!(tree.broken, ["src/a.rs", "src/c.rs"]);
        assert_eq!(tree.files, ["src/lib.rs", "src/c.rs"]);
        assert_eq!(load_map(vec![("src/lib.rs", "#[path = \"lib.rs\"] mod a;")]).broken, ["src/lib.rs"]);
        assert_eq!(load(&[Root { file: "src/x.rs".into(), crate_name: "x".into() }], &mut Map(vec![])).broken, ["src/x.rs"]);
    }

    #[test]
    fn conditions_are_inherited() {
        let tree = load_map(vec![
            ("src/lib.rs", "#[cfg(unix)] mod a { mod b { mod c; } #[cfg(test)] mod d; }"),
            ("src/a/d.rs", ""),
            ("src/a/b/c.rs", ""),
        ]);
        let conditions: Vec<_> = tree.nodes.iter().map(|node| (node.name.as_str(), node.condition.clone())).collect();
        let unix = Some(Condition::Other("cfg(unix)".to_owned()));
        assert_eq!(conditions, [("", None), ("a", unix.clone()), ("b", unix.clone()), ("c", unix), ("d", Some(Condition::Test))]);
    }
}
