//@ dialects: mysql
#[derive(Entity)]
#[entity(charset = "utf8mb4", collate = "utf8mb4_general_ci", comment = "things")]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: u64,
    #[entity(default = now, now_on_update, comment = "renamed")]
    pub touched: chrono::NaiveDateTime,
    #[entity(now_on_update, comment = "becomes required")]
    pub seen: Option<chrono::NaiveDateTime>,
    #[entity(default = now, now_on_update, comment = "keeps its default alone")]
    pub made: chrono::NaiveDateTime,
    #[entity(length = 40, charset = "latin1", collate = "latin1_bin", default = "x", comment = "renamed")]
    pub code: String,
    #[entity(length = 40, charset = "latin1", collate = "latin1_german1_ci", comment = "becomes required")]
    pub town: Option<String>,
    #[entity(length = 40, collate = "utf8mb4_bin", default = "y", comment = "gets another default")]
    pub exact: String,
    #[entity(default = 3, comment = "unsigned and larger")]
    pub count: u32,
    #[entity(default = State::Open, comment = "renamed")]
    pub state: State,
}

#[derive(EntityEnum)]
pub enum State {
    Open,
    Closed,
}
