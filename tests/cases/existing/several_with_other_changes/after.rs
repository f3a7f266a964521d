#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Member,
}

#[derive(Entity)]
#[entity(renamed_from = "person", unique(email, role, existing = keep_last(age)))]
pub struct Account {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 40, renamed_from = "mail")]
    pub email: String,
    pub role: Role,
    #[entity(references(Team, existing = delete))]
    pub team_id: i64,
    #[entity(check("age >= 0", existing = delete))]
    pub age: i64,
    #[entity(generated = "age + 1")]
    pub next: i64,
}
