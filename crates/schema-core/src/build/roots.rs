//! Where the crates start that entities are read from.

use std::fs;
use std::path::Path;

use super::error::{self, Error};
use crate::diagnostic::{Code, Diagnostic};
use crate::entity::Root;

/// The roots of a package, and the manifest that tells.
#[derive(Debug, Default)]
pub(super) struct Roots {
    pub(super) roots: Vec<Root>,
    /// Manifests of other packages, for cargo to watch.
    pub(super) manifests: Vec<String>,
}

/// The roots of the package in `package`, those that `build.rs` adds, and those of other packages.
pub(super) fn find(package: &Path, added: &[String], others: &[String]) -> Result<Roots, Error> {
    let mut found = Roots::default();
    let crate_name = push_package(package, "", &mut found)?;
    for file in added {
        if !package.join(file).is_file() {
            return Err(Diagnostic::new(Code::Io, format!("there is no file `{file}`, which `build.rs` names as a root")).into());
        }
        let file = slashes(file);
        if found.roots.iter().all(|root| root.file != file) {
            found.roots.push(Root { file, crate_name: crate_name.clone() });
        }
    }
    for folder in others {
        let folder = slashes(folder.trim_end_matches(['/', '\\']));
        let before = found.roots.len();
        push_package(package, &format!("{folder}/"), &mut found)?;
        if found.roots.len() == before {
            return Err(Diagnostic::new(Code::Io, format!("`{folder}` has neither `src/lib.rs` nor `src/main.rs`"))
                .help("`entities_from` takes the folder of a package")
                .into());
        }
        found.manifests.push(format!("{folder}/Cargo.toml"));
    }
    Ok(found)
}

/// Adds the roots of the package in `prefix`; returns the name of its crate.
fn push_package(base: &Path, prefix: &str, found: &mut Roots) -> Result<String, Error> {
    let path = base.join(prefix).join("Cargo.toml");
    let manifest = fs::read_to_string(&path).map_err(|error| error::io("read", &path, &error))?;
    let name = value(&manifest, "lib", "name").or_else(|| value(&manifest, "package", "name")).unwrap_or_default().replace('-', "_");
    let library = value(&manifest, "lib", "path").unwrap_or("src/lib.rs");
    for file in [library, "src/main.rs"] {
        let file = format!("{prefix}{file}");
        if base.join(&file).is_file() {
            found.roots.push(Root { file, crate_name: name.clone() });
        }
    }
    Ok(name)
}

/// The text of `key = "…"` in a table of a manifest. Cargo has read the manifest before, so that it is well-formed is known.
fn value<'a>(manifest: &'a str, table: &str, key: &str) -> Option<&'a str> {
    let header = format!("[{table}]");
    let lines = manifest.lines().map(str::trim).skip_while(|line| *line != header).skip(1);
    lines.take_while(|line| !line.starts_with('[')).find_map(|line| {
        let text = line.strip_prefix(key)?.trim_start().strip_prefix('=')?.trim_start();
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        text[1..].split(quote).next()
    })
}

fn slashes(path: &str) -> String {
    path.replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn values_of_a_manifest() {
        let manifest = "name = \"not this\"\n[package]\n name = \"my-app\" # the name\nversion.workspace = true\n\n[lib]\npath = 'lib.rs'\n[[bin]]\nname = \"x\"\n";
        assert_eq!(value(manifest, "package", "name"), Some("my-app"));
        assert_eq!(value(manifest, "lib", "path"), Some("lib.rs"));
        assert_eq!(value(manifest, "lib", "name"), None);
        assert_eq!(value(manifest, "package", "version"), None);
    }
}
