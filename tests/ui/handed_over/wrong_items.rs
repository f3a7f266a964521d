use migrator::{ColumnType, Entity, EntityEnum};

#[derive(Entity)]
pub enum Role {
    Admin,
}

#[derive(EntityEnum)]
pub struct User {
    pub id: i64,
}

#[derive(EntityEnum)]
pub enum Shape {
    Circle(f64),
    Point,
}

#[derive(ColumnType)]
pub struct Pair(i64, i64);

#[derive(Entity)]
pub struct Boxed<T> {
    pub value: T,
}

fn main() {}
