#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(backfill = "b")]
    pub a: i64,
    pub b: Option<i64>,
    #[entity(default = true)]
    pub c: bool,
}
