#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    pub city: Option<String>,
    #[entity(default = sql("abs(-3) + 4"))]
    pub weight: i64,
}
