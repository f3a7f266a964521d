//! What the tests on all databases share.

use std::io::Write as _;
use std::path::PathBuf;

use migrator::introspect::Catalog;
use schema_core::snapshot;

/// A catalog as text, everything of it.
pub(crate) fn render(catalog: &Catalog) -> String {
    let mut lines = Vec::new();
    for table in &catalog.schema.tables {
        lines.push(snapshot::table_json(table).trim().replace("{\"name\"", "\n    {\"name\""));
        lines.extend(table.retired.iter().map(|retired| format!("    retired {}", retired.name)));
    }
    lines.extend(catalog.schema.retired.iter().map(|retired| format!("retired {}", retired.name)));
    lines.extend(catalog.schema.enums.iter().map(|unused| format!("enum {} {:?}", unused.name, unused.variants)));
    for object in &catalog.objects {
        lines.push(format!("{} {} of {}", object.kind.name(), object.name, object.table));
        lines.push(format!("    {}", object.sql.trim().replace('\n', "\n    ")));
    }
    lines.join("\n") + "\n"
}

/// The real schemas for a database, each as its name and its script.
pub(crate) fn corpora(database: &str) -> Vec<(String, String)> {
    let folder = std::env::var_os("MIGRATOR_CORPORA")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpora")), PathBuf::from)
        .join("schemas")
        .join(database);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        let text = format!("SKIPPED: no corpora in {}; MIGRATOR_CORPORA names another folder of corpora\n", folder.display());
        std::io::stderr().write_all(text.as_bytes()).unwrap();
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries {
        let folder = entry.unwrap().path();
        let mut scripts: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
        scripts.retain(|file| file.file_name().unwrap().to_string_lossy().starts_with("00_"));
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        found.push((name, std::fs::read_to_string(&scripts[0]).unwrap()));
    }
    found.sort();
    found
}
