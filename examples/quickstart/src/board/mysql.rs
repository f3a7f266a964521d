//! The board on MySQL and MariaDB, which tell the number of a new row but do not return the row.

use sqlx::{MySqlPool, query, query_as, query_scalar};

use super::{Board, Entry};
use crate::model::{Priority, Role, Status, Task, Team, User};

impl Board for MySqlPool {
    async fn team(&self, name: &str) -> sqlx::Result<Team> {
        query("INSERT INTO team (name) VALUES (?) ON DUPLICATE KEY UPDATE id = id").bind(name).execute(self).await?;
        query_as("SELECT * FROM team WHERE name = ?").bind(name).fetch_one(self).await
    }

    async fn members(&self, team: &Team) -> sqlx::Result<i64> {
        query_scalar("SELECT count(*) FROM user WHERE team_id = ?").bind(team.id).fetch_one(self).await
    }

    async fn sign_up(&self, email: &str, team: &Team, role: Role) -> sqlx::Result<User> {
        let insert = query("INSERT INTO user (email, team_id, role) VALUES (?, ?, ?)");
        let inserted = insert.bind(email).bind(team.id).bind(role).execute(self).await?;
        query_as("SELECT * FROM user WHERE id = ?").bind(inserted.last_insert_id()).fetch_one(self).await
    }

    async fn open_task(&self, title: &str, priority: Priority, assignee: &User) -> sqlx::Result<Task> {
        let insert = query("INSERT INTO task (title, priority, assignee_id) VALUES (?, ?, ?)");
        let inserted = insert.bind(title).bind(priority).bind(assignee.id).execute(self).await?;
        query_as("SELECT * FROM task WHERE id = ?").bind(inserted.last_insert_id()).fetch_one(self).await
    }

    async fn finish_oldest(&self, newest: &Task) -> sqlx::Result<Option<Task>> {
        let mut transaction = self.begin().await?;
        let select = query_as("SELECT * FROM task WHERE status = ? AND id <> ? ORDER BY id LIMIT 1 FOR UPDATE");
        let oldest: Option<Task> = select.bind(Status::Open).bind(newest.id).fetch_optional(&mut *transaction).await?;
        let Some(oldest) = oldest else { return Ok(None) };
        query("UPDATE task SET status = ? WHERE id = ?").bind(Status::Done).bind(oldest.id).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(Some(Task { status: Status::Done, ..oldest }))
    }

    async fn newest_tasks(&self, limit: i64) -> sqlx::Result<Vec<Entry>> {
        let select = query_as("SELECT task.*, email FROM task LEFT JOIN user ON user.id = assignee_id ORDER BY task.id DESC LIMIT ?");
        select.bind(limit).fetch_all(self).await
    }
}
