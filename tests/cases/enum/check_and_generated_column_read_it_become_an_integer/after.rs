#[derive(EntityEnum)]
#[entity(stored = integer)]
pub enum Kind {
    Free,
    Paid,
}

#[derive(Entity)]
pub struct Account {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(check = "plan <> 0 OR seats < 3")]
    pub plan: Kind,
    pub seats: i32,
    #[entity(generated = "CASE WHEN plan = 0 THEN 0 ELSE seats END")]
    pub billed: Option<i32>,
}
