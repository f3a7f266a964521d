#[derive(Entity)]
pub struct Größe {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub straße: String,
    #[entity(column = "日本")]
    pub japan: Option<i64>,
}
