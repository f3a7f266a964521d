//! What could be a rename.

use super::support::{Database, refusal, run};

const BEFORE: &str =
    "CREATE TABLE users (id INTEGER PRIMARY KEY, username TEXT, CHECK (username <> '')); INSERT INTO users VALUES (1, 'ann');";
const AFTER: &str = "CREATE TABLE users (id INTEGER PRIMARY KEY, \"user name\" TEXT, CHECK (\"user name\" <> ''))";

#[tokio::test]
async fn a_possible_rename_is_refused_with_the_options_to_paste() {
    let (before, after) = (Database::new(BEFORE).await, Database::new(AFTER).await);
    let said = refusal(&["diff", "--from", &before.url, "--to", &after.url]);
    assert_eq!(
        said,
        "error: this may be a rename or not:\n  `user name` of `users` is new, and `username` is gone\n\
         hint: renamed:     --renamed 'users.username=\"user name\"'\n      not renamed: --no-renames\n"
    );
    before.become_like(&after.url, &["--renamed", "users.username=\"user name\""]).await;
    assert_eq!(before.column("SELECT \"user name\" FROM users").await, ["ann"]);
}

#[tokio::test]
async fn without_its_table_a_rename_must_be_unambiguous() {
    let (before, after) = (Database::new(BEFORE).await, Database::new(AFTER).await);
    let sql = before.become_like(&after.url, &["--renamed", "username=\"user name\""]).await;
    assert!(sql.contains("RENAME COLUMN \"username\" TO \"user name\"") && !sql.contains("DROP TABLE"), "{sql}");
    let two = |name: &str| format!("CREATE TABLE a ({name} TEXT, x INT); CREATE TABLE b ({name} TEXT, y INT);");
    let (before, after) = (Database::new(&two("old")).await, Database::new(&two("new")).await);
    let said = refusal(&["diff", "--from", &before.url, "--to", &after.url, "--renamed", "old=new"]);
    assert!(said.ends_with("`old=new` could be in 2 tables\nhint: write --renamed a.old=new or --renamed b.old=new\n"), "{said}");
    before.become_like(&after.url, &["--renamed", "a.old=new", "--renamed", "b.old=new"]).await;
}

#[tokio::test]
async fn a_denied_rename_drops_and_adds() {
    let (before, after) = (Database::new(BEFORE).await, Database::new(AFTER).await);
    before.become_like(&after.url, &["--no-renames"]).await;
    assert_eq!(before.column("SELECT coalesce(\"user name\", 'none') FROM users").await, ["none"]);
}

#[tokio::test]
async fn a_table_is_renamed_with_its_rows() {
    let (before, after) = (Database::new(BEFORE).await, Database::new(&BEFORE.replace("users", "people")).await);
    let said = refusal(&["diff", "--from", &before.url, "--to", &after.url]);
    assert!(said.contains("table `people` is new, and `users` is gone\nhint: renamed:     --renamed users=people\n"), "{said}");
    before.become_like(&after.url, &["--renamed", "users=people"]).await;
    assert_eq!(before.column("SELECT username FROM people").await, ["ann"]);
}

#[tokio::test]
async fn what_is_not_there_cannot_be_renamed() {
    let (before, after) = (Database::new(BEFORE).await, Database::new(AFTER).await);
    for (option, expected) in [
        ("usrname=\"user name\"", "there is no `usrname` in `--from`\nhint: close to it: `username`, `users`"),
        ("username=user_name", "there is no `user_name` in `--to`\nhint: close to it: `user name`, `users`"),
        ("users=\"user name\"", "the two are not of one kind, or not in one table\nhint: "),
        ("users", "error: `users` says no rename\nhint: write `OLD=NEW` for a table"),
    ] {
        let said = refusal(&["diff", "--from", &before.url, "--to", &after.url, "--renamed", option]);
        assert!(said.contains(expected), "{said}");
    }
}

#[tokio::test]
async fn case_is_no_difference_of_names() {
    let before = Database::new("CREATE TABLE Users (ID INTEGER PRIMARY KEY, Name TEXT); INSERT INTO Users VALUES (7, 'ann')").await;
    let after = Database::new("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INT)").await;
    before.become_like(&after.url, &[]).await;
    assert_eq!(before.column("SELECT name FROM users").await, ["ann"]);
    assert_eq!(run(&["diff", "--from", &before.url, "--to", &after.url]).code, 0);
}
