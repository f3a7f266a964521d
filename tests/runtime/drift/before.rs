//! The entities of the first migration.

#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Member,
}

#[derive(Entity)]
#[entity(comment = "Who works together.")]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique, length = 50, comment = "What they call themselves.")]
    pub name: String,
}

#[derive(Entity)]
#[entity(index(team_id, created_at))]
#[entity(check("age >= 0", name = "user_age_check"))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique, length = 100)]
    pub email: String,
    #[entity(references = Team, on_delete = cascade)]
    pub team_id: i64,
    #[entity(default = Role::Member)]
    pub role: Role,
    #[entity(default = now)]
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub age: Option<i32>,
    #[entity(length = 20, default = "none")]
    pub nick: String,
    pub phone: Option<String>,
}

#[derive(Entity)]
pub struct Badge {
    #[entity(primary_key)]
    pub id: i64,
    pub text: String,
}
