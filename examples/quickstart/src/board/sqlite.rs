//! The board in a SQLite file.

use sqlx::{SqlitePool, query, query_as, query_scalar};

use super::{Board, Entry};
use crate::model::{Priority, Role, Status, Task, Team, User};

impl Board for SqlitePool {
    async fn team(&self, name: &str) -> sqlx::Result<Team> {
        query("INSERT INTO team (name) VALUES (?) ON CONFLICT (name) DO NOTHING").bind(name).execute(self).await?;
        query_as("SELECT * FROM team WHERE name = ?").bind(name).fetch_one(self).await
    }

    async fn members(&self, team: &Team) -> sqlx::Result<i64> {
        query_scalar("SELECT count(*) FROM user WHERE team_id = ?").bind(team.id).fetch_one(self).await
    }

    async fn sign_up(&self, email: &str, team: &Team, role: Role) -> sqlx::Result<User> {
        let insert = query_as("INSERT INTO user (email, team_id, role) VALUES (?, ?, ?) RETURNING *");
        insert.bind(email).bind(team.id).bind(role).fetch_one(self).await
    }

    async fn open_task(&self, title: &str, priority: Priority, assignee: &User) -> sqlx::Result<Task> {
        let insert = query_as("INSERT INTO task (title, priority, assignee_id) VALUES (?, ?, ?) RETURNING *");
        insert.bind(title).bind(priority).bind(assignee.id).fetch_one(self).await
    }

    async fn finish_oldest(&self, newest: &Task) -> sqlx::Result<Option<Task>> {
        let update = query_as("UPDATE task SET status = ? WHERE id = (SELECT min(id) FROM task WHERE status = ? AND id <> ?) RETURNING *");
        update.bind(Status::Done).bind(Status::Open).bind(newest.id).fetch_optional(self).await
    }

    async fn newest_tasks(&self, limit: i64) -> sqlx::Result<Vec<Entry>> {
        let select = query_as("SELECT task.*, email FROM task LEFT JOIN user ON user.id = assignee_id ORDER BY task.id DESC LIMIT ?");
        select.bind(limit).fetch_all(self).await
    }
}
