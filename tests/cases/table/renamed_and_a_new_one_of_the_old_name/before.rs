#[derive(Entity)]
pub struct Account {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique, length = 40)]
    pub name: String,
}

#[derive(Entity)]
pub struct Login {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = Account)]
    pub account_id: i64,
}
