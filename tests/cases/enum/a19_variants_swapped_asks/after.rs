#[derive(Entity)]
pub struct Door {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub state: State,
}

#[derive(EntityEnum)]
pub enum State {
    #[entity(renamed_from = "Closed")]
    Open,
    #[entity(renamed_from = "Open")]
    Closed,
}
