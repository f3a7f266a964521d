//! Columns that come, go, change and get other names.

use schema_core::Step;
use schema_core::schema::{Action, Column, DataType, Default};

use crate::model::*;
use crate::sketch::*;

#[tokio::test]
async fn add_what_add_column_takes() {
    let mut role = of("role", role(&["Admin", "Mem'ber"]));
    role.default = Some(Default::Variant("Mem'ber".to_owned()));
    let after = users([
        short("name"),
        optional(short("phone")),
        defaulted(int("age"), number("-1")),
        role,
        defaulted(of("active", DataType::Bool), Default::Bool(true)),
        defaulted(of("key", DataType::Uuid), Default::Text("00ff80c3-2841-4a00-8000-0000000000fe".to_owned())),
        Column { collation: Some("utf8mb4_general_ci".to_owned()), ..optional(short("nick")) },
    ]);
    let mut case = Case::between(users([short("name")]), after, unhinted(), DATA).await;
    assert_eq!(
        case.sql(),
        "ALTER TABLE `user`
    ADD COLUMN `phone` VARCHAR(50),
    ADD COLUMN `age` BIGINT NOT NULL DEFAULT -1,
    ADD COLUMN `role` ENUM('Admin', 'Mem''ber') NOT NULL DEFAULT 'Mem''ber',
    ADD COLUMN `active` BOOLEAN NOT NULL DEFAULT TRUE,
    ADD COLUMN `key` BINARY(16) NOT NULL DEFAULT x'00ff80c328414a0080000000000000fe',
    ADD COLUMN `nick` VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"
    );
    case.round_trip().await;
}

#[tokio::test]
async fn add_with_constraints_of_its_own() {
    let team = table("team", []);
    let mut after = user([short("name"), optional(int("team_id")), optional(int("age"))]);
    after.foreign_keys.push(key("user", "team_id", "team"));
    after.checks.push(check("user_age_check", "age > 0 OR name = ''"));
    after.indexes.extend([unique("user_age_key", &["age"]), index("user_team_id_idx", &["team_id"])]);
    let data = format!("{DATA}; INSERT INTO team (id) VALUES (1)");
    let mut case = Case::between(schema([team.clone(), user([short("name")])]), schema([team, after]), unhinted(), &data).await;
    assert_eq!(
        case.sql(),
        "-- rows of `user` fail the check `user_age_check`
SELECT `id`, `name`, `age`
FROM (SELECT NULL AS `age`, `id`, `name` FROM `user`) AS `user`
WHERE NOT (age > 0 OR name = '');
ALTER TABLE `user`
    ADD COLUMN `team_id` BIGINT,
    ADD COLUMN `age` BIGINT,
    ADD CONSTRAINT `user_age_check` CHECK (age > 0 OR name = ''),
    ADD UNIQUE INDEX `user_age_key` (`age`),
    ADD INDEX `user_team_id_idx` (`team_id`);
ALTER TABLE `user` ADD CONSTRAINT `user_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `team` (`id`) ON DELETE CASCADE"
    );
    case.round_trip().await;
    case.again().await.unwrap();
    assert!(case.database.try_run("UPDATE user SET age = 0").await.is_err());
    assert!(case.database.try_run("UPDATE user SET team_id = 9").await.is_err());
}

/// A5: a default that is no constant.
#[tokio::test]
async fn a5_add_with_the_current_time() {
    let after = users([short("name"), defaulted(of("created_at", DataType::Instant), Default::Now)]);
    let mut case = Case::between(users([short("name")]), after, unhinted(), DATA).await;
    case.round_trip().await;
}

#[tokio::test]
async fn add_filled_from_other_columns() {
    let after = users([short("name"), short("shout"), int("length")]);
    let intent = hints([backfill("user", "shout", "upper(name)"), backfill("user", "length", "length(name)")]);
    let mut case = Case::between(users([short("name")]), after, intent, DATA).await;
    case.round_trip().await;
    case.again().await.unwrap();
    let rows = case.database.rows("SELECT shout, length FROM user").await;
    assert_eq!(rows, ["shout: ADA, length: 3", "shout: GRACE, length: 5", "shout: IT'S, length: 4"]);
}

/// An expression that reads what the same change writes has to wait for it.
#[tokio::test]
async fn add_filled_from_another_new_column() {
    let after = users([short("name"), short("shout"), int("length")]);
    let intent = hints([backfill("user", "shout", "concat(upper(name), '!')"), backfill("user", "length", "length(shout)")]);
    let mut case = Case::between(users([short("name")]), after, intent, DATA).await;
    case.round_trip().await;
    case.again().await.unwrap();
    let rows = case.database.rows("SELECT shout, length FROM user").await;
    assert_eq!(rows, ["shout: ADA!, length: 4", "shout: GRACE!, length: 6", "shout: IT'S!, length: 5"]);
}

/// One column becomes two: the new ones are filled while the old one can still be read.
#[tokio::test]
async fn split() {
    let before = users([short("full")]);
    let after = users([short("first"), short("last")]);
    let intent = hints([
        new_with("user", "first", "substr(full, 1, instr(full, ' ') - 1)"),
        new_with("user", "last", "substr(full, instr(full, ' ') + 1)"),
    ]);
    let mut case = Case::between(before, after, intent, "INSERT INTO user (full) VALUES ('Ada Lovelace'), ('Grace Hopper')").await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows("SELECT first, last FROM user").await, ["first: Ada, last: Lovelace", "first: Grace, last: Hopper"]);
    case.database.run("INSERT INTO user (first, last) VALUES ('Alan', 'Turing')").await;
    let refusal = case.down().await.unwrap_err();
    assert_eq!((refusal.message.as_str(), refusal.rows), ("`full` of `user` is required and has no value", vec!["id: 3".to_owned()]));
    case.database.run("DELETE FROM user WHERE id = 3").await;
}

#[tokio::test]
async fn retire_natively() {
    let mut case = Case::between(users([short("name"), optional(short("phone"))]), users([short("name")]), unhinted(), DATA).await;
    assert_eq!(case.sql(), format!("ALTER TABLE `user` RENAME COLUMN `phone` TO `{}`", retired("phone")));
    case.round_trip().await;
}

/// Whatever a column has that could get in the way of later rows is gone while it is retired, and comes back.
#[tokio::test]
async fn retire_with_everything() {
    let mut before = user([
        short("name"),
        defaulted(short("phone"), Default::Text("none".to_owned())),
        of("role", role(&["Admin", "Member"])),
        Column { collation: Some("utf8mb4_general_ci".to_owned()), ..optional(short("nick")) },
        int("team_id"),
        int("age"),
    ]);
    before.foreign_keys.push(key("user", "team_id", "team"));
    before.checks.push(check("user_age_check", "age > 0"));
    before.indexes.extend([unique("user_phone_key", &["phone"]), index("user_nick_idx", &["nick", "name"])]);
    let data = "INSERT INTO team (id) VALUES (1);
        INSERT INTO user (name, phone, role, nick, team_id, age) VALUES ('a', '1', 'Admin', 'A', 1, 9), ('b', '2', 'Member', NULL, 1, 8)";
    let team = table("team", []);
    let mut case = Case::between(schema([team.clone(), before]), schema([team, user([short("name")])]), unhinted(), data).await;
    case.round_trip().await;
    case.again().await.unwrap();
    case.database.run("INSERT INTO user (name) VALUES ('c')").await;
    let refusal = case.down().await.unwrap_err();
    assert_eq!(refusal.rows, ["id: 3"]);
    assert_eq!(case.database.value("SELECT count(*) FROM user").await, "3", "nothing has changed");
}

#[tokio::test]
async fn restore_with_a_default_for_later_rows() {
    let before = users([short("name"), defaulted(short("phone"), Default::Text("none".to_owned()))]);
    let mut case = Case::between(before, users([short("name")]), unhinted(), "INSERT INTO user (name, phone) VALUES ('a', '1')").await;
    case.up().await.unwrap();
    case.database.run("INSERT INTO user (name) VALUES ('b')").await;
    case.down().await.unwrap();
    assert_eq!(case.database.rows("SELECT phone FROM user ORDER BY id").await, ["phone: 1", "phone: none"]);
}

#[tokio::test]
async fn values_written_since_come_back_after_down_and_up() {
    let after = users([short("name"), short("shout")]);
    let mut case = Case::between(users([short("name")]), after, backfill("user", "shout", "upper(name)"), DATA).await;
    case.up().await.unwrap();
    case.database.run("UPDATE user SET shout = 'HEY' WHERE id = 1").await;
    case.down().await.unwrap();
    case.database.run("INSERT INTO user (name) VALUES ('new')").await;
    case.again().await.unwrap();
    let rows = case.database.rows("SELECT shout FROM user ORDER BY id").await;
    assert_eq!(rows, ["shout: HEY", "shout: GRACE", "shout: IT'S", "shout: NEW"]);
}

/// A2: a rename and another change in one go.
#[tokio::test]
async fn a2_rename_and_change_another() {
    let before = users([short("name"), int("age")]);
    let after = users([short("title"), optional(int("age"))]);
    let data = "INSERT INTO user (name, age) VALUES ('a', 1), ('b', 2)";
    let mut case = Case::between(before, after, renamed("user", "title", "name"), data).await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows("SELECT title FROM user").await, ["title: a", "title: b"]);
}

#[tokio::test]
async fn rename_and_convert() {
    let before = users([int("age")]);
    let after = users([of("years", DataType::Text(None))]);
    let mut case = Case::between(before, after, renamed("user", "years", "age"), "INSERT INTO user (age) VALUES (7), (-8)").await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows("SELECT years FROM user").await, ["years: 7", "years: -8"]);
}

/// A3: the renamed column is in a foreign key.
#[tokio::test]
async fn a3_rename_a_foreign_key_column() {
    let team = table("team", [short("name")]);
    let side = |column: &str, name: Column| {
        let mut user = user([int(column), name]);
        user.foreign_keys.push(key("user", column, "team"));
        user.indexes.push(index(&format!("user_{column}_idx"), &[column]));
        schema([team.clone(), user])
    };
    let data = "INSERT INTO team (name) VALUES ('a'), ('b'); INSERT INTO user (team_id, name) VALUES (1, 'x'), (2, 'y')";
    let (before, after) = (side("team_id", short("name")), side("group_id", optional(short("name"))));
    let mut case = Case::between(before, after, renamed("user", "group_id", "team_id"), data).await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows("SELECT group_id FROM user").await, ["group_id: 1", "group_id: 2"]);
}

/// A4: one column changes and a required one with a default appears.
#[tokio::test]
async fn a4_alter_one_and_add_another() {
    let after = users([optional(short("name")), defaulted(int("age"), number("18")), defaulted(short("key"), sql_default("lower('X')"))]);
    let mut case = Case::between(users([short("name")]), after, unhinted(), DATA).await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows("SELECT DISTINCT age, `key` FROM user").await, ["age: 18, key: x"]);
}

/// A7: the key column gets another name; what refers to it follows.
#[tokio::test]
async fn a7_rename_a_primary_key_column() {
    let mut after = table("team", []);
    after.columns[0].name = "number".to_owned();
    after.primary_key = vec!["number".to_owned()];
    let child = |column: &str| {
        let mut child = user([int("team_id")]);
        child.foreign_keys.push(key("user", "team_id", "team"));
        child.foreign_keys[0].target_columns = vec![column.to_owned()];
        child
    };
    let data = "INSERT INTO team (id) VALUES (1), (7); INSERT INTO user (team_id) VALUES (7)";
    let (before, after) = (schema([table("team", []), child("id")]), schema([after, child("number")]));
    let mut case = Case::between(before, after, renamed("team", "number", "id"), data).await;
    assert_eq!(case.sql(), "ALTER TABLE `team` RENAME COLUMN `id` TO `number`");
    case.round_trip().await;
}

/// A23: indexes and keys that are named after the column.
#[tokio::test]
async fn a23_rename_a_column_with_named_parts() {
    let side = |column: &str| {
        let mut user = user([text(column)]);
        user.indexes.push(unique(&format!("user_{column}_key"), &[column]));
        user.checks.push(check(&format!("user_{column}_check"), &format!("length({column}) > 0")));
        schema([user])
    };
    let mut case = Case::between(side("name"), side("title"), renamed("user", "title", "name"), DATA).await;
    case.round_trip().await;
}

#[tokio::test]
async fn swap_two_columns() {
    let before = users([short("one"), optional(short("two"))]);
    let after = users([optional(short("one")), short("two")]);
    let intent = hints([renamed("user", "one", "two"), renamed("user", "two", "one")]);
    let mut case = Case::between(before, after, intent, "INSERT INTO user (one, two) VALUES ('1', '2'), ('a', NULL)").await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows("SELECT one, two FROM user").await, ["one: 2, two: 1", "one: NULL, two: a"]);
}

/// A column is renamed and a new one takes its name: on the way down the new one has to leave first.
#[tokio::test]
async fn rename_and_take_the_name() {
    let name = defaulted(short("name"), Default::Text("-".to_owned()));
    let rename = Step::RenameColumn { table: "user".to_owned(), from: "name".to_owned(), to: "title".to_owned() };
    let add = Step::AddColumn { table: "user".to_owned(), column: name, fill: None, retired: retired("name"), restore: false };
    let check = Step::AddCheck { table: "user".to_owned(), check: check("user_check", "title <> name") };
    let mut case = Case::new(users([short("name")]), DATA, vec![rename, add, check]).await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows("SELECT title, name FROM user LIMIT 1").await, ["title: Ada, name: -"]);
}

#[tokio::test]
async fn rename_by_case() {
    let intent = renamed("user", "Name", "name");
    let mut case = Case::between(users([short("name")]), users([short("Name")]), intent, DATA).await;
    case.round_trip().await;
}

#[tokio::test]
async fn required_with_backfill_and_back() {
    let before = users([optional(short("nick"))]);
    let data = "INSERT INTO user (nick) VALUES ('a'), (NULL), ('none')";
    let mut case = Case::between(before, users([short("nick")]), backfill("user", "nick", "'none'"), data).await;
    case.round_trip().await;
    case.again().await.unwrap();
    case.database.run("INSERT INTO user (nick) VALUES ('later')").await;
    case.down().await.unwrap();
    let rows = case.database.rows("SELECT nick FROM user ORDER BY id").await;
    assert_eq!(rows, ["nick: a", "nick: NULL", "nick: none", "nick: later"]);
}

#[tokio::test]
async fn required_without_backfill() {
    let data = "INSERT INTO user (nick) VALUES ('a')";
    let mut case = Case::between(users([optional(short("nick"))]), users([short("nick")]), unhinted(), data).await;
    case.round_trip().await;
    case.database.run("INSERT INTO user (nick) VALUES (NULL)").await;
    let refusal = case.again().await.unwrap_err();
    assert_eq!((refusal.message.as_str(), refusal.rows), ("`nick` of `user` is required and has no value", vec!["id: 2".to_owned()]));
}

#[tokio::test]
async fn declared_conversion() {
    let mut before = user([short("age")]);
    before.indexes.push(index("user_age_idx", &["age"]));
    let mut after = user([int("age")]);
    after.indexes.push(index("user_age_idx", &["age"]));
    after.checks.push(check("user_age_check", "age >= 0"));
    let data = "INSERT INTO user (age) VALUES ('7 years'), ('08')";
    let mut case =
        Case::between(schema([before]), schema([after]), convert("user", "age", "CAST(regexp_replace(age, ' .*', '') AS SIGNED)"), data)
            .await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows("SELECT age FROM user").await, ["age: 7", "age: 8"]);
}

#[tokio::test]
async fn defaults_change() {
    let sides = [
        None,
        Some(Default::Text("it's".to_owned())),
        Some(Default::Text("{\"a\": \"\\u00e9\"}".to_owned())),
        Some(Default::Now),
        Some(sql_default("concat('a', 'b')")),
    ];
    for before in &sides {
        for after in &sides {
            if before == after {
                continue;
            }
            let column = |default: &Option<Default>| users([short("name"), Column { default: default.clone(), ..short("note") }]);
            let data = "INSERT INTO user (name, note) VALUES ('a', 'x'), ('b', '')";
            let mut case = Case::between(column(before), column(after), unhinted(), data).await;
            case.round_trip().await;
        }
    }
}

#[tokio::test]
async fn enums_grow_shrink_and_turn_into_text() {
    let sides = [
        of("role", role(&["Admin", "Member"])),
        of("role", role(&["Member", "Admin"])),
        of("role", role(&["Admin", "Guest", "Member"])),
        of("role", role(&["Admin"])),
        short("role"),
    ];
    for before in &sides {
        for after in sides.iter().filter(|after| *after != before) {
            let data = "INSERT INTO user (role) VALUES ('Admin'), ('Admin')";
            let mut case = Case::between(users([before.clone()]), users([after.clone()]), unhinted(), data).await;
            case.round_trip().await;
        }
    }
    let order = Case::between(users([sides[0].clone()]), users([sides[1].clone()]), unhinted(), "").await;
    assert_eq!(order.sql(), "ALTER TABLE `user` MODIFY COLUMN `role` ENUM('Member', 'Admin') NOT NULL");
    let data = "INSERT INTO user (role) VALUES ('Admin'), ('Member'), ('Member')";
    let mut case = Case::between(users([sides[0].clone()]), users([sides[3].clone()]), unhinted(), data).await;
    let refusal = case.up().await.unwrap_err();
    assert_eq!(refusal.message, "`role` of `user` is not one of Admin");
    assert_eq!(refusal.rows, ["id: 2, role: Member", "id: 3, role: Member"]);
}

#[tokio::test]
async fn collation_changes() {
    let side = |collation: Option<&str>| {
        let mut user = user([Column { collation: collation.map(str::to_owned), ..short("name") }]);
        user.indexes.push(unique("user_name_key", &["name"]));
        schema([user])
    };
    let mut case = Case::between(side(None), side(Some("utf8mb4_general_ci")), unhinted(), DATA).await;
    case.round_trip().await;
    case.database.run("INSERT INTO user (name) VALUES ('ada')").await;
    let refusal = case.again().await.unwrap_err();
    assert_eq!(refusal.message, "`name` occurs more than once in `user`");
    assert_eq!(refusal.rows.len(), 1);
}

/// The number of a row whose key was retired is given anew.
#[tokio::test]
async fn primary_keys_come_and_go() {
    let mut by_code = user([short("code")]);
    by_code.columns.remove(0);
    by_code.primary_key = vec!["code".to_owned()];
    let data = "INSERT INTO user (id, code) VALUES (5, 'a'), (9, 'b')";
    let mut case = Case::between(users([short("code")]), schema([by_code]), unhinted(), data).await;
    case.round_trip().await;
    case.again().await.unwrap();
    case.database.run("INSERT INTO user (code) VALUES ('c')").await;
    case.down().await.unwrap();
    assert_eq!(case.database.rows("SELECT id, code FROM user").await, ["id: 5, code: a", "id: 9, code: b", "id: 12, code: c"]);
}

#[tokio::test]
async fn composite_keys() {
    let side = |key: &[&str]| {
        let mut user = user([int("team"), short("code")]);
        user.columns[0].auto_increment = key == ["id"];
        user.primary_key = key.iter().map(ToString::to_string).collect();
        schema([user])
    };
    let data = "INSERT INTO user (id, team, code) VALUES (1, 1, 'a'), (2, 1, 'b'), (3, 2, 'a')";
    let keys: [&[&str]; 4] = [&["id"], &["team", "code"], &["code", "id"], &[]];
    for before in keys {
        for after in keys.into_iter().filter(|after| *after != before) {
            let mut case = Case::between(side(before), side(after), unhinted(), data).await;
            case.round_trip().await;
        }
    }
    let mut case = Case::between(side(&["id"]), side(&["team"]), unhinted(), data).await;
    assert_eq!(case.up().await.unwrap_err().rows, ["team: 1, rows: 2"]);
}

#[tokio::test]
async fn numbering_on_and_off() {
    let side = |numbered: bool| {
        let mut user = user([short("name")]);
        user.columns[0].auto_increment = numbered;
        schema([user])
    };
    let data = "INSERT INTO user (id, name) VALUES (7, 'a'), (-3, 'b')";
    Case::between(side(true), side(false), unhinted(), data).await.round_trip().await;
    let mut case = Case::between(side(false), side(true), unhinted(), data).await;
    case.round_trip().await;
    case.database.run("INSERT INTO user (id, name) VALUES (0, 'c')").await;
    let refusal = case.again().await.unwrap_err();
    assert_eq!(refusal.message, "`id` of `user` is 0, which stands for the next number");
    assert_eq!(refusal.rows, ["id: 0"]);
}

/// Section 8: each action, either way.
#[tokio::test]
async fn foreign_key_actions() {
    let side = |on_delete: Action, on_update: Action| {
        let mut user = user([optional(int("team_id"))]);
        let mut own = key("user", "team_id", "team");
        (own.on_delete, own.on_update) = (on_delete, on_update);
        user.foreign_keys.push(own);
        schema([table("team", []), user])
    };
    let data = "INSERT INTO team (id) VALUES (1); INSERT INTO user (team_id) VALUES (1), (NULL)";
    for action in [Action::Restrict, Action::Cascade, Action::SetNull] {
        let before = side(Action::NoAction, action);
        let mut case = Case::between(before, side(action, Action::NoAction), unhinted(), data).await;
        case.round_trip().await;
    }
}
