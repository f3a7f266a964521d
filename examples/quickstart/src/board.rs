//! What the service does with its tables: the same everywhere, in the SQL of each database. Nothing here knows about migrations.

mod mysql;
mod postgres;
mod sqlite;

use crate::model::{Priority, Role, Task, Team, User};

/// The board of a team, in a database.
pub trait Board {
    /// The team, made on the first call.
    async fn team(&self, name: &str) -> sqlx::Result<Team>;

    /// How many there are in a team.
    async fn members(&self, team: &Team) -> sqlx::Result<i64>;

    /// Signs up a user.
    async fn sign_up(&self, email: &str, team: &Team, role: Role) -> sqlx::Result<User>;

    /// Writes down something to do.
    async fn open_task(&self, title: &str, priority: Priority, assignee: &User) -> sqlx::Result<Task>;

    /// Finishes the oldest open task that is not `newest`, if there is one.
    async fn finish_oldest(&self, newest: &Task) -> sqlx::Result<Option<Task>>;

    /// The newest tasks with who does them.
    async fn newest_tasks(&self, limit: i64) -> sqlx::Result<Vec<Entry>>;
}

/// A task on the board.
#[derive(Debug, sqlx::FromRow)]
pub struct Entry {
    /// What is to be done.
    #[sqlx(flatten)]
    pub task: Task,
    /// Who does it, if anybody.
    pub email: Option<String>,
}
