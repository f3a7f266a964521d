#[derive(Entity)]
#[entity(index(b))]
#[entity(index(c desc))]
#[entity(index(a, b, c))]
#[entity(unique(b))]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub a: i64,
    pub b: String,
    pub c: Option<i64>,
}
