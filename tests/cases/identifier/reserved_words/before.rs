#[derive(Entity)]
#[entity(index(group, select))]
#[entity(table = "order")]
pub struct Order {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub select: String,
    pub group: i64,
    #[entity(column = "from")]
    pub from_: Option<bool>,
}
