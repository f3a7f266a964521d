#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(Entity)]
pub struct A {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Team)]
    pub team_id: i64,
}

#[derive(Entity)]
pub struct B {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Team)]
    pub team_id: Option<i64>,
}
