use migrator::Entity;


mod other {
    pub type UserId = String;
}
use other::*;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: UserId,
    pub name: String,
}

fn main() {}
