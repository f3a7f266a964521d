//@ dialects: sqlite, mysql
#[derive(Entity)]
#[entity(index(sql("a + ifnull(c, 0)"), b desc, name = "i"))]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub a: i64,
    pub b: String,
    pub c: Option<i64>,
}
