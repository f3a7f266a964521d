#[derive(Entity)]
#[entity(table = "Users")]
pub struct T {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(column = "Name")]
    pub name: Option<String>,
    #[entity(column = "ID2", unique)]
    pub id2: i64,
}
