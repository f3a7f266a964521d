//! Questions and findings at the struct and field, and what reaches the derives.

use super::*;
use crate::Pair;
use crate::dialect::Unsupported;
use crate::diff::Question;
use crate::schema::DataType;

const SOURCE: &str = "#[derive(EntityEnum)] enum Role { A }
#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(column = \"full\")]
    pub full_name: String,
    pub role: Role,
    pub at: chrono::DateTime<chrono::Utc>,
}
";

fn full(removed: &[&str]) -> Question {
    let removed = removed.iter().map(|&name| name.to_owned()).collect();
    Question::ColumnRename { table: "user".into(), added: "full".into(), removed }
}

#[test]
fn questions_are_asked_at_the_field() {
    let reading = read_one(SOURCE);
    let asked = reading.question(&full(&["name"]));
    let value =
        "help: unrelated also needs a value for the rows that exist: add `default = …` or `backfill = \"<sql>\"`, or make it an `Option`";
    let renamed = "`full` is new and `name` is gone from `user`, both text [M0301]\nhelp: renamed: `#[entity(renamed_from = \"name\")]`\n\
                   help: unrelated: `#[entity(new)]`";
    assert_eq!(asked.to_string(), format!("{renamed}\n{value}"));
    for answered in
        ["full_name: Option<String>", "#[entity(backfill = \"''\")] full_name: String", "#[entity(default = \"\")] full_name: String"]
    {
        let reading = read_one(&SOURCE.replace("pub full_name: String", &format!("pub {answered}").replace("pub #[", "#[")));
        assert_eq!(reading.question(&full(&["name"])).to_string(), renamed, "{answered}");
    }
    let place = asked.place.as_ref().unwrap();
    assert_eq!(
        (place.file.as_str(), place.line, place.column, place.item.as_str(), place.field.as_deref()),
        ("src/lib.rs", 7, 9, "User", Some("full_name"))
    );
    let several = reading.question(&full(&["a", "b", "c"]));
    assert_eq!(several.message, "`full` is new and `a`, `b` and `c` are gone from `user`, all text");
    assert_eq!(several.help[1], "renamed from `b`: `#[entity(renamed_from = \"b\")]`");
    let table = reading.question(&Question::TableRename { added: "user".into(), removed: vec!["person".into()] });
    assert_eq!((table.code, table.place.unwrap().line), (Code::PossibleRename, 3));
}

#[test]
fn required_values_and_conversions_offer_answers() {
    let reading = read_one(SOURCE);
    let required = |column: &str| reading.question(&Question::RequiredValue { table: "user".into(), column: column.into() });
    assert_eq!(required("full").help[0], "one value for all, now and later: `#[entity(default = \"\")]`");
    assert_eq!(required("full").help[2], "no value: `full_name: Option<String>`");
    assert_eq!(required("role").help[0], "one value for all, now and later: `#[entity(default = Role::A)]`");
    assert_eq!(required("at").help[0], "one value for all, now and later: `#[entity(default = now)]`");
    assert_eq!(required("at").help[2], "no value: `at: Option<chrono::DateTime<chrono::Utc>>`");
    let types = Pair::new(DataType::Text(None), DataType::Int64);
    let conversion = reading.question(&Question::Conversion { table: "user".into(), column: "id".into(), types });
    assert_eq!(conversion.message, "`id` changes from text to int64, and not every value has an obvious other form");
    assert_eq!(conversion.help[0], "say how, as SQL over the columns as they were: `#[entity(convert = \"CAST(id AS INTEGER)\")]`");
    assert_eq!(conversion.place.unwrap().field.as_deref(), Some("id"));
}

#[test]
fn what_is_found_later_reaches_the_derive() {
    let reading = read_one(SOURCE);
    let unsupported = Unsupported { table: "user".into(), column: Some("at".into()), reason: "no".into() };
    let found = [reading.question(&full(&["name"])), reading.unsupported(&unsupported)];
    let items = reading.handover(&found);
    assert_eq!(items.iter().map(|item| item.item.as_str()).collect::<Vec<_>>(), ["Role", "User"]);
    let user = &items[1];
    assert_eq!((user.line, user.column, user.table.as_deref()), (3, 12, Some("user")));
    let fields: Vec<(&str, &str)> = user.fields.iter().map(|field| (field.name.as_str(), field.key.as_str())).collect();
    assert_eq!(fields, [("id", "int64"), ("full_name", "text"), ("role", "enum(A)"), ("at", "instant")]);
    let diagnostics: Vec<_> = user.diagnostics.iter().map(|diagnostic| (diagnostic.code, diagnostic.field.as_deref())).collect();
    assert_eq!(diagnostics, [(Code::PossibleRename, Some("full_name")), (Code::Unsupported, Some("at"))]);
    assert!(user.metadata.as_deref().unwrap().contains("\"full\""));
    assert_eq!(reading.question(&Question::RequiredValue { table: "gone".into(), column: "x".into() }).place, None);
}
