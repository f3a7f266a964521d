#[derive(Entity)]
#[entity(retire = false)]
pub struct Session {
    #[entity(primary_key)]
    pub id: i64,
    pub seen: i64,
}
