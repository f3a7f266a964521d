#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub x: i64,
    #[entity(default = "it's \"quoted\" \\ 100%")]
    pub value: String,
}
