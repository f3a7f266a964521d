use migrator::{Entity, EntityEnum};

const FIRST: u8 = 3;

#[derive(EntityEnum)]
#[entity(stored = integer)]
#[repr(u8)]
pub enum Level {
    Low = FIRST,
    Usual,
    High = 300,
}

#[derive(EntityEnum)]
#[entity(stored = integer)]
pub enum Status {
    Open = 1,
    Opened = 0x1,
}

#[derive(EntityEnum)]
#[entity(stored = integer)]
#[repr(u64)]
pub enum Size {
    Small,
}

#[derive(EntityEnum)]
#[entity(stored = number)]
pub enum Kind {
    One,
}

#[derive(EntityEnum)]
#[entity(stored = text)]
pub enum Role {
    Admin,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub level: Level,
    pub status: Option<Status>,
    pub size: Size,
    pub kind: Kind,
    pub roles: Vec<Role>,
    #[entity(collate = "nocase")]
    pub last: Level,
}
