use migrator::{Entity, EntityEnum};

#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Editor,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub role: Role,
    pub other: Option<Role>,
}
