use migrator::Entity;

#[derive(Entity)]
#[entity(table = "_retired_users")]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
}

#[derive(Entity)]
#[entity(table = "sqlite_sequences")]
pub struct Sequence {
    #[entity(primary_key)]
    pub id: i64,
}
