#[derive(EntityEnum)]
pub enum Level {
    Low,
    High,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    pub city: Option<String>,
    pub country: String,
    pub since: chrono::NaiveDate,
    pub level: Level,
    pub score: f64,
}
