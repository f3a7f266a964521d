//! A package whose entities can be edited at random.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Numbers that are the same in every run.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn pick<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }
}

/// A field: its name, type and attributes.
#[derive(Clone)]
struct Field {
    name: String,
    ty: String,
    attributes: Vec<String>,
}

#[derive(Clone)]
struct Entity {
    name: String,
    attributes: Vec<String>,
    fields: Vec<Field>,
}

#[derive(Clone, Default)]
struct File {
    entities: Vec<Entity>,
    /// What else stands before the entities.
    text: String,
    /// Whether the last entity stands in a module of its own.
    nested: bool,
}

/// The package.
#[derive(Clone)]
pub(super) struct Model {
    files: Vec<File>,
    types: String,
    /// So that names are new.
    next: usize,
    /// What an edit is undone to that leaves something wrong.
    good: Option<Box<Model>>,
}

/// Types of several columns.
const STRUCTS: [&str; 4] = ["Part", "Outer", "Option<Part>", "Option<Outer>"];

/// Types of columns, with what is in `types.rs`.
const TYPES: [&str; 11] = [
    "Option<Kind>",
    "Option<Kind>",
    "Option<i64>",
    "Option<String>",
    "Option<Id>",
    "Option<Meters>",
    "Option<Role>",
    "Option<f64>",
    "Option<bool>",
    "Option<Vec<u8>>",
    "Option<u16>",
];

const TYPES_FILE: &str = "use migrator::{ColumnType, Embedded, EntityEnum};\npub type Id = i64;\n#[derive(ColumnType)] pub struct Meters(pub f64);\n\
                          #[derive(EntityEnum)] pub enum Role { Admin, Member }\n\
                          #[derive(Embedded)] pub struct Part { pub p1: Option<i64>, pub p2: Option<Role> }\n\
                          #[derive(Embedded)] #[entity(index(part.p2))] pub struct Outer { \
                          pub q: Option<Id>, #[entity(flatten, prefix = \"in_\")] pub part: Part }\n\
                          pub use self::first::Kind;\npub mod first { pub type Kind = i64; }\npub mod second { pub type Kind = f64; }\n";

impl Model {
    pub(super) fn new(random: &mut Random) -> Self {
        let mut model = Self { files: Vec::new(), types: TYPES_FILE.to_owned(), next: 0, good: None };
        for _ in 0..4 {
            model.files.push(File::default());
            let file = model.files.len() - 1;
            for _ in 0..=random.below(3) {
                model.add_entity(file);
            }
        }
        for _ in 0..6 {
            model.add_reference(random, true);
            model.add_column(random);
        }
        model
    }

    pub(super) fn write(&self, root: &Path) {
        let _ = fs::remove_dir_all(root.join("src"));
        fs::create_dir_all(root.join("src")).unwrap();
        fs::write(root.join("Cargo.toml"), "[package]\nname = \"app\"\n").unwrap();
        let mut lib = "pub mod types;\n".to_owned();
        for (at, file) in self.files.iter().enumerate() {
            // Writing to a `String` does not fail.
            let _ = writeln!(lib, "pub mod f{at};\npub use f{at}::*;");
            fs::write(root.join(format!("src/f{at}.rs")), file.render()).unwrap();
        }
        fs::write(root.join("src/lib.rs"), lib).unwrap();
        fs::write(root.join("src/types.rs"), &self.types).unwrap();
    }

    /// Edits it; what was done, in words.
    pub(super) fn edit(&mut self, random: &mut Random) -> String {
        if let Some(good) = self.good.take() {
            let next = self.next;
            *self = *good;
            self.next = next;
            return "mended".to_owned();
        }
        let before = self.clone();
        let mut done = Vec::new();
        for _ in 0..=random.below(5) / 4 {
            let (word, wrong) = self.edit_once(random);
            done.push(word);
            if wrong {
                self.good = Some(Box::new(before.clone()));
            }
        }
        done.join(", ")
    }

    /// One edit, and whether it is one that has to be mended.
    fn edit_once(&mut self, random: &mut Random) -> (&'static str, bool) {
        match random.below(31) {
            0..=4 => (self.add_column(random), false),
            5 => (self.remove_column(random), true),
            7 | 8 => (self.add_reference(random, true), false),
            9 => (self.add_reference(random, false), true),
            10 | 11 => (self.shift(random), false),
            12 => (self.rename_column(random), false),
            13 => (self.rename_key(random), true),
            14 => (self.required_column(random), true),
            15 => (self.edit_types(random), random.below(2) == 0),
            16 => (self.rename_entity(random), true),
            17 => (self.move_entity(random), false),
            18 => (self.new_file(), false),
            19 => (self.break_something(random), true),
            20 => (self.retype_key(random), true),
            21 => (self.nest(random), false),
            22 => (self.condition(random), true),
            6 | 23 | 24 => (self.add_index(random), random.below(2) == 0),
            25 => (self.move_key(random), false),
            26 => (self.rename_table(random), false),
            28..=30 => (self.add_struct(random), false),
            _ => (self.drop_attribute(random), true),
        }
    }

    fn number(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    fn add_entity(&mut self, file: usize) {
        let name = format!("Thing{}", self.number());
        let id = Field { name: "id".to_owned(), ty: "i64".to_owned(), attributes: vec!["primary_key".to_owned()] };
        self.files[file].entities.push(Entity { name, attributes: Vec::new(), fields: vec![id] });
    }

    fn entity(&mut self, random: &mut Random) -> &mut Entity {
        let filled: Vec<usize> = (0..self.files.len()).filter(|at| !self.files[*at].entities.is_empty()).collect();
        let file = &mut self.files[filled[random.below(filled.len())]];
        let at = random.below(file.entities.len());
        &mut file.entities[at]
    }

    fn add_column(&mut self, random: &mut Random) -> &'static str {
        let field = Field { name: format!("c{}", self.number()), ty: random.pick(&TYPES).to_owned(), attributes: Vec::new() };
        let entity = self.entity(random);
        let at = 1 + random.below(entity.fields.len());
        entity.fields.insert(at, field);
        "a column"
    }

    fn add_struct(&mut self, random: &mut Random) -> &'static str {
        let name = format!("s{}", self.number());
        let attributes = vec![format!("flatten, prefix = \"{name}_\"")];
        self.entity(random).fields.push(Field { name, ty: random.pick(&STRUCTS).to_owned(), attributes });
        "an embedded struct"
    }

    fn required_column(&mut self, random: &mut Random) -> &'static str {
        let attributes = if random.below(2) == 0 { Vec::new() } else { vec!["default = 0".to_owned()] };
        let field = Field { name: format!("c{}", self.number()), ty: "i64".to_owned(), attributes };
        self.entity(random).fields.push(field);
        "a required column"
    }

    fn remove_column(&mut self, random: &mut Random) -> &'static str {
        let entity = self.entity(random);
        let at = random.below(entity.fields.len());
        entity.fields.remove(at);
        "a column less"
    }

    fn add_index(&mut self, random: &mut Random) -> &'static str {
        let name = random.pick(&["unique", "index", "index(name = \"shared\")", "index(name = \"SHARED\")", "unique(name = \"thing1\")"]);
        let entity = self.entity(random);
        let at = random.below(entity.fields.len());
        let field = &mut entity.fields[at];
        if !STRUCTS.contains(&&*field.ty) {
            field.attributes.push(name.to_owned());
        }
        "an index"
    }

    fn add_reference(&mut self, random: &mut Random, exists: bool) -> &'static str {
        let target = if exists { self.entity(random).name.clone() } else { "Nothing".to_owned() };
        let field = format!("r{}", self.number());
        let entity = self.entity(random);
        entity.fields.push(Field { name: field.clone(), ty: "Option<i64>".to_owned(), attributes: Vec::new() });
        if random.below(3) == 0 {
            entity.attributes.push(format!("foreign_key({field}, references = {target}(id))"));
        } else {
            entity.fields.last_mut().unwrap().attributes.push(format!("references = {target}"));
        }
        "a reference"
    }

    fn shift(&mut self, random: &mut Random) -> &'static str {
        let file = random.below(self.files.len());
        let number = self.number();
        let text = random.pick(&["// A comment.\n", "fn f() { let x = 1; }\n", "\n"]).replace(" f()", &format!(" f{number}()"));
        self.files[file].text.push_str(&text);
        "other lines"
    }

    fn rename_column(&mut self, random: &mut Random) -> &'static str {
        let name = format!("n{}", self.number());
        let entity = self.entity(random);
        let at = random.below(entity.fields.len());
        let field = &mut entity.fields[at];
        field.attributes.retain(|attribute| !attribute.starts_with("renamed_from"));
        field.attributes.push(format!("renamed_from = \"{}\"", field.name));
        field.name = name;
        entity.attributes.retain(|attribute| !attribute.starts_with("foreign_key"));
        "a renamed column"
    }

    fn rename_key(&mut self, random: &mut Random) -> &'static str {
        let key = &mut self.entity(random).fields[0];
        key.attributes.extend(["column = \"key\"".to_owned(), "renamed_from = \"id\"".to_owned()]);
        "a renamed key"
    }

    fn retype_key(&mut self, random: &mut Random) -> &'static str {
        "i32".clone_into(&mut self.entity(random).fields[0].ty);
        "a key of another type"
    }

    fn move_key(&mut self, random: &mut Random) -> &'static str {
        let name = format!("k{}", self.number());
        let entity = self.entity(random);
        for field in &mut entity.fields {
            if let Some(attribute) = field.attributes.iter_mut().find(|attribute| *attribute == "primary_key") {
                "unique".clone_into(attribute);
            }
        }
        let attributes = vec!["primary_key".to_owned(), "backfill = \"id\"".to_owned()];
        entity.fields.push(Field { name, ty: "i64".to_owned(), attributes });
        "another key"
    }

    fn rename_table(&mut self, random: &mut Random) -> &'static str {
        let number = self.number();
        let entity = self.entity(random);
        let old = entity.attributes.iter().position(|attribute| attribute.starts_with("table"));
        let old = old.map_or_else(|| entity.name.to_lowercase(), |at| entity.attributes.remove(at)[9..].trim_matches('"').to_owned());
        entity.attributes.retain(|attribute| !attribute.starts_with("renamed_from"));
        entity.attributes.extend([format!("table = \"t{number}\""), format!("renamed_from = \"{old}\"")]);
        "a renamed table"
    }

    fn edit_types(&mut self, random: &mut Random) -> &'static str {
        let edit = random.below(13);
        let (from, to) = [
            ("Admin, Member", "Admin, Member, Guest"),
            ("type Id = i64", "type Id = i32"),
            ("Meters(pub f64)", "Meters(pub f32)"),
            ("enum Role", "enum Roles"),
            ("Member }", "#[entity(renamed_from = \"Member\")] Members }"),
            ("Member }", "#[entity(renamed_from = \"Member\")] Members }"),
            ("first::Kind", "second::Kind"),
            ("pub mod first", "pub struct Kind(u8);\npub mod first"),
            ("p2: Option<Role> }", "p2: Option<Role>, pub p3: Option<bool> }"),
            ("p2: Option<Role> }", "p2: Option<Role>, pub p3: Option<bool> }"),
            ("pub p1:", "#[entity(renamed_from = \"p1\")] pub p4:"),
            ("struct Part {", "struct Part { #[entity(unique)] pub p5: Option<f64>,"),
            ("prefix = \"in_\"", "prefix = \"on_\", renamed_from = \"in_\""),
        ][edit];
        self.types = self.types.replace(from, to);
        "another type"
    }

    fn rename_entity(&mut self, random: &mut Random) -> &'static str {
        let name = format!("Other{}", self.number());
        let hint = random.below(2) == 0;
        let entity = self.entity(random);
        if hint {
            entity.attributes.push(format!("renamed_from = \"{}\"", entity.name.to_lowercase()));
        }
        entity.name = name;
        "a renamed entity"
    }

    fn move_entity(&mut self, random: &mut Random) -> &'static str {
        let from = random.below(self.files.len());
        let to = random.below(self.files.len());
        if let Some(entity) = self.files[from].entities.pop() {
            self.files[to].entities.push(entity);
        }
        "a moved entity"
    }

    fn new_file(&mut self) -> &'static str {
        self.files.push(File::default());
        self.add_entity(self.files.len() - 1);
        "a new file"
    }

    fn break_something(&mut self, random: &mut Random) -> &'static str {
        let file = random.below(self.files.len());
        let text = random.pick(&["struc {", "use crate::types::Meters as Role;", "mod nowhere;", "struct Thing1;", "type Meters = i64;"]);
        self.files[file].text.push_str(text);
        "something strange"
    }

    fn nest(&mut self, random: &mut Random) -> &'static str {
        let file = random.below(self.files.len());
        self.files[file].nested ^= true;
        "a nested module"
    }

    fn condition(&mut self, random: &mut Random) -> &'static str {
        let condition = random.pick(&["#[cfg(test)]", "#[cfg(unix)]"]).to_owned();
        self.entity(random).attributes.push(condition);
        "a condition"
    }

    fn drop_attribute(&mut self, random: &mut Random) -> &'static str {
        let entity = self.entity(random);
        let at = random.below(entity.fields.len());
        entity.fields[at].attributes.pop();
        "an attribute less"
    }
}

impl File {
    fn render(&self) -> String {
        const USES: &str = "use migrator::Entity;\nuse crate::types::*;\nuse crate::*;\n";
        let mut text = format!("{USES}{}", self.text);
        for (at, entity) in self.entities.iter().enumerate() {
            let inside = self.nested && at + 1 == self.entities.len();
            if inside {
                let _ = writeln!(text, "pub mod inner {{\n{USES}{}}}\npub use inner::*;", entity.render());
            } else {
                text.push_str(&entity.render());
            }
        }
        text
    }
}

impl Entity {
    fn render(&self) -> String {
        let mut text = "#[derive(Entity)]\n".to_owned();
        for attribute in &self.attributes {
            let whole = if attribute.starts_with('#') { attribute.clone() } else { format!("#[entity({attribute})]") };
            let _ = writeln!(text, "{whole}");
        }
        let _ = writeln!(text, "pub struct {} {{", self.name);
        for field in &self.fields {
            for attribute in &field.attributes {
                let _ = writeln!(text, "    #[entity({attribute})]");
            }
            let _ = writeln!(text, "    pub {}: {},", field.name, field.ty);
        }
        text + "}\n"
    }
}
