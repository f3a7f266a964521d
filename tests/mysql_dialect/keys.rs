//! Keys that others refer to, and what stands in the way of changing them.

use schema_core::schema::{DataType, Table};

use crate::model::*;
use crate::sketch::*;

/// `user.team_id` refers to `team.id`, both of this type.
fn sides(data_type: &DataType) -> Vec<Table> {
    let mut team = table("team", [short("label")]);
    team.columns[0].data_type = data_type.clone();
    let mut user = user([optional(of("team_id", data_type.clone()))]);
    user.foreign_keys.push(key("user", "team_id", "team"));
    vec![team, user]
}

const DATA: &str = "INSERT INTO team (id, label) VALUES (1, 'a'), (7, 'b'); INSERT INTO user (team_id) VALUES (7), (NULL), (1)";

/// A13: the type of a key changes on both sides.
#[tokio::test]
async fn a13_retype_a_key_with_references() {
    let (before, after) = (schema(sides(&DataType::Int32)), schema(sides(&DataType::Int64)));
    let mut case = Case::between(before, after, unhinted(), DATA).await;
    assert_eq!(
        case.sql(),
        "ALTER TABLE `user` DROP FOREIGN KEY `user_team_id_fkey`;
ALTER TABLE `team` MODIFY COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT;
ALTER TABLE `user` MODIFY COLUMN `team_id` BIGINT;
ALTER TABLE `user` ADD CONSTRAINT `user_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `team` (`id`) ON DELETE CASCADE"
    );
    case.round_trip().await;
    case.again().await.unwrap();
    case.database.run("DELETE FROM team WHERE id = 7").await;
    assert_eq!(case.database.value("SELECT count(*) AS n FROM user").await, "2", "the key works");
}

/// A rename and a change of type of a key that others refer to.
#[tokio::test]
async fn rename_and_retype_a_key() {
    let mut after = sides(&DataType::Int64);
    after[0].columns[0].name = "nr".to_owned();
    after[0].primary_key = vec!["nr".to_owned()];
    after[1].foreign_keys[0].target_columns = vec!["nr".to_owned()];
    let mut case = Case::between(schema(sides(&DataType::Int32)), schema(after), renamed("team", "nr", "id"), DATA).await;
    case.round_trip().await;
}

/// A column of a foreign key becomes required.
#[tokio::test]
async fn a_reference_becomes_required() {
    let mut after = sides(&DataType::Int64);
    after[1].columns[1].nullable = false;
    let data = DATA.replace("(NULL), ", "");
    let mut case = Case::between(schema(sides(&DataType::Int64)), schema(after), unhinted(), &data).await;
    case.round_trip().await;
}

/// The index of a foreign key gives way to one that serves it as well, and comes back.
#[tokio::test]
async fn another_index_serves_the_key() {
    let mut after = sides(&DataType::Int64);
    after[1].indexes.push(index("user_both_idx", &["team_id", "id"]));
    let mut case = Case::between(schema(sides(&DataType::Int64)), schema(after), unhinted(), DATA).await;
    case.round_trip().await;
}

/// The key that others refer to moves to another column while a unique index takes its place.
#[tokio::test]
async fn another_primary_key_under_references() {
    let before = sides(&DataType::Int64);
    let mut after = before.clone();
    after[0].primary_key = vec!["label".to_owned()];
    after[0].indexes.push(unique("team_id_key", &["id"]));
    after[0].columns[0].auto_increment = false;
    let mut case = Case::between(schema(before), schema(after), unhinted(), DATA).await;
    case.round_trip().await;
}
