//@ dialects: postgres
#[derive(Entity)]
#[entity(unique(team_id, code, name = "item_code", nulls_not_distinct))]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub team_id: i64,
    pub code: Option<String>,
}
