use sqlx::types::Json;

pub struct Settings;

#[derive(Entity)]
pub struct U {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub settings: Option<Json<Settings>>,
    #[entity(default = "{}")]
    pub extra: Json<Vec<String>>,
}
