#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub phone: Option<String>,
    #[entity(default = 0)]
    pub visits: i32,
    #[entity(default = "")]
    pub note: String,
    pub name: String,
    pub city: Option<String>,
}
