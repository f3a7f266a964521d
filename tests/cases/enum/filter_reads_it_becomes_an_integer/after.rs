//@ dialects: sqlite, postgres
#[derive(EntityEnum)]
#[entity(stored = integer)]
pub enum Kind {
    Free,
    Paid,
}

#[derive(Entity)]
#[entity(unique(owner, filter = "plan = 0"))]
#[entity(index(plan))]
pub struct Account {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub owner: i64,
    pub plan: Kind,
}
