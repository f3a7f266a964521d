use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub home: Point,
    pub initial: char,
}

pub struct Point;
