use migrator::Entity;

#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(Entity)]
#[entity(unique(name, existing = delete), unique(age, existing = keep_last("id")))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    #[entity(check("age > 0", existing = keep_first))]
    pub age: i32,
    #[entity(references(Team, existing = keep_last))]
    pub team_id: i64,
    #[entity(references(Team, existing = set_null(team_id)))]
    pub other_id: Option<i64>,
}

#[derive(Entity)]
#[entity(primary_key(user, team, existing = set_null))]
pub struct Member {
    pub user: i64,
    pub team: i64,
}

#[derive(Entity)]
pub struct Code {
    #[entity(primary_key(existing = keep_last("text")))]
    pub text: String,
}
