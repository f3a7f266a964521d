#[derive(Entity)]
#[entity(table = "we\"ird")]
#[entity(index(a))]
pub struct T {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(column = "a\"b")]
    pub a: String,
}
