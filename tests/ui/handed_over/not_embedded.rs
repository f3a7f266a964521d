use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(flatten, prefix = "x_")]
    pub number: i64,
}

fn main() {}
