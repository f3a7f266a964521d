#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Member,
}

#[derive(EntityEnum)]
#[entity(stored = text)]
pub enum Mood {
    Good,
    Bad,
}

#[derive(EntityEnum)]
#[entity(stored = integer)]
pub enum Level {
    Low,
    High,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key)]
    pub id: i64,
    pub role: Option<Role>,
    pub mood: Option<Mood>,
    pub level: Option<Level>,
}
