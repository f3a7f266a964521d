use migrator::{ColumnType, Entity, EntityEnum};

#[derive(Entity)]
#[entity(tabel = "users")]
pub struct User {
    #[entity(primary_kay)]
    pub id: i64,
    #[entity(lenght = 255, default = 7 + 1)]
    pub name: String,
}

#[derive(EntityEnum)]
#[entity(rename_all = "camel")]
pub enum Role {
    #[entity(renamed = "admin")]
    Admin,
}

#[derive(ColumnType)]
#[entity(typ = "TEXT")]
pub struct Email(String);

fn main() {}
