#[derive(Entity)]
pub struct Account {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 40)]
    pub email: Option<String>,
}

#[derive(Entity)]
pub struct Letter {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Account, on_delete = cascade)]
    pub account: Option<i64>,
}
