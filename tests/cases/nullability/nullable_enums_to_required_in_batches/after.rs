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
    #[entity(backfill("'Member'", batch = 2))]
    pub role: Role,
    #[entity(backfill("'Bad'", batch = 2))]
    pub mood: Mood,
    #[entity(backfill("1", batch = 2))]
    pub level: Level,
}
