use migrator::{Entity, EntityEnum};

#[derive(EntityEnum)]
pub enum Role {
    #[entity(renamed_from = "Admin")]
    Owner,
    Member,
    #[entity(renamed_from = "Admin")]
    Chief,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(renamed_from = "nmae")]
    pub full_name: String,
    pub role: Role,
}

#[derive(Entity)]
#[entity(renamed_from = "user")]
pub struct Person {
    #[entity(primary_key)]
    pub id: i64,
}
