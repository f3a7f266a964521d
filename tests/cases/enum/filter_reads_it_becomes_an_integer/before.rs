//@ dialects: sqlite, postgres
#[derive(EntityEnum)]
pub enum Kind {
    Free,
    Paid,
}

#[derive(Entity)]
#[entity(unique(owner, filter = "plan = 'Free'"))]
#[entity(index(plan))]
pub struct Account {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub owner: i64,
    pub plan: Kind,
}
