#[derive(Entity)]
#[entity(table = "my table.x")]
pub struct T {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(column = "first name")]
    pub a: Option<String>,
    #[entity(column = "100%; DROP", check = "\"100%; DROP\" <> -1")]
    pub b: i64,
}
