#[derive(EntityEnum)]
#[entity(stored = integer)]
pub enum Status {
    Draft = 1,
    Published = 5,
}

#[derive(Entity)]
pub struct Post {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub status: Status,
}
