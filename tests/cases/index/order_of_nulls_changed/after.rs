//@ dialects: postgres
#[derive(Entity)]
#[entity(index(a desc, b, name = "item_a_b"))]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub a: Option<i64>,
    pub b: Option<i64>,
}
