#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub score: i32,
}

#[derive(Entity)]
#[entity(from = "SELECT id, score * 10 AS points FROM user")]
pub struct Result {
    #[entity(primary_key)]
    pub id: i64,
    pub points: i16,
}
