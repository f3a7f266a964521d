#[derive(EntityEnum)]
pub enum Kind {
    Free,
    Paid,
}

#[derive(Entity)]
pub struct Plan {
    #[entity(primary_key)]
    pub kind: Kind,
    pub seats: i32,
}

#[derive(Entity)]
pub struct Account {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Plan, on_delete = cascade)]
    pub plan: Kind,
    #[entity(references = Plan, unique)]
    pub next: Option<Kind>,
}
