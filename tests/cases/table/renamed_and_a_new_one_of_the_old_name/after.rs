#[derive(Entity)]
#[entity(renamed_from = "account")]
pub struct Person {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique, length = 40)]
    pub name: String,
}

#[derive(Entity)]
#[entity(new)]
pub struct Account {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique, length = 40)]
    pub name: String,
    #[entity(references = Person)]
    pub owner_id: i64,
}

#[derive(Entity)]
pub struct Login {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = Person)]
    pub account_id: i64,
}
