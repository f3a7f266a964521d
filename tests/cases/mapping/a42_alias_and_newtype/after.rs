#[derive(ColumnType)]
pub struct Email(String);
pub type Level = i32;

#[derive(Entity)]
pub struct U {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub x: i64,
    #[entity(unique)]
    pub email: Option<Email>,
    #[entity(default = 1)]
    pub level: Level,
}
