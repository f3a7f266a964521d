#[derive(Entity)]
#[entity(retire = false)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    #[entity(unique, length = 40, backfill("upper(name)", batch = 2))]
    pub code: String,
}
