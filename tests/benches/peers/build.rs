//! Writes the history as the modules that migrator's build step writes, all in one file.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[path = "../support/statements.rs"]
#[allow(dead_code, reason = "only the statements are needed here")]
mod statements;

/// As in `main.rs`.
const COUNT: u32 = 1_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut modules, mut list) = (String::new(), String::new());
    for number in 0..COUNT {
        let [create, index] = statements::statements(number);
        let _ = write!(
            modules,
            "mod m{number} {{
    use migrator::prelude::*;

    pub const MIGRATION: Migration = Migration::new(\"{number:014}\", \"create_t{number}\", up, down);

    fn up(plan: &mut Plan) {{
        plan.sql(r#\"{create}\"#);
        plan.sql(r#\"{index}\"#);
    }}

    fn down(plan: &mut Plan) {{
        plan.sql(\"ALTER TABLE t{number} RENAME TO _retired_{number:014}_t{number}\");
    }}
}}
"
        );
        let _ = write!(list, "&m{number}::MIGRATION, ");
    }
    let text = format!("{modules}\npub static MIGRATIONS: migrator::Migrations = migrator::Migrations::new(&[{list}]);\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("migrations.rs"), text)?;
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../support/statements.rs");
    Ok(())
}
