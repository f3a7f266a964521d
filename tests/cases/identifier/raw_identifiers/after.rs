#[derive(Entity)]
pub struct T {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub r#type: Option<String>,
    pub r#match: Option<i64>,
}
