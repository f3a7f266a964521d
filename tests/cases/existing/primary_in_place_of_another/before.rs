#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub team: i64,
    pub person: Option<i64>,
    pub since: Option<i64>,
}
