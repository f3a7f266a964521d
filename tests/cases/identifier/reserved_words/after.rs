#[derive(Entity)]
#[entity(index(r#where, select))]
#[entity(table = "order")]
pub struct Order {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub select: Option<String>,
    #[entity(renamed_from = "group")]
    pub r#where: i64,
    #[entity(column = "from")]
    pub from_: Option<bool>,
    #[entity(default = 0, column = "values")]
    pub values: i64,
}
