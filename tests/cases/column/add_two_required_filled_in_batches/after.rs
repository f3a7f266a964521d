#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    #[entity(backfill("upper(name)", batch = 2))]
    pub shout: String,
    #[entity(default = 7, backfill("id * 10", batch = 2))]
    pub rank: i32,
}
