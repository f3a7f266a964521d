//! What the build script tells the derives: one line of JSON for each item it saw, in `$OUT_DIR/migrator-entities.jsonl`.

mod line;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Code;
use crate::text::written;

/// The file's name in `OUT_DIR`.
pub const FILE_NAME: &str = "migrator-entities.jsonl";

/// One item that the build script saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverItem {
    /// Its Rust name; always the first property on the line.
    pub item: String,
    /// What it is.
    pub kind: HandoverKind,
    /// The file, relative to the package's root, with `/` between its parts.
    pub file: String,
    /// The line of its name, from 1.
    pub line: u32,
    /// The column of its name, from 1.
    pub column: u32,
    /// The name of its table, if it is an entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// What the derive registers for an entity: JSON.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "raw")]
    pub metadata: Option<String>,
    /// Its columns in declared order, skipped fields left out; one `0` for a newtype; none for an enum; for a flattened field itself, with the
    /// number of the embedded struct as its key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<HandoverField>,
    /// What is wrong with it and only the build script can know; what the derive finds by itself is not repeated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<HandoverDiagnostic>,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HandoverKind {
    /// `#[derive(Entity)]`.
    Entity,
    /// `#[derive(EntityEnum)]`.
    Enum,
    /// `#[derive(ColumnType)]`.
    Newtype,
    /// `#[derive(Embedded)]`.
    Embedded,
    /// Any of them under `cfg(test)`: seen and left out of the schema.
    Ignored,
}

/// A column as the build script read it, for the derive to compare with what rustc sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverField {
    /// The field's Rust name.
    pub name: String,
    /// [`DataType::key`](crate::schema::DataType::key) of its type.
    pub key: String,
    /// Whether the column takes NULL.
    pub nullable: bool,
    /// The table that the field's own `references` leads to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
}

/// A diagnostic for the derive to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverDiagnostic {
    /// Its code.
    #[serde(with = "code")]
    pub code: Code,
    /// The field or variant; the item itself when there is none, or when rustc removed the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub help: Vec<String>,
}

/// The entities of a package: what the first derive in it registers for all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverPackage {
    /// Name and table of each entity, in the order of the file.
    pub entities: Vec<(String, String)>,
    /// Whether some of the source is not Rust yet: then rustc has more to say than the derives, and they keep quiet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub incomplete: bool,
}

/// The file as text, when some of the source is not Rust yet.
#[must_use]
pub fn incomplete() -> String {
    let package = HandoverPackage { entities: Vec::new(), incomplete: true };
    serde_json::to_string(&package).unwrap_or_default() + "\n"
}

/// The file as text: a line for the package, and one for each item.
#[must_use]
pub fn write(items: &[HandoverItem]) -> String {
    let entities = items.iter().filter(|item| item.kind == HandoverKind::Entity);
    let entities = entities.filter_map(|item| Some((item.item.clone(), item.table.clone()?))).collect();
    let package = serde_json::to_string(&HandoverPackage { entities, incomplete: false }).unwrap_or_default();
    written(|text| {
        text.push(&package);
        for item in items {
            text.push_char('\n');
            line::push(text, item);
        }
        text.push_char('\n');
    })
}

/// The file, ready to look items up: a derive runs once for each item, so only the lines with its name are read.
#[derive(Debug, Default)]
pub struct Index {
    package: HandoverPackage,
    lines: BTreeMap<String, Vec<String>>,
}

impl Index {
    /// Sorts the lines of the file by the name of their item.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in text.lines() {
            if let Some((name, _)) = line.strip_prefix("{\"item\":\"").and_then(|rest| rest.split_once('"')) {
                lines.entry(name.to_owned()).or_default().push(line.to_owned());
            }
        }
        let package = text.lines().next().and_then(|line| serde_json::from_str(line).ok()).unwrap_or_default();
        Self { package, lines }
    }

    /// All entities of the package.
    #[must_use]
    pub fn package(&self) -> &HandoverPackage {
        &self.package
    }

    /// The items with this Rust name, in the order of the file. A line that cannot be read is left out: the item then counts as unseen.
    #[must_use]
    pub fn items(&self, name: &str) -> Vec<HandoverItem> {
        let lines = self.lines.get(name).map_or(&[][..], Vec::as_slice);
        lines.iter().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }
}

/// JSON as it is.
mod raw {
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, ser::Error as _};
    use serde_json::value::RawValue;

    #[expect(clippy::ref_option, reason = "the signature that serde asks for")]
    pub(super) fn serialize<S: Serializer>(json: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
        let json = json.clone().map(RawValue::from_string).transpose();
        json.map_err(S::Error::custom)?.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
        let json = Option::<Box<RawValue>>::deserialize(deserializer)?;
        Ok(json.map(|json| json.get().to_owned()))
    }
}

/// Codes as their numbers.
mod code {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    use crate::diagnostic::Code;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
    pub(super) fn serialize<S: Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(code.number())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Code, D::Error> {
        let number = String::deserialize(deserializer)?;
        Code::from_number(&number).ok_or_else(|| D::Error::custom(format!("`{number}` is not a code")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(name: &str, line: u32) -> HandoverItem {
        HandoverItem {
            item: name.to_owned(),
            kind: HandoverKind::Entity,
            file: "src/user.rs".to_owned(),
            line,
            column: 12,
            table: Some("user".to_owned()),
            metadata: None,
            fields: vec![HandoverField { name: "team_id".into(), key: "int64".into(), nullable: false, target: Some("team".into()) }],
            diagnostics: vec![HandoverDiagnostic {
                code: Code::PossibleRename,
                field: None,
                message: "a \"quoted\"\nmessage".into(),
                help: vec!["one".into()],
            }],
        }
    }

    #[test]
    fn what_is_written_is_found() {
        let items = [item("User", 3), item("Team", 4), item("User", 9)];
        let text = write(&items);
        assert_eq!(text.lines().count(), 4);
        assert!(text.contains("\n{\"item\":\"User\",\"kind\":\"entity\","), "{text}");
        let index = Index::new(&text);
        assert_eq!(index.package().entities[1], ("Team".to_owned(), "user".to_owned()));
        assert_eq!(index.items("User"), [items[0].clone(), items[2].clone()]);
        assert_eq!(index.items("Team").len(), 1);
        assert!(index.items("Role").is_empty());
    }

    #[test]
    fn a_line_is_what_serde_makes_of_the_item() {
        let plain = HandoverItem { table: None, fields: Vec::new(), diagnostics: Vec::new(), ..item("Role", 1) };
        let odd = "\"\\\n\r\t\u{8}\u{c}\u{0}\u{1f}\u{7f}/'\u{2028}äöü名".to_owned();
        let mut escaped = item("User", 2);
        escaped.metadata = Some(format!("{{\"name\":{},\"columns\":[]}}", serde_json::to_string(&odd).unwrap()));
        escaped.fields[0].target = None;
        escaped.fields.push(HandoverField { name: odd.clone(), key: "text".into(), nullable: true, target: Some(odd.clone()) });
        escaped.diagnostics[0].help.push(odd);
        escaped.diagnostics.push(HandoverDiagnostic { field: Some("a".into()), help: Vec::new(), ..escaped.diagnostics[0].clone() });
        for kind in [HandoverKind::Entity, HandoverKind::Enum, HandoverKind::Newtype, HandoverKind::Embedded, HandoverKind::Ignored] {
            for item in [&plain, &escaped, &item("User", 3)] {
                let item = HandoverItem { kind, ..item.clone() };
                let text = written(|text| line::push(text, &item));
                assert_eq!(text, serde_json::to_string(&item).unwrap());
                assert_eq!(serde_json::from_str::<HandoverItem>(&text).unwrap(), item);
            }
        }
    }

    #[test]
    fn half_an_edit_is_known_as_such() {
        assert!(Index::new(&incomplete()).package().incomplete);
        assert!(!Index::new(&write(&[])).package().incomplete);
        assert!(!Index::new("").package().incomplete);
    }

    #[test]
    fn a_line_that_makes_no_sense_is_an_item_not_seen() {
        let index = Index::new("{\"item\":\"User\",\"kind\":\"what\"}\nnonsense\n");
        assert!(index.items("User").is_empty());
    }
}
