use migrator::Entity;


pub struct Point;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub home: Point,
    pub work: Option<Point>,
}

fn main() {}
