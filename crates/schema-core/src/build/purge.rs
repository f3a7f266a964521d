//! Writing the migration that destroys what earlier ones kept aside.

use std::fmt;
use std::path::Path;

use super::by_hand;
use super::chain::Link;
use super::clock;
use super::error::{self, refusal};
use super::files::{self, FileChange};
use super::folder::{self, SNAPSHOT};
use super::{Result, routes};
use crate::Pair;
use crate::codegen::{self, Purge};
use crate::schema::Kept;
use crate::snapshot::{self, Snapshot};

/// What is to be destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// Everything that was put aside at least so many days ago.
    OlderThan {
        /// The days.
        days: u64,
    },
    /// What these name: `user.phone_number`, `user`, or the name that it has in the database.
    Names(Vec<String>),
}

/// A migration that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purged {
    /// Its file's name.
    pub file: String,
    /// What it destroys.
    pub kept: Vec<Kept>,
}

impl fmt::Display for Purged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "`{}` destroys", self.file)?;
        self.kept.iter().try_for_each(|kept| writeln!(f, "  {} (`{}`)", kept.words(), kept.name()))?;
        f.write_str("review it, build, and commit it with `.snapshot.json`; it can't be undone")
    }
}

/// What the migrations of a package keep aside, oldest first.
///
/// # Errors
///
/// When the snapshot can't be read.
pub fn kept(package: &Path) -> Result<Vec<Kept>> {
    let mut kept = folder::snapshot(&folder::of_package(package)?)?.schema.kept();
    kept.sort_by(|one, other| one.since().cmp(&other.since()));
    Ok(kept)
}

/// Writes a migration that destroys what `selection` says of what the migrations of a package keep aside. It can't be undone, and is refused
/// in production unless the program allows it.
///
/// # Errors
///
/// When something is named that is not kept, or nothing is selected; when the last migration is still a draft; when files can't be read or
/// written. Then nothing is changed.
pub fn purge(package: &Path, selection: &Selection) -> Result<Purged> {
    let folder = folder::of_package(package)?;
    let _lock = folder::lock(&folder)?;
    by_hand::refuse_draft(&folder)?;
    let before = folder::snapshot(&folder)?;
    let kept = select(&before.schema.kept(), selection)?;
    let modules = folder::modules(&folder)?;
    let earlier: Vec<&Link> = modules.iter().map(|module| &module.link).collect();
    let id = clock::next_id(earlier.iter().map(|link| link.id.as_str()));
    let after = Snapshot { last: Some(id.clone()), schema: before.schema.without(&kept), ..before.clone() };
    let name = codegen::purge_name(&kept);
    let failed = |why: String| refusal(why, "please report it, with the snapshot");
    let change =
        routes::Change { id: &id, dialects: &before.dialects, starting: &[], earlier: &earlier, before: &before.schema, steps: &[] };
    let routes = change.routes(&before.schema).map_err(|_| failed("the schema raises questions".to_owned()))?;
    let fingerprints = Pair::new(&before.schema, &after.schema).map(snapshot::fingerprint);
    let change = Purge { id: &id, name: &name, kept: &kept, routes: &routes, fingerprints };
    let module = codegen::purge(&change).map_err(|misfit| failed(misfit.to_string()))?;
    let file = codegen::file_name(&id, &name);
    let write = |file: &str, text: String| FileChange::Write { file: file.to_owned(), text };
    let changes = [write(&file, module), write(SNAPSHOT, snapshot::write(&after))];
    files::change(&folder, &changes, None).map_err(|failure| error::io("write", &failure.path, &failure.error))?;
    Ok(Purged { file, kept })
}

fn select(kept: &[Kept], selection: &Selection) -> Result<Vec<Kept>> {
    if kept.is_empty() {
        return Err(refusal("nothing is kept aside", "there is nothing to purge"));
    }
    let listed = || kept.iter().map(|kept| format!("`{}`", kept.was())).collect::<Vec<_>>().join(", ");
    let selected: Vec<Kept> = match selection {
        Selection::OlderThan { days } => {
            let end = clock::days_ago(*days);
            kept.iter().filter(|kept| kept.since().is_some_and(|since| since <= end.as_str())).cloned().collect()
        }
        Selection::Names(names) => {
            let is = |kept: &Kept, name: &String| kept.name() == name || kept.was() == *name;
            if let Some(name) = names.iter().find(|name| !kept.iter().any(|kept| is(kept, name))) {
                return Err(refusal(format!("`{name}` is not kept aside"), format!("there are {}", listed())));
            }
            kept.iter().filter(|kept| names.iter().any(|name| is(kept, name))).cloned().collect()
        }
    };
    if selected.is_empty() {
        return Err(refusal("nothing that is kept aside is that old", format!("there are {}", listed())));
    }
    Ok(selected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Schema;
    use crate::schema::{Column, DataType, RetiredColumn, Table};

    #[test]
    fn what_is_named_or_old_enough_is_selected() {
        let column =
            |id: &str, name: &str| RetiredColumn { name: format!("_retired_{id}_{name}"), column: Column::new(name, DataType::Int64) };
        let retired = vec![column("20200101000000", "old"), column("99990101000000", "new")];
        let schema = Schema { tables: vec![Table { name: "user".to_owned(), retired, ..Table::default() }], ..Schema::default() };
        let selected =
            |selection: &Selection| select(&schema.kept(), selection).map(|kept| kept.iter().map(Kept::was).collect::<Vec<_>>().join(" "));
        let named = |names: &[&str]| Selection::Names(names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(selected(&Selection::OlderThan { days: 30 }).unwrap(), "user.old");
        assert_eq!(selected(&named(&["user.new", "_retired_20200101000000_old"])).unwrap(), "user.old user.new");
        let error = selected(&named(&["user.phone"])).unwrap_err().to_string();
        assert!(error.contains("`user.phone` is not kept aside") && error.contains("there are `user.old`, `user.new`"), "{error}");
        assert!(selected(&Selection::OlderThan { days: 1_000_000 }).unwrap_err().to_string().contains("is that old"));
        assert!(select(&[], &named(&[])).unwrap_err().to_string().contains("nothing is kept aside"));
    }
}
