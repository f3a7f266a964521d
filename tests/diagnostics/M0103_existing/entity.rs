use migrator::Entity;

#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(Entity)]
#[entity(index(name, existing = keep_last), check("age > 0", existing = set_null))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique(existing = set_null))]
    pub name: String,
    #[entity(references(Team, existing = set_null), unique(existing = keep_first(create_at)))]
    pub team_id: i64,
    #[entity(check("age < 200", existing = set_null))]
    pub age: i32,
    pub created_at: i64,
}

#[derive(Entity)]
#[entity(no_primary_key, unique(name, existing = keep_first))]
pub struct Log {
    pub name: String,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key(existing = keep_first(since)))]
    pub user_id: i64,
    #[entity(primary_key(existing = delete))]
    pub team_id: i64,
    pub since: i64,
}

#[derive(Entity)]
#[entity(primary_key(user_id, team_id, existing = keep_last(sinse)))]
pub struct Guest {
    pub user_id: i64,
    pub team_id: i64,
    pub since: i64,
}
