//@ dialects: mysql
#[derive(Entity)]
#[entity(charset = "utf8mb4", collate = "utf8mb4_general_ci", comment = "things")]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: u64,
    #[entity(renamed_from = "touched", default = now, now_on_update, comment = "renamed")]
    pub changed: chrono::NaiveDateTime,
    #[entity(now_on_update, comment = "becomes required", backfill = "touched")]
    pub seen: chrono::NaiveDateTime,
    #[entity(default = now, comment = "keeps its default alone")]
    pub made: chrono::NaiveDateTime,
    #[entity(renamed_from = "code", length = 40, charset = "latin1", collate = "latin1_bin", default = "x", comment = "renamed")]
    pub sign: String,
    #[entity(length = 40, charset = "latin1", collate = "latin1_german1_ci", backfill = "'Köln'", comment = "becomes required")]
    pub town: String,
    #[entity(length = 40, collate = "utf8mb4_bin", default = "z", comment = "gets another default")]
    pub exact: String,
    #[entity(default = 3, comment = "unsigned and larger")]
    pub count: u64,
    #[entity(renamed_from = "state", default = State::Open, comment = "renamed")]
    pub status: State,
}

#[derive(EntityEnum)]
pub enum State {
    Open,
    Closed,
}
