//! An enum for everything that rows can hold: the types of the test, and the entities of its migration.

use migrator::EntityEnum;

#[derive(Debug, Clone, Copy, PartialEq, Eq, EntityEnum)]
#[entity(sqlx, stored = text, rename_all = "snake_case")]
pub(super) enum Plan {
    Free,
    #[entity(rename = "it's paid")]
    Paid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EntityEnum)]
#[entity(sqlx, stored = integer)]
pub(super) enum Priority {
    Low = -1,
    Usual,
    High = 70_000,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EntityEnum)]
#[entity(sqlx, stored = integer)]
#[repr(u8)]
pub(super) enum Level {
    First = b'a',
    Last = 0xff,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EntityEnum)]
#[entity(sqlx)]
pub(super) enum Mark {
    Good,
    Bad,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EntityEnum, sqlx::Type)]
#[entity(stored = integer)]
#[repr(i32)]
pub(super) enum Status {
    Draft = 1,
    Published = 5,
}
