#[derive(Entity)]
#[entity(retire = false)]
pub struct Team {
    #[entity(primary_key)]
    pub id: i64,
}

#[derive(Entity)]
#[entity(retire = false)]
pub struct Visit {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub code: i32,
    pub team: i64,
    pub age: Option<i32>,
}
