//! A small service over one SQLite file: the task board of a team.
//!
//! A run brings the database up to date, does a little work and prints what happened. Run it again: what the earlier runs wrote is still
//! there, and more is added. `DATABASE_URL` names another database than `quickstart.db` beside this package's `Cargo.toml`.

mod board;
mod model;

use std::error::Error;

use migrator::Migrator;
use model::Priority;
use sqlx::SqlitePool;

migrator::embed!();

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::var("DATABASE_URL").unwrap_or_else(|_| default_url());
    println!("database  {url}");

    let pool = SqlitePool::connect(&url).await?;
    let report = Migrator::new(&migrations::MIGRATIONS).up(&pool).await?;
    println!("migrated  {report}");

    work(&pool).await?;
    print_board(&pool).await?;
    println!();
    println!("Run it again: nothing is left to migrate, and the rows above are still there.");
    pool.close().await;
    Ok(())
}

/// A file beside this package's `Cargo.toml`, wherever the program is started from; made when it is missing.
fn default_url() -> String {
    concat!("sqlite://", env!("CARGO_MANIFEST_DIR"), "/quickstart.db?mode=rwc").to_owned()
}

/// One user signs up and writes down a task; the oldest open task gets done.
async fn work(pool: &SqlitePool) -> sqlx::Result<()> {
    let team = board::team(pool, "Compilers").await?;
    let user = board::sign_up(pool, &team).await?;
    let at = user.created_at.format("%T");
    println!("signed up {} as {:?} of team #{} {}, at {at}", user.email, user.role, user.team_id, team.name);

    let priority = if user.id % 3 == 0 { Priority::High } else { Priority::Normal };
    let task = board::open_task(pool, &format!("Review change {}", user.id), priority, &user).await?;
    println!("opened    #{} {:?} for {}", task.id, task.title, user.email);

    match board::finish_oldest(pool, &task).await? {
        Some(done) => println!("finished  #{} {:?}", done.id, done.title),
        None => println!("finished  nothing: there is no older task yet"),
    }
    Ok(())
}

async fn print_board(pool: &SqlitePool) -> sqlx::Result<()> {
    println!();
    println!("The five newest tasks:");
    for (task, email) in board::newest_tasks(pool, 5).await? {
        let (status, since) = (format!("{:?}", task.status), task.created_at.format("%F %T"));
        let (title, who) = (&task.title, email.as_deref().unwrap_or("nobody"));
        println!("  #{:<3} {status:<6} {:<8} {title:<20} {who:<20} since {since}", task.id, format!("{:?}", task.priority));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every migration goes up, down and up again, and they lead to what the entities say.
    #[tokio::test]
    async fn migrations_are_proven() -> Result<(), migrator::Error> {
        let pool = SqlitePool::connect_lazy("sqlite::memory:").expect("it is an address of a database");
        Migrator::new(&migrations::MIGRATIONS).verify(&pool).await?;
        Ok(())
    }
}
