use migrator::{Embedded, Entity};

mod other {
    pub type Postcode = String;
}
use other::*;

#[derive(Embedded)]
pub struct Address {
    pub postcode: Postcode,
    #[entity(flatten)]
    pub point: Point,
}

#[derive(Embedded)]
pub struct Point {
    #[entity(references = Address)]
    pub x: i64,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(flatten, prefix = "home_")]
    pub home: Address,
}

fn main() {}
