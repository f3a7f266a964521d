#[derive(Entity)]
pub struct Member {
    #[entity(primary_key(existing = keep_first))]
    pub team: i64,
    #[entity(primary_key)]
    pub person: i64,
    pub since: Option<i64>,
}
