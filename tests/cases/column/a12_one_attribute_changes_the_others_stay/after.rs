#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(default = 7, comment = "becomes nullable")]
    pub nullability: Option<i32>,
    #[entity(length = 40, default = "new", comment = "gets another default")]
    pub default: Option<String>,
    #[entity(length = 90, default = "kept", comment = "becomes longer")]
    pub length: String,
    #[entity(default = 1, comment = "becomes larger", unique)]
    pub size: Option<i64>,
    #[entity(length = 40, default = "it's kept", comment = "said something; else")]
    pub comment: String,
    #[entity(comment = "loses its default")]
    pub at: chrono::NaiveDateTime,
}
