#[derive(Entity)]
#[entity(renamed_from = "u")]
pub struct V {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub x: i64,
    pub y: Option<i64>,
}
