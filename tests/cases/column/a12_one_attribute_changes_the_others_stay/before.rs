#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(default = 7, comment = "becomes nullable")]
    pub nullability: i32,
    #[entity(length = 40, default = "old", comment = "gets another default")]
    pub default: Option<String>,
    #[entity(length = 40, default = "kept", comment = "becomes longer")]
    pub length: String,
    #[entity(default = 1, comment = "becomes larger", unique)]
    pub size: Option<i32>,
    #[entity(length = 40, default = "it's kept", comment = "says something else")]
    pub comment: String,
    #[entity(default = now, comment = "loses its default")]
    pub at: chrono::NaiveDateTime,
}
