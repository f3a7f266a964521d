#[derive(EntityEnum)]
#[entity(rename_all = "snake_case", removed(TrialMonth = Free, "gold!" = Paid))]
pub enum Plan {
    Free,
    Paid,
}

#[derive(Entity)]
#[entity(index(plan, id))]
pub struct Account {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(default = Plan::Free)]
    pub plan: Plan,
}

#[derive(Entity)]
pub struct Offer {
    #[entity(primary_key)]
    pub code: i64,
    pub upgrade_to: Option<Plan>,
}
