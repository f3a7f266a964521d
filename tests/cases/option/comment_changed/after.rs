//@ dialects: postgres, mysql
#[derive(Entity)]
#[entity(comment = "it's things")]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(comment = "one 'line' -- or /* two */")]
    pub one: String,
    #[entity(comment = "comes")]
    pub two: Option<i64>,
    pub three: i32,
}
