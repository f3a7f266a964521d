//! Steps in words: a sentence for people, a slug for file names.

use std::fmt;

use super::Step;
use super::changed;
use crate::Pair;
use crate::schema::EnumType;

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CreateTable { table, restore: false, .. } => write!(f, "create table `{}`", table.name),
            Self::CreateTable { table, restore: true, .. } => write!(f, "restore table `{}`", table.name),
            Self::RetireTable { table, retired } => write!(f, "retire table `{}` as `{retired}`", table.name),
            Self::RenameTable { from, to } => write!(f, "rename table `{from}` to `{to}`"),
            Self::AddColumn { table, column, restore: false, .. } => write!(f, "add `{}` to `{table}`", column.name),
            Self::AddColumn { table, column, restore: true, .. } => write!(f, "restore `{}` of `{table}`", column.name),
            Self::RetireColumn { table, column, retired } => write!(f, "retire `{}` of `{table}` as `{retired}`", column.name),
            Self::RenameColumn { table, from, to } => write!(f, "rename `{from}` of `{table}` to `{to}`"),
            Self::AlterColumn { table, before, after } => {
                write!(f, "alter `{}` of `{table}`: {}", after.name, changed::column(Pair::new(before, after)))
            }
            Self::ReplaceColumn { table, before, after, using, keeps, .. } => {
                let dropped = if *keeps { "" } else { "; drop what it was" };
                write!(f, "convert `{}` of `{table}`: {}{dropped}", after.name, changed::replaced(Pair::new(before, after), using.as_ref()))
            }
            Self::RecastColumn { table, after, .. } => write!(f, "cast `{}` of `{table}` to {}", after.name, after.data_type),
            Self::SetPrimaryKey { table, after, .. } if after.is_empty() => write!(f, "drop the primary key of `{table}`"),
            Self::SetPrimaryKey { table, after, .. } => write!(f, "make ({}) the primary key of `{table}`", after.join(", ")),
            Self::AddIndex { table, index } => write!(f, "add index `{}` to `{table}`", index.name),
            Self::DropIndex { table, index } => write!(f, "drop index `{}` of `{table}`", index.name),
            Self::RenameIndex { table, from, to } => write!(f, "rename index `{from}` of `{table}` to `{to}`"),
            Self::AddForeignKey { table, key } => write!(f, "add foreign key `{}` from `{table}` to `{}`", key.name, key.target),
            Self::DropForeignKey { table, key } => write!(f, "drop foreign key `{}` from `{table}` to `{}`", key.name, key.target),
            Self::RenameForeignKey { table, from, to } => write!(f, "rename foreign key `{from}` of `{table}` to `{to}`"),
            Self::AddCheck { table, check } => write!(f, "add check `{}` to `{table}`", check.name),
            Self::DropCheck { table, check } => write!(f, "drop check `{}` of `{table}`", check.name),
            Self::RenameCheck { table, from, to } => write!(f, "rename check `{from}` of `{table}` to `{to}`"),
            Self::AlterOptions { table, before, after } => {
                write!(f, "change the options of `{table}`: {}", changed::options(Pair::new(before, after)))
            }
            Self::DropTable { table } => write!(f, "drop table `{}`", table.name),
            Self::DropColumn { table, column } => write!(f, "drop `{}` of `{table}`", column.name),
            Self::SetEnums { before, after } => write!(f, "change the enum types {}", changed_names(before, after)),
            Self::Data(data) => data.fmt(f),
        }
    }
}

impl Step {
    /// What is lost for good, in words: "`phone` of `user`", "table `user`"; `None` where nothing is. What is computed is not lost.
    #[must_use]
    pub fn destroys(&self) -> Option<String> {
        match self {
            Self::DropTable { table } => Some(format!("table `{}`", table.name)),
            Self::DropColumn { table, column } => column.generated.is_none().then(|| format!("`{}` of `{table}`", column.name)),
            Self::ReplaceColumn { table, before, keeps: false, .. } | Self::RecastColumn { table, before, .. } => {
                before.generated.is_none().then(|| format!("`{}` of `{table}` as it was", before.name))
            }
            Self::ReplaceColumn { keeps: true, .. }
            | Self::CreateTable { .. }
            | Self::RetireTable { .. }
            | Self::RenameTable { .. }
            | Self::AddColumn { .. }
            | Self::RetireColumn { .. }
            | Self::RenameColumn { .. }
            | Self::AlterColumn { .. }
            | Self::SetPrimaryKey { .. }
            | Self::AddIndex { .. }
            | Self::DropIndex { .. }
            | Self::RenameIndex { .. }
            | Self::AddForeignKey { .. }
            | Self::DropForeignKey { .. }
            | Self::RenameForeignKey { .. }
            | Self::AddCheck { .. }
            | Self::DropCheck { .. }
            | Self::RenameCheck { .. }
            | Self::AlterOptions { .. }
            | Self::SetEnums { .. } => None,
            Self::Data(data) => data.destroys(),
        }
    }

    /// The step in a few words joined by `_`, for the name of a migration: `add_phone_number_to_user`. Names beyond ASCII are left out for what
    /// they name: `add_column_to_user`. The result is the name of a module and of a file, and there other letters are not safe: rustc warns
    /// of scripts that are mixed, and file systems write one name in several ways.
    #[must_use]
    pub fn slug(&self) -> String {
        let table = |name| or(name, "table");
        let column = |name| or(name, "column");
        let index = |name| or(name, "index");
        let key = |name| or(name, "foreign_key");
        let check = |name| or(name, "check");
        match self {
            Self::CreateTable { table: created, .. } => format!("create_{}", table(&created.name)),
            Self::RetireTable { table: gone, .. } | Self::DropTable { table: gone } => format!("drop_{}", table(&gone.name)),
            Self::RenameTable { from, to } => format!("rename_{}_to_{}", table(from), table(to)),
            Self::AddColumn { table: of, column: added, .. } => format!("add_{}_to_{}", column(&added.name), table(of)),
            Self::RetireColumn { table: of, column: gone, .. } | Self::DropColumn { table: of, column: gone } => {
                format!("drop_{}_from_{}", column(&gone.name), table(of))
            }
            Self::RenameColumn { table: of, from, to } => format!("rename_{}_{}_to_{}", table(of), column(from), column(to)),
            Self::AlterColumn { table: of, after, .. } => format!("alter_{}_of_{}", column(&after.name), table(of)),
            Self::ReplaceColumn { table: of, after, .. } | Self::RecastColumn { table: of, after, .. } => {
                format!("convert_{}_of_{}", column(&after.name), table(of))
            }
            Self::SetPrimaryKey { table: of, .. } => format!("change_primary_key_of_{}", table(of)),
            Self::AddIndex { index: added, .. } => format!("add_{}", index(&added.name)),
            Self::DropIndex { index: gone, .. } => format!("drop_{}", index(&gone.name)),
            Self::RenameIndex { to, .. } => format!("rename_index_to_{}", index(to)),
            Self::AddForeignKey { key: added, .. } => format!("add_{}", key(&added.name)),
            Self::DropForeignKey { key: gone, .. } => format!("drop_{}", key(&gone.name)),
            Self::RenameForeignKey { to, .. } => format!("rename_foreign_key_to_{}", key(to)),
            Self::AddCheck { check: added, .. } => format!("add_{}", check(&added.name)),
            Self::DropCheck { check: gone, .. } => format!("drop_{}", check(&gone.name)),
            Self::RenameCheck { to, .. } => format!("rename_check_to_{}", check(to)),
            Self::AlterOptions { table: of, .. } => format!("change_options_of_{}", table(of)),
            Self::SetEnums { .. } => "change_enum_types".to_owned(),
            Self::Data(data) => data.slug(),
        }
    }
}

/// The names of the types that are not the same on both sides.
fn changed_names(before: &[EnumType], after: &[EnumType]) -> String {
    let differs = |one: &&EnumType| !(before.contains(one) && after.contains(one));
    let mut names: Vec<String> = before.iter().chain(after).filter(differs).map(|one| format!("`{}`", one.name)).collect();
    names.dedup();
    names.join(", ")
}

/// The name, or what it names where it is not of ASCII.
const fn or<'a>(name: &'a str, kind: &'a str) -> &'a str {
    if name.is_ascii() { name } else { kind }
}
