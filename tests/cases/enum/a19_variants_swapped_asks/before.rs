#[derive(Entity)]
pub struct Door {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub state: State,
}

#[derive(EntityEnum)]
pub enum State {
    Open,
    Closed,
}
