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
    #[entity(unique(existing = keep_first))]
    pub code: i32,
    #[entity(references(Team, existing = delete))]
    pub team: i64,
    #[entity(check("age < 200", existing = set_null))]
    pub age: Option<i32>,
}
