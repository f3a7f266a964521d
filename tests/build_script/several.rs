//! Several packages, several target folders, several builds at once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use integration::package::repository;

use crate::project::{BUILD_SCRIPT, Files, Project, USER, manifest, text};

#[test]
fn entities_of_another_package_are_migrated_by_the_one_that_names_it() {
    let project = Project::empty("bs-workspace");
    project.write(
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"app\", \"models\"]\n\n[profile.dev]\ndebug = \"line-tables-only\"\n",
    );
    let member = |name: &str| manifest(name).replace("\n[profile.dev]\ndebug = \"line-tables-only\"\n", "");
    project.write("models/Cargo.toml", &member("bs-models"));
    project.write("models/build.rs", &BUILD_SCRIPT.replace("new().dialect(schema_core::Dialect::Sqlite)", "entities()"));
    project.write("models/src/lib.rs", "//! Entities.\n\npub mod user;\n");
    project.write("models/src/user.rs", USER);
    let dependency = "[dependencies]\nbs-models = { path = \"../models\" }\n";
    project.write("app/Cargo.toml", &member("bs-app").replace("[dependencies]\n", dependency));
    project.write("app/build.rs", &BUILD_SCRIPT.replace(".run()", ".entities_from(\"../models\").run()"));
    let post = "//! Posts.\n\nuse bs_models::user::User;\n\n/// A post.\n#[derive(Debug, migrator::Entity)]\npub struct Post {\n    /// The key.\n    \
                #[entity(primary_key)]\n    pub id: i64,\n    /// Who wrote it.\n    #[entity(references = User)]\n    pub author: i64,\n}\n";
    project.write("app/src/lib.rs", "//! The program.\n\npub mod post;\n\nmigrator::embed!();\n");
    project.write("app/src/post.rs", post);
    project.builds();
    let migrations =
        |project: &Project| project.files("app/migrations").into_keys().filter(|name| name.starts_with('m')).collect::<Vec<_>>();
    let found = migrations(&project);
    assert_eq!(found.len(), 1);
    let initial = project.read(&format!("app/migrations/{}", found[0]));
    assert!(initial.contains("CREATE TABLE \"user\"") && initial.contains("REFERENCES \"user\""), "{initial}");
    assert!(!project.path("models/migrations").exists());
    assert!(!project.builds().compiled());

    project.git(&["init", "--quiet"]);
    project.git(&["add", "--all"]);
    project.edit("models/src/user.rs", "pub email: String", "pub address: String");
    let text = project.fails();
    assert!(text.contains("failed to run custom build command for `bs-app"), "{text}");
    assert!(text.contains("[M0301]") && text.contains("--> ../models/src/user.rs:12:9"), "{text}");
    assert!(text.contains("#[entity(renamed_from = \"email\")]"), "{text}");
    project.edit("models/src/user.rs", "    pub address", "    #[entity(renamed_from = \"email\")]\n    pub address");
    project.builds();
    assert_eq!(migrations(&project).len(), 2);

    project.edit("models/src/user.rs", "    /// The key.\n    #[entity(primary_key, auto_increment)]\n", "    /// The key.\n");
    let text = project.fails();
    assert!(text.contains("src/user.rs") && text.contains("[M0204]"), "{text}");
}

#[test]
fn a_folder_that_is_no_package_is_an_error() {
    let project = Project::new("bs-no-package");
    project.edit("build.rs", ".run()", ".root(\"src/bin/worker.rs\").run()");
    assert!(project.fails().contains("Error: there is no file `src/bin/worker.rs`, which `build.rs` names as a root [M0504]"));
    project.edit("build.rs", ".root(\"src/bin/worker.rs\")", ".entities_from(\"../nowhere\")");
    let text = project.fails();
    assert!(text.contains("Error: cannot read `") && text.contains("nowhere/Cargo.toml`"), "{text}");
}

/// The build script that cargo compiled for a package.
fn script(project: &Project) -> PathBuf {
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("debug/build");
    let name = project.folder.file_name().unwrap().to_str().unwrap();
    let folders = fs::read_dir(target).unwrap().flatten().map(|entry| entry.path());
    let found = folders.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with(&format!("{name}-")));
    let scripts = found.map(|path| path.join("build-script-build")).filter(|path| path.exists());
    scripts.max_by_key(|path| fs::metadata(path).unwrap().modified().unwrap()).unwrap()
}

/// Runs the build script of a package as cargo does for a target folder of its own.
fn start(script: &Path, project: &Project, out: &str) -> Child {
    let out = project.path(out);
    fs::create_dir_all(&out).unwrap();
    let mut command = Command::new(script);
    command.env_remove("CI").env_remove("MIGRATOR_BUILD").env("CARGO_MANIFEST_DIR", &project.folder).env("OUT_DIR", &out);
    command.env("PROFILE", "debug").current_dir(&project.folder).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Runs it to its end, which has to be a good one.
fn succeeds(child: Child) {
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
}

#[test]
fn a_build_that_was_cut_short_is_finished_by_the_next() {
    let project = Project::new("bs-cut");
    project.builds();
    project.init();
    let script = script(&project);
    let first = project.files("migrations");
    project.add_field("phone");
    project.builds();
    let second = project.files("migrations");
    project.edit("src/user.rs", "pub phone", "pub mobile");
    project.builds();
    let third = project.files("migrations");
    let phone = second.keys().find(|name| name.contains("phone")).unwrap().clone();
    let mobile = third.keys().find(|name| name.contains("mobile")).unwrap().clone();

    let base = third.keys().find(|name| name.starts_with(".draft-")).unwrap().clone();
    assert_eq!(third[&base].0, first[".snapshot.json"].0);

    // The order in which a build changes files: the old draft goes, then come what the new one starts from, the record, the new draft, the
    // snapshot.
    let orders: [(&Files, &Files, &[&str]); 2] = [
        (&first, &third, &[&base, ".draft.json", &mobile, ".snapshot.json"]),
        (&second, &third, &[&phone, ".draft.json", &mobile, ".snapshot.json"]),
    ];
    for (round, (before, after, order)) in orders.into_iter().enumerate() {
        for done in 0..=order.len() {
            fs::remove_dir_all(project.path("migrations")).unwrap();
            for (name, (text, _)) in before {
                project.write(&format!("migrations/{name}"), text);
            }
            for name in &order[..done] {
                match after.get(*name) {
                    Some((text, _)) => project.write(&format!("migrations/{name}"), text),
                    None => project.remove(&format!("migrations/{name}")),
                }
            }
            project.write("migrations/.1-0.tmp", "half");
            succeeds(start(&script, &project, &format!("out/{round}-{done}")));
            assert_eq!(project.migrations().len(), 2, "{done} of {order:?}: {:?}", project.migrations());
            let migration = project.migration("add_mobile_to_user");
            let id = project.id("add_mobile_to_user");
            assert!(project.read(&migration).contains("ADD COLUMN \"mobile\""));
            assert!(project.read("migrations/.snapshot.json").contains(&format!("\"last\": \"{id}\"")));
            let list = project.read(&format!("out/{round}-{done}/migrations.rs"));
            assert!(list.contains(&format!(".drafts(&[\"{id}\"])")), "it is still a draft:\n{list}");
            if round == 1 {
                assert_eq!(format!("migrations/{mobile}"), migration, "and keeps its id");
            }
        }
    }
}

#[test]
fn many_builds_at_once_write_one_migration() {
    let project = Project::new("bs-parallel");
    project.builds();
    project.init();
    let script = script(&project);
    for (field, file) in [("phone", "add_phone_to_user"), ("city", "add_city_to_user")] {
        project.add_field(field);
        let children: Vec<Child> = (0..16).map(|at| start(&script, &project, &format!("out/{at}"))).collect();
        children.into_iter().for_each(succeeds);
        let name = project.migration(file);
        for at in 0..16 {
            let list = project.read(&format!("out/{at}/migrations.rs"));
            assert!(list.contains(&name["migrations/".len()..]), "each sees the result:\n{list}");
        }
        project.builds();
        project.commit();
    }
    assert_eq!(project.migrations().len(), 3);
    let litter: Vec<String> = project.files("migrations").into_keys().filter(|name| name.contains(".tmp")).collect();
    assert!(litter.is_empty(), "{litter:?}");
}

/// A package whose dependencies compile in seconds: its derive does nothing, its list of migrations goes nowhere.
fn light(name: &str) -> Project {
    let project = Project::empty(name);
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\ndescription = \"x\"\nlicense = \"MIT\"\n\n\
         [dependencies]\nmigrator = {{ path = \"migrator\", version = \"0.1.0\" }}\n\n\
         [build-dependencies]\nschema-core = {{ path = \"{}/crates/schema-core\", version = \"0.1.0\", features = [\"build\"] }}\n\n[workspace]\n",
        repository().display()
    );
    project.write("Cargo.toml", &manifest);
    project.write("build.rs", BUILD_SCRIPT);
    project.write(
        "migrator/Cargo.toml",
        "[package]\nname = \"migrator\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[lib]\nproc-macro = true\n",
    );
    let derive = "//! A derive.\n#[proc_macro_derive(Entity, attributes(entity))]\n\
                  pub fn entity(_: proc_macro::TokenStream) -> proc_macro::TokenStream {\n    proc_macro::TokenStream::new()\n}\n";
    project.write("migrator/src/lib.rs", derive);
    project.write("src/lib.rs", "//! A package.\n\npub mod user;\n");
    project.write("src/user.rs", USER);
    project
}

#[test]
fn a_second_target_folder_sees_what_the_first_wrote_and_a_package_is_verified() {
    let one = light("bs-targets");
    let two = one.with_target("bs-targets-2");
    one.builds();
    two.builds();
    assert!(!one.builds().compiled() && !two.builds().compiled());
    one.init();
    one.builds();
    one.add_field("phone");
    one.builds();
    let list = |project: &Project| -> bool {
        let built = project.builds();
        built.says("_add_phone_to_user.rs` is a draft")
    };
    assert!(list(&two), "the edit that made it makes the other build run too");
    assert!(!one.builds().compiled() && !two.builds().compiled());
    one.edit("src/user.rs", "pub phone", "pub mobile");
    let (first, second) = std::thread::scope(|scope| {
        let (first, second) = (scope.spawn(|| one.build()), scope.spawn(|| two.build()));
        (first.join().unwrap(), second.join().unwrap())
    });
    for built in [first, second] {
        assert!(built.success && built.says("_add_mobile_to_user.rs` is a draft"), "{}", built.text);
    }
    assert_eq!(one.migrations().len(), 2);

    one.commit();
    one.builds();
    let package = || {
        let patch = |name: &str, path: PathBuf| format!("patch.crates-io.{name}.path={path:?}");
        let core = patch("schema-core", repository().join("crates/schema-core"));
        let arguments = ["package", "--allow-dirty", "--config", &core, "--config", &patch("migrator", one.path("migrator"))];
        two.cargo(&arguments, &[])
    };
    let packaged = package();
    assert!(packaged.success && packaged.says("Verifying"), "{}", packaged.text);
    one.add_field("city");
    let packaged = package();
    assert!(!packaged.success && packaged.says("nothing is written because this is a packaged copy [M0503]"), "{}", packaged.text);
}
