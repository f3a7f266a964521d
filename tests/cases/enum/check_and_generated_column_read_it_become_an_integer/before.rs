#[derive(EntityEnum)]
pub enum Kind {
    Free,
    Paid,
}

#[derive(Entity)]
pub struct Account {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(check = "plan <> 'Free' OR seats < 3")]
    pub plan: Kind,
    pub seats: i32,
    #[entity(generated = "CASE WHEN plan = 'Free' THEN 0 ELSE seats END")]
    pub billed: Option<i32>,
}
