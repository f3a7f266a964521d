#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
}

#[derive(Entity)]
#[entity(from = "SELECT id AS user_id, card AS number FROM \"user\" WHERE card IS NOT NULL")]
pub struct Card {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique, length = 100)]
    pub number: String,
    #[entity(references = User)]
    pub user_id: i64,
}
