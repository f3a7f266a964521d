//! A small service: the task board of a team, on the database that `DATABASE_URL` names: `sqlite://…`, `postgres://…` or `mysql://…`. Without it,
//! that is the file `quickstart.db` beside this package's `Cargo.toml`.
//!
//! A run brings the database up to date, does a little work and prints what happened. Run it again: what the earlier runs wrote is still
//! there, and more is added.

mod board;
mod model;

use std::error::Error;

use board::Board;
use migrator::{DatabaseUrl, Dialect, MigratePool, Migrator};
use model::{Priority, Role};
use sqlx::{Database, MySqlPool, PgPool, Pool, SqlitePool};

migrator::embed!();

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url: DatabaseUrl = std::env::var("DATABASE_URL").unwrap_or_else(|_| default_url()).parse()?;
    println!("database  {url}");
    match url.dialect() {
        Dialect::Sqlite => serve(SqlitePool::connect_lazy(url.secret())?).await,
        Dialect::Postgres => serve(PgPool::connect_lazy(url.secret())?).await,
        Dialect::Mysql => serve(MySqlPool::connect_lazy(url.secret())?).await,
        other => Err(format!("there is no board for {other}").into()),
    }
}

/// A file beside this package's `Cargo.toml`, wherever the program is started from; made when it is missing.
fn default_url() -> String {
    concat!("sqlite://", env!("CARGO_MANIFEST_DIR"), "/quickstart.db?mode=rwc").to_owned()
}

/// Everything, on any database that can be migrated and has a board. The pool connects when it is first used, so that what is wrong with the
/// database is told by the migrator, with what to do.
async fn serve<DB: Database>(pool: Pool<DB>) -> Result<(), Box<dyn Error>>
where
    Pool<DB>: MigratePool + Board,
{
    let report = Migrator::new(&migrations::MIGRATIONS).up(&pool).await?;
    println!("migrated  {report}");

    work(&pool).await?;
    print_board(&pool).await?;
    println!();
    println!("Run it again: nothing is left to migrate, and the rows above are still there.");
    pool.close().await;
    Ok(())
}

/// One user signs up, the first of a team as its admin, and writes down a task; the oldest open task gets done.
async fn work(board: &impl Board) -> sqlx::Result<()> {
    let team = board.team("Compilers").await?;
    let number = board.members(&team).await? + 1;
    let role = if number == 1 { Role::Admin } else { Role::Member };
    let user = board.sign_up(&format!("user{number}@example.com"), &team, role).await?;
    let at = user.created_at.format("%T");
    println!("signed up {} as {:?} of team #{} {}, at {at}", user.email, user.role, user.team_id, team.name);

    let priority = if user.id % 3 == 0 { Priority::High } else { Priority::Normal };
    let task = board.open_task(&format!("Review change {}", user.id), priority, &user).await?;
    println!("opened    #{} {:?} for {}", task.id, task.title, user.email);

    match board.finish_oldest(&task).await? {
        Some(done) => {
            let whose = done.assignee_id.map_or("nobody".to_owned(), |id| format!("user #{id}"));
            println!("finished  #{} {:?} of {whose}", done.id, done.title);
        }
        None => println!("finished  nothing: there is no older task yet"),
    }
    Ok(())
}

async fn print_board(board: &impl Board) -> sqlx::Result<()> {
    println!();
    println!("The five newest tasks:");
    for board::Entry { task, email } in board.newest_tasks(5).await? {
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
