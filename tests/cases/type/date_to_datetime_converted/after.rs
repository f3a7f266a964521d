//@ dialects: sqlite, postgres
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "value || ' 00:00:00'")]
    pub value: chrono::NaiveDateTime,
}
