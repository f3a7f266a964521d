use migrator::{Entity, EntityEnum};

#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Member,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
    pub role: Role,
}
