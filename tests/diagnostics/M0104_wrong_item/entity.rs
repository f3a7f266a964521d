use migrator::{ColumnType, Entity, EntityEnum};

#[derive(Entity)]
pub enum Role {
    Admin,
}

#[derive(Entity)]
pub struct Pair(pub i64, pub i64);

#[derive(EntityEnum)]
pub enum Shape {
    Circle(f64),
}

#[derive(ColumnType)]
pub struct Name {
    pub first: String,
}
