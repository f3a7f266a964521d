use migrator::{Embedded, Entity};

mod other {
    use migrator::Embedded;

    #[derive(Embedded)]
    pub struct Address {
        pub street: String,
    }
}
use other::*;

#[derive(Embedded)]
pub struct Place {
    pub city: String,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(flatten, prefix = "home_")]
    pub home: Address,
    #[entity(flatten)]
    pub place: Option<Place>,
}

fn main() {}
