//! Steps in words: a sentence for people, a slug for file names.

use std::fmt;

use super::Step;
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
            Self::AlterColumn { table, after, .. } => write!(f, "alter `{}` of `{table}`", after.name),
            Self::ReplaceColumn { table, after, .. } => write!(f, "convert `{}` of `{table}`", after.name),
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
            Self::AlterOptions { table, .. } => write!(f, "change the options of `{table}`"),
            Self::DropTable { table } => write!(f, "drop table `{}`", table.name),
            Self::DropColumn { table, column } => write!(f, "drop `{}` of `{table}`", column.name),
            Self::SetEnums { before, after } => write!(f, "change the enum types {}", changed_names(before, after)),
        }
    }
}

impl Step {
    /// The step in a few words joined by `_`, for the name of a migration: `add_phone_number_to_user`.
    #[must_use]
    pub fn slug(&self) -> String {
        match self {
            Self::CreateTable { table, .. } => format!("create_{}", table.name),
            Self::RetireTable { table, .. } | Self::DropTable { table } => format!("drop_{}", table.name),
            Self::RenameTable { from, to } => format!("rename_{from}_to_{to}"),
            Self::AddColumn { table, column, .. } => format!("add_{}_to_{table}", column.name),
            Self::RetireColumn { table, column, .. } | Self::DropColumn { table, column } => format!("drop_{}_from_{table}", column.name),
            Self::RenameColumn { table, from, to } => format!("rename_{table}_{from}_to_{to}"),
            Self::AlterColumn { table, after, .. } => format!("alter_{}_of_{table}", after.name),
            Self::ReplaceColumn { table, after, .. } | Self::RecastColumn { table, after, .. } => {
                format!("convert_{}_of_{table}", after.name)
            }
            Self::SetPrimaryKey { table, .. } => format!("change_primary_key_of_{table}"),
            Self::AddIndex { index, .. } => format!("add_{}", index.name),
            Self::DropIndex { index, .. } => format!("drop_{}", index.name),
            Self::RenameIndex { to, .. } => format!("rename_index_to_{to}"),
            Self::AddForeignKey { key, .. } => format!("add_{}", key.name),
            Self::DropForeignKey { key, .. } => format!("drop_{}", key.name),
            Self::RenameForeignKey { to, .. } => format!("rename_foreign_key_to_{to}"),
            Self::AddCheck { check, .. } => format!("add_{}", check.name),
            Self::DropCheck { check, .. } => format!("drop_{}", check.name),
            Self::RenameCheck { to, .. } => format!("rename_check_to_{to}"),
            Self::AlterOptions { table, .. } => format!("change_options_of_{table}"),
            Self::SetEnums { .. } => "change_enum_types".to_owned(),
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
