//! Tables that come, go and get other names.

use schema_core::Step;
use schema_core::diff::Intent;
use schema_core::schema::{Column, Schema, Table};

use crate::model::*;
use crate::sketch::*;

/// A table that refers to others through columns named after them.
fn referring(name: &str, targets: &[&str]) -> Table {
    let columns = targets.iter().map(|target| optional(int(&format!("{target}_id"))));
    let mut table = table(name, [optional(short("name"))].into_iter().chain(columns));
    table.foreign_keys = targets.iter().map(|target| key(name, &format!("{target}_id"), target)).collect();
    table.indexes = targets.iter().map(|target| index(&format!("{name}_{target}_id_idx"), &[&format!("{target}_id")])).collect();
    table
}

async fn change(before: Schema, after: Schema, data: &str) -> Case {
    Case::between(before, after, Intent::default(), data).await
}

#[tokio::test]
async fn create_everything_and_take_it_back() {
    let full = schema([referring("a", &["b", "a"]), referring("b", &["a", "c"]), referring("c", &[])]);
    let mut case = change(Schema::default(), full, "").await;
    case.round_trip().await;
    case.again().await.unwrap();
    let rows = "INSERT INTO c (id) VALUES (50); INSERT INTO b (id, c_id) VALUES (2, 50); INSERT INTO a (id, b_id) VALUES (8, 2);
        UPDATE b SET a_id = 8; UPDATE a SET a_id = 8; DELETE FROM c WHERE id = 99";
    case.database.run(rows).await;
    let after = case.after.clone();
    let there = case.rows(&after).await;
    case.down().await.unwrap();
    assert_eq!(case.database.value("SELECT count(*) AS n FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE() AND table_name LIKE '\\_retired%'").await, "0");
    case.again().await.unwrap();
    assert_eq!(case.rows(&after).await, there, "rows come back");
}

/// A25 and A26: a table that others refer to goes, its rows come back.
#[tokio::test]
async fn a25_drop_a_table_that_is_referred_to() {
    let data = "INSERT INTO team (id) VALUES (1), (2); INSERT INTO user (team_id) VALUES (1), (NULL)";
    let before = schema([table("team", []), referring("user", &["team"])]);
    let mut without = referring("user", &["team"]);
    without.foreign_keys.clear();
    let mut case = change(before.clone(), schema([without]), data).await;
    case.round_trip().await;
    let mut case = change(before, schema([referring("user", &[])]), data).await;
    case.round_trip().await;
}

#[tokio::test]
async fn a25_drop_both_circles_and_self_references() {
    let data = "INSERT INTO a (name) VALUES ('x'); INSERT INTO b (a_id) VALUES (1); UPDATE a SET b_id = 1, a_id = 1";
    let keep = table("keep", []);
    let before = schema([keep.clone(), referring("a", &["b", "a"]), referring("b", &["a"])]);
    let mut case = change(before, schema([keep]), data).await;
    case.round_trip().await;
    case.again().await.unwrap();
}

/// The numbers of a table go on where they were, also when its foreign keys were taken off in between.
#[tokio::test]
async fn the_high_water_mark_of_a_retired_table() {
    let data = "INSERT INTO a (id) VALUES (100); DELETE FROM a; INSERT INTO a (id) VALUES (1)";
    for targets in [&[][..], &["a"][..]] {
        let mut case = change(schema([table("keep", []), referring("a", targets)]), schema([table("keep", [])]), data).await;
        case.up().await.unwrap();
        case.down().await.unwrap();
        case.database.run("INSERT INTO a (name) VALUES ('next')").await;
        assert_eq!(case.database.value("SELECT max(id) FROM a").await, "101");
    }
}

/// A17: a table with everything gets another name.
#[tokio::test]
async fn a17_rename_a_table() {
    let mut person = referring("person", &["team", "person"]);
    person.foreign_keys[1].columns = vec!["user_id".to_owned()];
    person.columns[3].name = "user_id".to_owned();
    person.indexes[1] = index("person_user_id_idx", &["user_id"]);
    let user = referring("user", &["team", "user"]);
    let child = |target: &str| {
        let mut child = referring("child", &["user"]);
        child.foreign_keys[0].target = target.to_owned();
        child
    };
    let data = "INSERT INTO team (id) VALUES (1); INSERT INTO user (team_id) VALUES (1); UPDATE user SET user_id = 1;
        INSERT INTO child (user_id) VALUES (1); SELECT 1";
    let (before, after) = (schema([table("team", []), user, child("user")]), schema([table("team", []), person, child("person")]));
    let mut case = Case::between(before, after, renamed_table("person", "user"), data).await;
    assert!(case.sql().starts_with("RENAME TABLE `user` TO `person`;"), "{}", case.sql());
    assert!(case.sql().contains("RENAME INDEX `user_team_id_idx` TO `person_team_id_idx`"), "{}", case.sql());
    case.round_trip().await;
    case.again().await.unwrap();
}

#[tokio::test]
async fn rename_a_table_and_change_it() {
    let before = schema([table("team", []), referring("user", &["team"])]);
    let mut account = referring("user", &["team"]);
    account.name = "account".to_owned();
    account.columns[1] = short("title");
    let intent = hints([renamed_table("account", "user"), renamed("account", "title", "name")]);
    let data = "INSERT INTO team (id) VALUES (1); INSERT INTO user (name, team_id) VALUES ('a', 1)";
    let mut case = Case::between(before, schema([table("team", []), account]), intent, data).await;
    case.round_trip().await;
    case.again().await.unwrap();
    case.down().await.unwrap();
    case.database.run("INSERT INTO user (name) VALUES (NULL)").await;
    let refusal = case.again().await.unwrap_err();
    assert_eq!((refusal.message.as_str(), refusal.rows), ("`title` of `account` is required and has no value", vec!["id: 2".to_owned()]));
}

#[tokio::test]
async fn a25_swap_two_tables() {
    let side = |one: &str, two: &str| {
        let mut first = table(one, [short("first")]);
        first.indexes.push(index("first_idx", &["first"]));
        let mut second = table(two, [optional(int("other"))]);
        second.foreign_keys.push(key("second", "other", one));
        schema([first, second])
    };
    let intent = hints([renamed_table("a", "b"), renamed_table("b", "a")]);
    let data = "INSERT INTO a (first) VALUES ('x'); INSERT INTO b (other) VALUES (1)";
    let mut case = Case::between(side("a", "b"), side("b", "a"), intent, data).await;
    case.round_trip().await;
}

/// A new table takes the name of one that is renamed: on the way down the new one has to leave first.
#[tokio::test]
async fn rename_and_take_the_name() {
    let before = schema([referring("user", &[]), referring("child", &["user"])]);
    let rename = Step::RenameTable { from: "user".to_owned(), to: "person".to_owned() };
    let data = "INSERT INTO user (name) VALUES ('x'); INSERT INTO child (user_id) VALUES (1)";
    let mut case = Case::new(before, data, vec![rename, create(referring("user", &["person"]))]).await;
    case.round_trip().await;
    case.again().await.unwrap();
    case.database.run("INSERT INTO user (person_id) VALUES (1)").await;
    assert_eq!(case.database.value("SELECT referenced_table_name AS t FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE() AND table_name = 'child'").await, "person");
}

#[tokio::test]
async fn rename_by_case() {
    let before = schema([referring("user", &["user"]), referring("child", &["user"])]);
    let rename = Step::RenameTable { from: "user".to_owned(), to: "User".to_owned() };
    let data = "INSERT INTO user (user_id) VALUES (1); INSERT INTO child (user_id) VALUES (1)";
    let mut case = Case::new(before, data, vec![rename]).await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.value("SELECT referenced_table_name AS t FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE() AND table_name = 'child'").await, "User");
}

/// The same name before and after, but another table: what refers to it has to see the new one.
#[tokio::test]
async fn another_table_under_the_same_name() {
    let before = schema([referring("user", &[]), referring("child", &["user"])]);
    let old = referring("user", &[]);
    let steps = vec![
        Step::RetireTable { table: old.clone(), retired: retired("user") },
        Step::CreateTable { table: old, retired: retired("other"), restore: false },
    ];
    let data = "INSERT INTO user (name) VALUES ('x'); INSERT INTO child (user_id) VALUES (NULL)";
    let mut case = Case::new(before, data, steps).await;
    case.up().await.unwrap();
    assert_eq!(case.database.value("SELECT referenced_table_name AS t FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE() AND table_name = 'child'").await, "user");
    assert_eq!(case.database.value("SELECT count(*) FROM user").await, "0");
    case.down().await.unwrap();
    assert_eq!(case.database.value("SELECT referenced_table_name AS t FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE() AND table_name = 'child'").await, "user");
    assert_eq!(case.database.rows("SELECT name FROM user").await, ["name: x"]);
}

/// Values move into a column from a table that goes at the same time.
#[tokio::test]
async fn merge_a_table_into_a_column() {
    let city = table("address", [int("owner"), text("city")]);
    let before = schema([table("user", [text("name")]), city]);
    let after = schema([table("user", [text("name"), text("city")])]);
    let intent = backfill("user", "city", "(SELECT city FROM address WHERE owner = \"user\".id)");
    let data = "INSERT INTO user (name) VALUES ('a'), ('b'); INSERT INTO address (owner, city) VALUES (2, 'Y'), (1, 'X')";
    let mut case = Case::between(before, after, intent, data).await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows("SELECT city FROM user").await, ["city: X", "city: Y"]);
}

/// A27: what comes back has its columns in declared order.
#[tokio::test]
async fn a27_declared_order() {
    let zoo = table("zoo", [text("z"), text("a"), text("m")]);
    let mut case = change(schema([table("keep", []), zoo]), schema([table("keep", [])]), "").await;
    case.up().await.unwrap();
    case.down().await.unwrap();
    assert_eq!(case.database.rows("SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'zoo' ORDER BY ordinal_position").await, ["name: id", "name: z", "name: a", "name: m"]);
}

/// Names that need care.
#[tokio::test]
async fn names_in_quotes() {
    let mut odd = table("or\"der", [short("se lect"), short("größe"), optional(int("pa\"rent"))]);
    odd.indexes.push(unique("in`dex", &["se lect"]));
    odd.foreign_keys.push(key("or\"der", "pa\"rent", "or\"der"));
    let mut after = odd.clone();
    after.column_mut("größe").unwrap().nullable = true;
    let data = "INSERT INTO `or\"der` (id, `se lect`, größe) VALUES (1, 'a', 'b')";
    let mut case = change(schema([odd]), schema([after]), data).await;
    case.round_trip().await;
}

/// A first migration, to be read.
#[tokio::test]
async fn the_text_of_a_table() {
    let mut account = table("account", [short("email"), text("note"), of("role", role(&["Admin", "it's"]))]);
    account.columns.push(Column { collation: Some("utf8mb4_general_ci".to_owned()), ..optional(short("nick")) });
    account.columns.push(optional(int("team_id")));
    account.indexes.push(unique("account_email_key", &["email"]));
    account.foreign_keys.push(key("account", "team_id", "team"));
    account.checks.push(check("account_check", "\"email\" LIKE '%@%' AND note <> '\\'"));
    account.options.comment = Some("who may".to_owned());
    let case = change(Schema::default(), schema([table("team", []), account]), "").await;
    assert_eq!(
        case.sql(),
        r"CREATE TABLE `team` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE `account` (
    `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `email` VARCHAR(50) NOT NULL,
    `note` LONGTEXT NOT NULL,
    `role` ENUM('Admin', 'it''s') NOT NULL,
    `nick` VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci,
    `team_id` BIGINT,
    UNIQUE INDEX `account_email_key` (`email`),
    INDEX `account_team_id_fkey` (`team_id`),
    CONSTRAINT `account_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `team` (`id`) ON DELETE CASCADE,
    CONSTRAINT `account_check` CHECK (`email` LIKE '%@%' AND note <> '\\')
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'who may'"
    );
    let mut case = case;
    case.round_trip().await;
}
