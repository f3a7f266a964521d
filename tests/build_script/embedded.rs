//! Embedded structs, in a file of their own: what an edit there does to the entities that have them.

use crate::project::Project;

const ADDRESS: &str = "//! Addresses.

use migrator::Embedded;

/// An address.
#[derive(Debug, Embedded)]
#[entity(index(city))]
pub struct Address {
    /// Where.
    pub city: Option<String>,
}
";

/// Two entities with an address each, built and committed.
fn with_addresses(name: &str) -> Project {
    let project = Project::new(name);
    project.write("src/address.rs", ADDRESS);
    project.edit("src/lib.rs", "pub mod user;", "pub mod address;\npub mod team;\npub mod user;");
    let team = "//! Teams.\n\nuse migrator::Entity;\n\nuse crate::address::Address as Place;\n\n/// A team.\n#[derive(Debug, Entity)]\npub struct Team {\n    \
                /// The key.\n    #[entity(primary_key)]\n    pub id: i64,\n    /// Where.\n    #[entity(flatten)]\n    pub place: Place,\n}\n";
    project.write("src/team.rs", team);
    project.edit("src/user.rs", "    pub email: String,\n", "    pub email: String,\n    /// At home.\n    #[entity(flatten, prefix = \"home_\")]\n    pub home: Option<crate::address::Address>,\n");
    project.builds();
    project.init();
    project
}

#[test]
fn an_edit_of_the_struct_changes_every_entity_that_has_it() {
    let project = with_addresses("bs-embedded");
    project.edit(
        "src/address.rs",
        "pub city: Option<String>,",
        "pub city: Option<String>,\n    /// Two letters.\n    pub country: Option<String>,",
    );
    project.builds();
    let migrations = project.migrations();
    let text = project.read(&format!("migrations/{}", migrations.last().unwrap()));
    assert!(text.contains("ALTER TABLE \"team\" ADD COLUMN \"country\" TEXT"), "{text}");
    assert!(text.contains("ALTER TABLE \"user\" ADD COLUMN \"home_country\" TEXT"), "{text}");

    // The draft follows, and so does an edit of an entity while the struct stays.
    project.edit("src/address.rs", "pub country:", "pub land:");
    project.edit("src/user.rs", "prefix = \"home_\"", "prefix = \"at_\", renamed_from = \"home_\"");
    project.builds();
    let text = project.read(&format!("migrations/{}", project.migrations().last().unwrap()));
    assert!(text.contains("RENAME COLUMN \"home_city\" TO \"at_city\""), "{text}");
    assert!(text.contains("ADD COLUMN \"land\" TEXT") && !text.contains("country"), "{text}");
}

#[test]
fn what_is_wrong_with_the_struct_is_said_at_its_field_once() {
    let project = with_addresses("bs-embedded-wrong");
    project.edit(
        "src/address.rs",
        "pub city: Option<String>,",
        "pub city: Option<String>,\n    /// Two letters.\n    pub country: String,",
    );
    let text = project.fails();
    assert!(text.contains(" --> src/address.rs:12:9\n"), "{text}");
    assert_eq!(text.matches("[M0302]").count(), 1, "said once:\n{text}");

    let other = "pub country: crate::other::Code,";
    project.write("src/other.rs", "//! What the build script does not see.\n\nmacro_rules! code {\n    ($name:ident) => {\n        /// A code.\n        pub type $name = Option<i64>;\n    };\n}\n\ncode!(Code);\n");
    project.edit("src/lib.rs", "pub mod team;", "pub mod other;\npub mod team;");
    project.edit("src/address.rs", "pub country: String,", other);
    let text = project.fails();
    assert_eq!(text.matches("[M0401]").count() + text.matches("[M0105]").count(), 1, "{text}");
}

#[test]
fn a_struct_that_only_rustc_sees_is_an_error_at_it() {
    let project = with_addresses("bs-embedded-unseen");
    let hidden = "macro_rules! hidden {\n    () => {\n        /// Another.\n        #[derive(Debug, migrator::Embedded)]\n        pub struct Other {\n            /// Where.\n            pub town: Option<String>,\n        }\n    };\n}\n\nhidden!();\n";
    project.edit("src/user.rs", "/// A user.", &format!("{hidden}\n/// A user."));
    let text = project.fails();
    assert!(text.contains("the build script did not see the embedded struct `Other`"), "{text}");
}
