//@ dialects: sqlite
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "replace(value, ' ', 'T') || '+00:00'")]
    pub value: chrono::DateTime<chrono::Utc>,
}
