#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(check = "age >= 0")]
    pub age: i32,
    pub x: i64,
}
