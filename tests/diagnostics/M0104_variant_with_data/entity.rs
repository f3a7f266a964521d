use migrator::{Entity, EntityEnum};

#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Member(u8),
}

#[derive(EntityEnum)]
pub enum Status {
    Open,
    #[entity(rename = "Open")]
    Opened,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub role: Role,
    pub status: Option<Status>,
}
