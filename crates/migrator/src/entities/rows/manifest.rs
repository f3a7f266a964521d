//! What structs of rows need and a `Cargo.toml` does not have.

use std::fs;
use std::path::Path;

/// The features of sqlx with which it reads structs: of each of them it has them, and so by default.
const DERIVE: [&str; 2] = ["derive", "macros"];

/// The crates whose types fields can have.
const CRATES: [&str; 5] = ["chrono", "rust_decimal", "serde_json", "time", "uuid"];

/// What the items need that the manifest of a package, or that of its workspace, does not show, as a sentence; nothing where all is there.
pub(crate) fn lacking(package: &Path, items: &str) -> Option<String> {
    let own = fs::read_to_string(package.join("Cargo.toml")).unwrap_or_default();
    let workspace = package.canonicalize().ok().and_then(|package| {
        let outer = package.ancestors().skip(1).filter_map(|folder| fs::read_to_string(folder.join("Cargo.toml")).ok());
        outer.into_iter().find(|text| text.contains("[workspace"))
    });
    missing(&own, workspace.as_deref().unwrap_or_default(), items)
}

fn missing(own: &str, workspace: &str, items: &str) -> Option<String> {
    let used = |name: &&&str| items.contains(&format!("{name}::"));
    let mut lacks = Vec::new();
    let mut features = Vec::new();
    let sqlx = dependency(own, "sqlx").unwrap_or_default();
    let whole = if sqlx.contains("workspace") { format!("{sqlx}{}", dependency(workspace, "sqlx").unwrap_or_default()) } else { sqlx };
    let has = |feature: &str| whole.contains(&format!("\"{feature}\""));
    let by_default = !whole.is_empty() && !whole.contains("default-features = false");
    if !by_default && !DERIVE.iter().any(|feature| has(feature)) {
        features.push("\"derive\"");
    }
    // The feature of migrator does not bring that of sqlx along.
    if items.contains("rust_decimal::") && !has("rust_decimal") {
        features.push("\"rust_decimal\"");
    }
    if !features.is_empty() {
        lacks.push(format!("`sqlx` with `features = [{}]`", features.join(", ")));
    }
    lacks.extend(CRATES.iter().filter(used).filter(|name| dependency(own, name).is_none()).map(|name| format!("`{name}`")));
    (!lacks.is_empty()).then(|| format!("`Cargo.toml` does not show what the structs need: {}", lacks.join(", ")))
}

/// What a manifest says of a dependency: its line with what is in brackets, or its table.
fn dependency(manifest: &str, name: &str) -> Option<String> {
    let mut lines = manifest.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if line.ends_with(&format!("dependencies.{name}]")) {
            return Some(lines.take_while(|line| !line.starts_with('[')).collect::<Vec<_>>().join("\n") + "\n");
        }
        let Some(rest) = line.strip_prefix(name).filter(|rest| rest.starts_with(['.', ' ', '='])) else { continue };
        let mut text = rest.to_owned();
        while text.matches(['[', '{']).count() > text.matches([']', '}']).count() {
            text.push_str(lines.next()?);
        }
        return Some(text + "\n");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::missing;

    #[test]
    fn what_is_not_there_is_named() {
        let lacks = |own: &str, items: &str| {
            missing(
                own,
                "[workspace.dependencies]\nsqlx = { version = \"0.9\", features = [\"macros\"], default-features = false }\n",
                items,
            )
        };
        assert_eq!(lacks("[dependencies]\nsqlx = \"0.9\"\n", "id: i64"), None, "by default it has them");
        let bare = "[dependencies]\nsqlx = { version = \"0.9\", default-features = false, features = [\n  \"sqlite\",\n] }\n";
        let derive = "`Cargo.toml` does not show what the structs need: `sqlx` with `features = [\"derive\"]`";
        assert_eq!(lacks(bare, "id: i64").as_deref(), Some(derive));
        assert_eq!(lacks(&bare.replace("sqlite", "derive"), "id: i64"), None);
        assert_eq!(lacks("[dependencies]\nsqlx-core = \"1\"\n", "id: i64").as_deref(), Some(derive));
        assert_eq!(lacks("[dependencies.sqlx]\nworkspace = true\n[features]\n", "id: i64"), None);
        assert_eq!(lacks("[dependencies]\nsqlx.workspace = true\n", "id: i64"), None);
        let both = format!("{}, \"rust_decimal\"]`, `rust_decimal`, `uuid`", derive.trim_end_matches("]`"));
        assert_eq!(lacks(bare, "id: uuid::Uuid, price: rust_decimal::Decimal").as_deref(), Some(both.as_str()));
    }
}
