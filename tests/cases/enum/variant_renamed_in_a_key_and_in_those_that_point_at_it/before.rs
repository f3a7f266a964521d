#[derive(EntityEnum)]
pub enum Plan {
    Free,
    Trial,
    Paid,
}

#[derive(Entity)]
pub struct Price {
    #[entity(primary_key)]
    pub plan: Plan,
    pub cents: i64,
}

#[derive(Entity)]
pub struct Customer {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = Price, index)]
    pub plan: Plan,
}
