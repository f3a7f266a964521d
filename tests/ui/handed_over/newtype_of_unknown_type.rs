use migrator::{ColumnType, Entity};

pub struct Point;

#[derive(ColumnType)]
pub struct Home(Point);

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub home: Home,
}

fn main() {}
