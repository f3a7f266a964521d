use migrator::{Entity, EntityEnum};

#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Member,
}

pub enum Rank {
    Member,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(default = Rank::Member)]
    pub role: Option<Role>,
}

fn main() {}
