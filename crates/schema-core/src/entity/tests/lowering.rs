//! From items to tables: names, types, defaults, keys, intent, order.

use super::*;
use crate::schema::{Action, DataType, Default, Deferral, IndexKey, Nulls, Table};

fn table(text: &str) -> Table {
    let reading = read_one(text);
    assert_eq!(messages(&reading), [""; 0]);
    reading.schema.tables.into_iter().next_back().expect("a table")
}

fn default_of(before: &str, ty: &str, default: &str) -> Option<Default> {
    let reading = read_fields(before, &format!("#[entity(default = {default})] x: {ty}"));
    assert_eq!(messages(&reading), [""; 0], "{ty} = {default}");
    reading.schema.tables[0].columns[1].default.clone()
}

#[test]
fn names() {
    let table = table(
        "#[derive(Entity)] #[entity(rename_all = \"camelCase\", primary_key(user_id, r#type))] struct HTTPRequest {
            user_id: i64, r#type: i64, #[entity(column = \"At\")] created_at: i64, #[entity(skip)] cache: std::cell::Cell<u8> }",
    );
    assert_eq!(table.name, "http_request");
    assert_eq!(table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(), ["userId", "type", "At"]);
    assert_eq!(table.primary_key, ["userId", "type"]);
    assert_eq!(
        read_one("#[derive(Entity)] #[entity(table = \"people\")] struct User { #[entity(primary_key)] id: i64 }").schema.tables[0].name,
        "people"
    );
}

#[test]
fn defaults() {
    let role = "#[derive(EntityEnum)] #[entity(rename_all = \"lowercase\")] enum Role { Admin, Member } type R = Role;";
    let number = |text: &str| Some(Default::Number(text.to_owned()));
    let text = |text: &str| Some(Default::Text(text.to_owned()));
    assert_eq!(default_of("", "bool", "true"), Some(Default::Bool(true)));
    assert_eq!(default_of("", "i8", "-128"), number("-128"));
    assert_eq!(default_of("", "u64", "0xFF_u64"), number("255"));
    assert_eq!(default_of("", "f64", "1.50"), number("1.50"));
    assert_eq!(default_of("", "rust_decimal::Decimal", "-0.10"), number("-0.10"));
    assert_eq!(default_of("", "String", "r\"it's\""), text("it's"));
    assert_eq!(default_of("", "Option<String>", "\"\""), text(""));
    assert_eq!(default_of("", "chrono::NaiveDate", "\"2024-02-29\""), text("2024-02-29"));
    assert_eq!(default_of("", "chrono::NaiveTime", "\"23:59:59.5\""), text("23:59:59.5"));
    assert_eq!(default_of("", "time::PrimitiveDateTime", "\"2024-02-29 00:00:00\""), text("2024-02-29 00:00:00"));
    assert_eq!(default_of("", "time::OffsetDateTime", "\"2024-02-29T00:00:00Z\""), text("2024-02-29T00:00:00Z"));
    assert_eq!(default_of("", "chrono::DateTime<chrono::Utc>", "now"), Some(Default::Now));
    assert!(default_of("", "uuid::Uuid", "\"67e55044-10b1-426f-9247-bb680e5fe0c8\"").is_some());
    assert_eq!(default_of("", "serde_json::Value", "\"{}\""), text("{}"));
    assert_eq!(default_of("", "i64", "sql(\"1 + 1\")"), Some(Default::Sql("1 + 1".to_owned())));
    assert_eq!(default_of(role, "Role", "Role::Member"), Some(Default::Variant("member".to_owned())));
    assert_eq!(default_of(role, "Option<Role>", "crate::R::Admin"), Some(Default::Variant("admin".to_owned())));
}

#[test]
fn defaults_that_do_not_fit() {
    let before = "#[derive(EntityEnum)] enum Role { Admin, Member } #[derive(EntityEnum)] enum Other { Member }";
    for (ty, default, expected) in [
        ("bool", "1", "`1` is no default for a column that is bool"),
        ("i64", "true", "`true` is no default for a column that is int64"),
        ("i64", "1.5", "`1.5` is no default for a column that is int64"),
        ("u8", "256", "`256` does not fit into uint8: 0 to 255"),
        ("u8", "-1", "`-1` does not fit into uint8: 0 to 255"),
        ("i64", "\"1\"", "`\"1\"` is no default for a column that is int64"),
        ("String", "1", "`1` is no default for a column that is text"),
        ("String", "now", "`now` is no default for a column that is text"),
        ("chrono::NaiveDate", "\"2024-13-01\"", "`\"2024-13-01\"` is no date"),
        ("chrono::NaiveTime", "\"24:00:00\"", "`\"24:00:00\"` is no time"),
        ("chrono::NaiveDateTime", "\"2024-01-01\"", "`\"2024-01-01\"` is no datetime"),
        ("uuid::Uuid", "\"x\"", "`\"x\"` is no uuid"),
        ("serde_json::Value", "\"{\"", "`\"{\"` is no json"),
        ("Vec<u8>", "\"a\"", "`\"a\"` is no default for a column that is bytes"),
        ("Role", "\"Member\"", "`\"Member\"` is no default for a column that is the enum `role`"),
        ("Role", "Role::Membr", "`Role` has no variant `Membr`"),
        ("Role", "Other::Member", "`Other::Member` is not a variant of the enum that the column holds"),
        ("i64", "Role::Member", "`Role::Member` is no default for a column that is int64"),
    ] {
        let reading = read_fields(before, &format!("#[entity(default = {default})] x: {ty}"));
        let (code, field, message, _) = only(&reading);
        assert_eq!((code, field, message), (Code::InvalidValue, Some("x"), expected), "{ty} = {default}");
    }
    let near = read_fields(before, "#[entity(default = Role::Membr)] x: Role");
    assert_eq!(only(&near).3, "did you mean `Role::Member`?");
    let long = read_fields("", "#[entity(length = 2, default = \"abc\")] x: String");
    assert_eq!(only(&long).2, "`\"abc\"` is longer than 2 characters");
}

#[test]
fn sizes_and_properties() {
    let table = table(
        "#[derive(Entity)] #[entity(strict, without_rowid)] struct A { #[entity(primary_key, auto_increment)] id: i64,
            #[entity(length = 9, collate = \"nocase\")] a: String, #[entity(length = 16)] b: Option<Vec<u8>>,
            #[entity(precision = 10, scale = 2)] c: rust_decimal::Decimal, #[entity(precision = 5)] d: rust_decimal::Decimal,
            #[entity(type = \"POINT\")] e: Option<geo::Point>, #[entity(type = \"X\")] f: (u8, u8) }",
    );
    let types: Vec<String> = table.columns.iter().map(|column| column.data_type.to_string()).collect();
    assert_eq!(types, ["int64", "text(9)", "bytes(16)", "decimal(10, 2)", "decimal(5, 0)", "POINT", "X"]);
    assert_eq!(table.columns.iter().map(|column| column.nullable).collect::<Vec<_>>(), [false, false, true, false, false, true, false]);
    assert_eq!(table.columns[1].collation.as_deref(), Some("nocase"));
    assert!(table.columns[0].auto_increment && table.options.strict && table.options.without_rowid);
}

/// What databases have that nobody would write anew.
#[test]
fn what_an_existing_database_has() {
    let reading = read_one(
        "#[derive(EntityEnum)] enum Size { #[entity(rename = \"\")] None, Small }
        #[derive(Entity)] #[entity(no_primary_key, check(\"a > 1\", unnamed))] struct Log {
            #[entity(type = \"\", unique(unnamed), check(\"a > 0\", unnamed), check(\"a < 9\"))] a: String, size: Size,
            #[entity(references(Team(id), name = \"fk\"), on_delete = set_null, unchecked)] team: i32 }
        #[derive(Entity)] struct Team { #[entity(primary_key, nullable)] id: i64 }
        #[derive(Entity)] #[entity(primary_key(a, b))] struct Pair { #[entity(nullable)] a: Option<String>, b: i64 }",
    );
    assert_eq!(messages(&reading), [""; 0]);
    let [log, team, pair] = reading.schema.tables.as_slice() else { panic!("three tables") };
    assert_eq!(log.primary_key, [""; 0]);
    assert_eq!(log.columns[0].data_type, DataType::Custom(String::new()));
    let checks: Vec<_> = log.checks.iter().map(|check| (check.name.as_str(), check.expression.as_str())).collect();
    assert_eq!(checks, [("_unnamed_check_1", "a > 0"), ("log_a_check", "a < 9"), ("_unnamed_check_2", "a > 1")]);
    assert_eq!((log.indexes[0].name.as_str(), log.indexes[0].constraint), ("_unnamed_unique_1", Some(Deferral::Never)));
    assert_eq!((log.foreign_keys[0].name.as_str(), log.foreign_keys[0].on_delete), ("fk", Action::SetNull));
    let DataType::Enum(size) = &log.columns[1].data_type else { panic!("an enum") };
    assert_eq!(size.variants, ["", "Small"]);
    assert_eq!([&team.columns[0], &pair.columns[0], &pair.columns[1]].map(|column| column.nullable), [true, true, false]);
    let missing = read_one("#[derive(Entity)] #[entity(no_primary_key)] struct A { #[entity(references = A)] a: i64 }");
    assert_eq!(only(&missing).2, "`A` has no primary key to refer to");
}

#[test]
fn attributes_that_do_not_fit_the_type() {
    for (attribute, ty, expected) in [
        ("length = 9", "i64", "`length` says nothing about `x`, which is int64"),
        ("precision = 9", "f64", "`precision` says nothing about `x`, which is float64"),
        ("collate = \"nocase\"", "i64", "`collate` is for text, and `x` is int64"),
    ] {
        let reading = read_fields("", &format!("#[entity({attribute})] x: {ty}"));
        assert_eq!((only(&reading).0, only(&reading).2), (Code::Contradiction, expected));
    }
    let text_key = read_one("#[derive(Entity)] struct A { #[entity(primary_key, auto_increment)] id: String }");
    assert_eq!(only(&text_key).2, "`auto_increment` needs an integer, and `id` is text");
    let optional_key = read_one("type Id = Option<i64>; #[derive(Entity)] struct A { #[entity(primary_key)] id: Id }");
    assert_eq!((only(&optional_key).0, only(&optional_key).1), (Code::Contradiction, Some("id")));
    let optional_part = read_one("#[derive(Entity)] #[entity(primary_key(a, b))] struct A { a: Option<i64>, b: i64 }");
    assert_eq!((only(&optional_part).0, only(&optional_part).1), (Code::Contradiction, Some("a")));
}

#[test]
fn indexes_and_checks() {
    let table = table(
        "#[derive(Entity)]
        #[entity(index(team_id, created_at desc), index(sql(\"lower(email)\"), unique, filter = \"x IS NULL\"), unique(email, team_id, name = \"mine\"))]
        #[entity(index(team_id, name = \"user_email_key\"), check(\"a < b\"), check(\"c\", name = \"given\"), check(\"d\"))]
        struct User { #[entity(primary_key)] id: i64, #[entity(unique, index(name = \"i\"), check = \"email <> ''\")] email: String, team_id: i64,
            #[entity(column = \"at\")] created_at: i64 }",
    );
    let indexes: Vec<(&str, bool)> = table.indexes.iter().map(|index| (index.name.as_str(), index.unique)).collect();
    let expected = [
        ("user_email_key2", true),
        ("i", false),
        ("user_team_id_at_idx", false),
        ("user_expr_key", true),
        ("mine", true),
        ("user_email_key", false),
    ];
    assert_eq!(indexes, expected);
    assert!(table.indexes[2].parts[1].descending);
    assert_eq!(table.indexes[3].parts[0].key, IndexKey::Expression("lower(email)".to_owned()));
    assert_eq!(table.indexes[3].filter.as_deref(), Some("x IS NULL"));
    let checks: Vec<&str> = table.checks.iter().map(|check| check.name.as_str()).collect();
    assert_eq!(checks, ["user_email_check", "user_check", "given", "user_check2"]);
}

#[test]
fn what_servers_have_of_tables_and_columns() {
    let table = table(
        "#[derive(EntityEnum)] enum Role { A, B } #[derive(ColumnType)] struct Id(i64);
        #[derive(Entity)] #[entity(schema = \"billing\", comment = \"What is owed\", charset = \"utf8mb4\", collate = \"utf8mb4_bin\", engine = \"InnoDB\")]
        #[entity(primary_key(id, name = \"pk\"), check(\"id > 0\", no_inherit))]
        struct Invoice { #[entity(auto_increment(always, start = 100, increment = 10, sequence = \"CYCLE\"))] id: i64,
            #[entity(generated = \"id + 1\")] next: i64, #[entity(generated(\"id + 2\", virtual))] later: Option<i64>,
            #[entity(now_on_update, comment = \"At\")] at: chrono::NaiveDateTime, #[entity(charset = \"latin1\")] name: String,
            #[entity(length = 9, collate = \"C\")] tags: Option<Vec<String>>, roles: Vec<Option<Role>>, ids: Vec<Id>, blobs: Vec<Vec<u8>>,
            #[entity(type(postgres = \"citext\"), length = 40)] email: Option<String>,
            #[entity(type(sqlite = \"TEXT\", postgres = \"point\"))] place: Option<(f64, f64)>,
            #[entity(references = Invoice, deferrable, match_full)] parent: Option<i64> }",
    );
    assert_eq!((table.name.as_str(), table.foreign_keys[0].target.as_str()), ("billing.invoice", "billing.invoice"));
    assert_eq!(table.foreign_keys[0].name, "invoice_parent_fkey");
    let options = &table.options;
    let texts = [&options.comment, &options.charset, &options.collation, &options.engine, &options.primary_key];
    assert_eq!(texts.map(|text| text.as_deref().unwrap_or_default()), ["What is owed", "utf8mb4", "utf8mb4_bin", "InnoDB", "pk"]);
    assert!(table.checks[0].no_inherit);
    let types: Vec<String> = table.columns[4..9].iter().map(|column| column.data_type.to_string()).collect();
    assert_eq!(types, ["text", "array(text(9))", "array(enum role (A, B))", "array(int64)", "array(bytes)"]);
    let nullable: Vec<bool> = table.columns[4..9].iter().map(|column| column.nullable).collect();
    assert_eq!(nullable, [false, true, false, false, false]);
    let id = &table.columns[0].numbering;
    assert_eq!((id.always, id.sequence.as_deref()), (true, Some("START WITH 100 INCREMENT BY 10 CYCLE")));
    let generated = |at: usize| table.columns[at].generated.as_ref().map(|generated| (generated.expression.as_str(), generated.stored));
    assert_eq!((generated(1), generated(2)), (Some(("id + 1", true)), Some(("id + 2", false))));
    assert!(table.columns[3].on_update_now && table.columns[3].comment.as_deref() == Some("At"));
    assert_eq!(table.columns[4].charset.as_deref(), Some("latin1"));
    let on = |at: usize, dialect: &str| table.columns[at].type_on(dialect).map(|data_type| data_type.to_string());
    assert_eq!([on(9, "postgres"), on(9, "mysql")], [Some("citext".to_owned()), Some("text(40)".to_owned())]);
    assert_eq!([on(10, "postgres"), on(10, "sqlite"), on(10, "mysql")], [Some("point".to_owned()), Some("TEXT".to_owned()), None]);
    assert!(table.foreign_keys[0].match_full && table.foreign_keys[0].deferral == Deferral::Immediate);
}

#[test]
fn what_servers_have_of_indexes() {
    let table = table(
        "#[derive(Entity)]
        #[entity(index(a(20) desc nulls_last, sql(\"lower(b)\", collate = \"C\"), r#unique(operator_class = \"x\") nulls_first, method = gin, with = \"fillfactor = 70\"))]
        #[entity(unique(a, b, include(id), nulls_not_distinct, deferrable), unique(b, constraint))]
        #[entity(exclude(a(operator = \"=\"), b(operator = \"&&\", operator_class = \"y\"), method = gist, filter = \"id > 0\", deferred))]
        struct T { #[entity(primary_key)] id: i64, a: String, b: String, r#unique: String,
            #[entity(index(method = \"gin\", operator_class = \"gin_trgm_ops\"), unique(desc, length = 5, filter = \"id > 1\", name = \"u\"))] c: String }",
    );
    let [trigrams, own, long, pair, single, exclusion] = &table.indexes[..] else { panic!("{:?}", table.indexes) };
    assert_eq!((trigrams.method.as_deref(), trigrams.parts[0].operator_class.as_deref()), (Some("gin"), Some("gin_trgm_ops")));
    assert_eq!(
        (own.name.as_str(), own.parts[0].descending, own.parts[0].length, own.filter.as_deref()),
        ("u", true, Some(5), Some("id > 1"))
    );
    assert_eq!((long.method.as_deref(), long.parameters.as_deref()), (Some("gin"), Some("fillfactor = 70")));
    let [a, b, third] = &long.parts[..] else { panic!("{:?}", long.parts) };
    assert_eq!((a.length, a.descending, a.nulls), (Some(20), true, Some(Nulls::Last)));
    assert_eq!((&b.key, b.collation.as_deref()), (&IndexKey::Expression("lower(b)".to_owned()), Some("C")));
    assert_eq!((third.column_name(), third.operator_class.as_deref(), third.nulls), (Some("unique"), Some("x"), Some(Nulls::First)));
    assert_eq!(
        (pair.include.as_slice(), pair.nulls_not_distinct, pair.constraint),
        (&["id".to_owned()][..], true, Some(Deferral::Immediate))
    );
    assert_eq!((single.unique, single.constraint), (true, Some(Deferral::Never)));
    assert_eq!((exclusion.name.as_str(), exclusion.unique, exclusion.constraint), ("t_a_b_excl", false, Some(Deferral::Deferred)));
    let operators: Vec<_> = exclusion.parts.iter().map(|part| part.operator.as_deref()).collect();
    assert_eq!(operators, [Some("="), Some("&&")]);
}

#[test]
fn foreign_keys() {
    let reading = read_one(
        "#[derive(Entity)] #[entity(table = \"teams\", primary_key(org, nr), unique(code))] struct Team { #[entity(column = \"o\")] org: i64, nr: i32, code: String }
        #[derive(Entity)] #[entity(foreign_key(org, team, references = self::Team, on_delete = cascade, deferred))]
        struct User { #[entity(primary_key)] id: i64, org: i64, team: i32, #[entity(references = User, on_delete = set_null)] boss: Option<i64>,
            #[entity(references = Team(code), on_update = restrict)] team_code: String }",
    );
    assert_eq!(messages(&reading), [""; 0]);
    let keys = &reading.schema.tables[1].foreign_keys;
    let names: Vec<&str> = keys.iter().map(|key| key.name.as_str()).collect();
    assert_eq!(names, ["user_boss_fkey", "user_team_code_fkey", "user_org_team_fkey"]);
    assert_eq!((keys[0].target.as_str(), keys[0].target_columns[0].as_str(), keys[0].on_delete), ("user", "id", Action::SetNull));
    assert_eq!((keys[1].target_columns[0].as_str(), keys[1].on_update), ("code", Action::Restrict));
    assert_eq!(keys[2].target_columns, ["o", "nr"]);
    assert!(keys[2].deferral == Deferral::Deferred && keys[2].on_delete == Action::Cascade);
    let targets: Vec<Option<String>> = reading.handover(&[])[1].fields.iter().map(|field| field.target.clone()).collect();
    assert_eq!(targets, [None, None, None, Some("user".to_owned()), Some("teams".to_owned())]);
}

#[test]
fn foreign_keys_to_nowhere() {
    let team = "#[derive(Entity)] struct Team { #[entity(primary_key)] id: i64, #[entity(skip)] cache: u8 } mod m { #[derive(Entity)] pub struct Deep { #[entity(primary_key)] id: i64 } }";
    for (target, expected, help) in [
        ("Taem", "`Taem` is not an entity", "did you mean `Team`?"),
        ("Deep", "`Deep` is not an entity", "import the entity `Deep` into this module, or write its whole path"),
        ("String", "`String` is not an entity", "`references` takes the name of a struct with `#[derive(Entity)]`"),
        ("Team(idd)", "`Team` has no field `idd` that is a column", "did you mean `id`?"),
        ("Team(cache)", "`Team` has no field `cache` that is a column", ""),
    ] {
        let reading = read_fields(team, &format!("#[entity(references = {target})] x: i64"));
        assert_eq!(only(&reading), (Code::MissingTarget, Some("x"), expected, help));
    }
    let types = read_fields(team, "#[entity(references = Team)] x: i32");
    assert_eq!(
        only(&types),
        (Code::InvalidKey, Some("x"), "`x` is int32 and refers to `id` of `team`, which is int64", "give both the same type")
    );
}

#[test]
fn intent() {
    let reading = read_one(
        "#[derive(Entity)] #[entity(renamed_from = \"person\", renamed_from = \"human\")] struct User { #[entity(primary_key)] id: i64,
            #[entity(renamed_from = \"mail\", column = \"e\")] email: String, #[entity(new, backfill = \"1\")] a: i64, #[entity(convert = \"x\")] b: i64 }
        #[derive(Entity)] #[entity(new)] struct Team { #[entity(primary_key)] id: i64 }
        #[derive(Entity)] struct Plain { #[entity(primary_key)] id: i64 }",
    );
    assert_eq!(messages(&reading), [""; 0]);
    assert_eq!(reading.intent.tables.keys().collect::<Vec<_>>(), ["team", "user"]);
    let user = &reading.intent.tables["user"];
    assert_eq!(user.renamed_from, ["person", "human"]);
    assert_eq!(user.columns.keys().collect::<Vec<_>>(), ["a", "b", "e"]);
    assert_eq!(user.columns["e"].renamed_from, ["mail"]);
    assert!(
        user.columns["a"].new
            && user.columns["a"].backfill == Some(crate::step::Filling::sql("1"))
            && user.columns["b"].convert.as_deref() == Some("x")
    );
    assert!(reading.intent.tables["team"].new);
}

#[test]
fn the_order_is_that_of_the_source() {
    let entity = |name: &str| format!("#[derive(Entity)] struct {name} {{ #[entity(primary_key)] id: i64 }}");
    let lib = format!("mod z; {} mod a {{ {} }} {}", entity("Second"), entity("Fourth"), entity("First"));
    let reading = read_files(&[("src/lib.rs", &lib), ("src/z.rs", &entity("Third"))]);
    let names: Vec<&str> = reading.schema.tables.iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names, ["second", "first", "third", "fourth"]);
}
