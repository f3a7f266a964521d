//! The entities: these structs are the schema. Edit one, run `cargo build`, and look into `migrations/`.

use chrono::{DateTime, Utc};
use migrator::{Entity, EntityEnum};

/// A group of people who share a board.
#[derive(Debug, Entity, sqlx::FromRow)]
pub struct Team {
    /// Numbered by the database.
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    /// What it is called; no two teams share a name.
    #[entity(unique, length = 100)]
    pub name: String,
}

/// Somebody in a team.
#[derive(Debug, Entity, sqlx::FromRow)]
pub struct User {
    /// Numbered by the database.
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    /// How they sign in.
    #[entity(unique, length = 255)]
    pub email: String,
    /// Their team; they leave the board with it.
    #[entity(references = Team, on_delete = cascade)]
    pub team_id: i64,
    /// What they may do.
    #[entity(default = Role::Member)]
    pub role: Role,
    /// When they signed up.
    #[entity(default = now)]
    pub created_at: DateTime<Utc>,
}

/// What a user may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EntityEnum)]
#[entity(sqlx)]
pub enum Role {
    /// Anything.
    Admin,
    /// Work on tasks.
    Member,
}

/// Something to do.
#[derive(Debug, Entity, sqlx::FromRow)]
#[entity(index(assignee_id, status))]
pub struct Task {
    /// Numbered by the database.
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    /// What is to be done.
    pub title: String,
    /// Who does it; nobody once they are gone.
    #[entity(references = User, on_delete = set_null)]
    pub assignee_id: Option<i64>,
    /// How far it is.
    #[entity(default = Status::Open)]
    pub status: Status,
    /// When it was written down.
    #[entity(default = now)]
    pub created_at: DateTime<Utc>,
    /// How much it matters.
    #[entity(default = Priority::Normal)]
    pub priority: Priority,
}

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EntityEnum)]
#[entity(sqlx)]
pub enum Status {
    /// Nobody has begun.
    Open,
    /// It is done.
    Done,
}

/// How much a task matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EntityEnum)]
#[entity(sqlx)]
pub enum Priority {
    /// Today.
    High,
    /// In its turn.
    Normal,
}
