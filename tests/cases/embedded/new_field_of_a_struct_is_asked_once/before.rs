#[derive(Embedded)]
pub struct Audit {
    pub created_at: i64,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(flatten)]
    pub audit: Audit,
}

#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(flatten, prefix = "team_")]
    pub audit: Audit,
}
