//@ dialects: postgres
#[derive(Entity)]
#[entity(index(a desc nulls_last, b nulls_first, name = "item_a_b"))]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub a: Option<i64>,
    pub b: Option<i64>,
}
