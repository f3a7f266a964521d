use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
}

#[derive(Entity)]
pub struct Team {
    #[entity(primary_key)]
    pub id: i64,
}

fn main() {}
