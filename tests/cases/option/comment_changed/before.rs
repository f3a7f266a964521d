//@ dialects: postgres, mysql
#[derive(Entity)]
#[entity(comment = "things; \"all\" of them")]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(comment = "it's one\nof two lines\\")]
    pub one: String,
    pub two: Option<i64>,
    #[entity(comment = "goes")]
    pub three: i32,
}
