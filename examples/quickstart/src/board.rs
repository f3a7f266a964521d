//! What the service does with its tables. Nothing here knows about migrations.

use sqlx::SqlitePool;

use crate::model::{Priority, Role, Status, Task, Team, User};

/// The team, made on the first call.
pub async fn team(pool: &SqlitePool, name: &str) -> sqlx::Result<Team> {
    sqlx::query("INSERT INTO team (name) VALUES (?) ON CONFLICT (name) DO NOTHING").bind(name).execute(pool).await?;
    sqlx::query_as("SELECT id, name FROM team WHERE name = ?").bind(name).fetch_one(pool).await
}

/// Signs up a user. The first of a team is its admin; for the others the column's default says what they are.
pub async fn sign_up(pool: &SqlitePool, team: &Team) -> sqlx::Result<User> {
    let number: i64 = sqlx::query_scalar("SELECT count(*) + 1 FROM user WHERE team_id = ?").bind(team.id).fetch_one(pool).await?;
    let email = format!("user{number}@example.com");
    let insert = if number == 1 {
        sqlx::query_as("INSERT INTO user (email, team_id, role) VALUES (?, ?, ?) RETURNING *").bind(email).bind(team.id).bind(Role::Admin)
    } else {
        sqlx::query_as("INSERT INTO user (email, team_id) VALUES (?, ?) RETURNING *").bind(email).bind(team.id)
    };
    insert.fetch_one(pool).await
}

/// Writes down something to do.
pub async fn open_task(pool: &SqlitePool, title: &str, priority: Priority, assignee: &User) -> sqlx::Result<Task> {
    sqlx::query_as("INSERT INTO task (title, priority, assignee_id) VALUES (?, ?, ?) RETURNING *")
        .bind(title)
        .bind(priority)
        .bind(assignee.id)
        .fetch_one(pool)
        .await
}

/// Finishes the oldest open task that is not `newest`, if there is one.
pub async fn finish_oldest(pool: &SqlitePool, newest: &Task) -> sqlx::Result<Option<Task>> {
    sqlx::query_as(
        "UPDATE task SET status = ? WHERE id = (SELECT min(id) FROM task WHERE status = ? AND id <> ?)
         RETURNING *",
    )
    .bind(Status::Done)
    .bind(Status::Open)
    .bind(newest.id)
    .fetch_optional(pool)
    .await
}

/// The newest tasks with who does them.
pub async fn newest_tasks(pool: &SqlitePool, limit: u32) -> sqlx::Result<Vec<(Task, Option<String>)>> {
    let tasks: Vec<Task> = sqlx::query_as("SELECT * FROM task ORDER BY id DESC LIMIT ?").bind(limit).fetch_all(pool).await?;
    let mut rows = Vec::with_capacity(tasks.len());
    for task in tasks {
        let email = sqlx::query_scalar("SELECT email FROM user WHERE id = ?").bind(task.assignee_id).fetch_optional(pool).await?;
        rows.push((task, email));
    }
    Ok(rows)
}
