use migrator::Entity;


pub struct Point;
type Place = Option<Point>;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(type = "POINT")]
    pub home: Place,
}

fn main() {}
