//! What only PostgreSQL has, each created, changed alone, and taken back.

use schema_core::diff::Intent;
use schema_core::schema::{
    Action, Check, Column, DataType, Default, Deferral, ForeignKey, Generated, Index, IndexKey, IndexPart, Nulls, Numbering, Schema, Table,
};

use crate::model::*;

fn generated(column: Column, expression: &str) -> Column {
    Column { generated: Some(Generated { expression: expression.to_owned(), stored: true }), ..column }
}

fn array(name: &str, item: DataType) -> Column {
    optional(Column::new(name, DataType::Array(Box::new(item))))
}

/// A table with one of everything.
fn full() -> Table {
    let mut table = table(
        "item",
        [
            text("name"),
            optional(int("amount")),
            Column { collation: Some("C".to_owned()), comment: Some("it's\n\"so\"".to_owned()), ..text("code") },
            generated(optional(int("double")), "amount * 2"),
            array("tags", DataType::Text(None)),
            defaulted(Column::new("price", DataType::Decimal(Some((10, 2)))), Default::Number("1.50".to_owned())),
            optional(Column::new("span", DataType::Custom("int4range".to_owned()))),
            optional(Column::new("data", DataType::Json)),
        ],
    );
    table.options.comment = Some("all".to_owned());
    table.options.primary_key = Some("item_key".to_owned());
    table.columns[0].numbering = Numbering { always: false, sequence: Some("START WITH 100 INCREMENT BY 10".to_owned()) };
    let lower = IndexPart { descending: true, nulls: Some(Nulls::Last), ..IndexKey::Expression("lower(name)".to_owned()).into() };
    let class = IndexPart { operator_class: Some("text_pattern_ops".to_owned()), ..IndexPart::column("name") };
    let collated = IndexPart { collation: Some("POSIX".to_owned()), nulls: Some(Nulls::First), ..IndexPart::column("name") };
    let own = |name: &str, parts: Vec<IndexPart>| Index { name: name.to_owned(), parts, ..Index::default() };
    let excluded = IndexPart { operator: Some("&&".to_owned()), ..IndexPart::column("span") };
    table.indexes = vec![
        Index { include: vec!["amount".to_owned()], ..own("item_lower_idx", vec![lower]) },
        Index { parameters: Some("fillfactor='70'".to_owned()), ..own("item_class_idx", vec![class, collated]) },
        Index { method: Some("gin".to_owned()), ..own("item_tags_idx", vec![IndexPart::column("tags")]) },
        Index { constraint: Some(Deferral::Deferred), ..unique("item_code_key", &["code"]) },
        Index { constraint: Some(Deferral::Never), include: vec!["price".to_owned()], ..unique("item_name_key", &["name"]) },
        Index {
            method: Some("gist".to_owned()),
            filter: Some("amount > 0".to_owned()),
            constraint: Some(Deferral::Immediate),
            ..own("item_span_excl", vec![excluded])
        },
    ];
    table.checks = vec![Check { no_inherit: true, ..check("item_amount_check", "amount < 1000") }];
    table
}

const DATA: &str = "INSERT INTO item (name, amount, code, tags, span, data) VALUES ('a', 1, 'x', '{p,q}', '[1,5)', '{}'), ('b', NULL, 'y', NULL, NULL, NULL)";

async fn change(after: impl FnOnce(&mut Table)) -> Case {
    let (before, mut table) = (full(), full());
    after(&mut table);
    let mut case = Case::between(schema([before]), schema([table]), Intent::default(), DATA).await;
    case.round_trip().await;
    case
}

#[tokio::test]
async fn create_and_retire_one_of_everything() {
    if left_out() {
        return;
    }
    let mut case = Case::between(Schema::default(), schema([full()]), Intent::default(), "").await;
    case.round_trip().await;
    let mut case = Case::between(schema([full()]), schema([table("other", [])]), Intent::default(), DATA).await;
    case.round_trip().await;
    let bare = table("item", [text("name")]);
    let mut case = Case::between(schema([full()]), schema([bare]), Intent::default(), DATA).await;
    case.round_trip().await;
}

#[tokio::test]
async fn each_property_of_a_column() {
    if left_out() {
        return;
    }
    change(|table| table.columns[1].comment = Some("new".to_owned())).await;
    change(|table| (table.columns[3].comment, table.options.comment) = (None, None)).await;
    change(|table| table.columns[3].collation = None).await;
    change(|table| table.columns[4].generated = None).await;
    change(|table| table.columns[4] = generated(optional(int("double")), "amount * 3")).await;
    // What a generated column is computed from gets another type.
    let case = change(|table| (table.columns[2].data_type, table.columns[4].data_type) = (DataType::Int32, DataType::Int32)).await;
    assert!(case.sql().contains("DROP COLUMN \"double\""), "{}", case.sql());
    change(|table| table.columns[0].data_type = DataType::Int32).await;
    change(|table| table.columns[6].default = Some(Default::Sql("1 + 1".to_owned()))).await;
    change(|table| (table.columns[2].nullable, table.columns[2].default) = (false, Some(Default::Number("7".to_owned())))).await;
}

#[tokio::test]
async fn each_property_of_an_index() {
    if left_out() {
        return;
    }
    change(|table| table.indexes[0].parts[0].nulls = None).await;
    change(|table| table.indexes[0].parts[0].descending = false).await;
    change(|table| table.indexes[0].include = vec!["price".to_owned()]).await;
    change(|table| table.indexes[0].parts[0].key = IndexKey::Expression("upper(name)".to_owned())).await;
    change(|table| table.indexes[1].parts[0].operator_class = None).await;
    change(|table| table.indexes[1].parts[1].collation = None).await;
    change(|table| table.indexes[1].parameters = None).await;
    change(|table| {
        let parts = vec![IndexPart::column("amount")];
        table.indexes[1] = Index { name: "item_class_idx".to_owned(), parts, method: Some("brin".to_owned()), ..Index::default() };
    })
    .await;
    change(|table| table.indexes[3].constraint = Some(Deferral::Never)).await;
    change(|table| table.indexes[3].constraint = None).await;
    change(|table| table.indexes[4].include = Vec::new()).await;
    change(|table| table.indexes[5].filter = None).await;
    change(|table| table.checks[0].no_inherit = false).await;
    let case = change(|table| {
        table.indexes.iter_mut().for_each(|index| index.name.push('2'));
        table.checks[0].name.push('2');
        table.options.primary_key = None;
    })
    .await;
    assert!(!case.sql().contains("DROP") && !case.sql().contains("CREATE"), "{}", case.sql());
}

#[tokio::test]
async fn nulls_not_distinct() {
    if left_out() {
        return;
    }
    let side = |nulls_not_distinct, constraint| {
        let mut table = table("a", [optional(text("x"))]);
        table.indexes.push(Index { nulls_not_distinct, constraint, ..unique("a_x_key", &["x"]) });
        schema([table])
    };
    if Database::new().await.value("SHOW server_version_num").await.parse::<u32>().unwrap() < 150_000 {
        return;
    }
    let data = "INSERT INTO a (x) VALUES ('a'), (NULL)";
    Case::between(side(false, None), side(true, None), Intent::default(), data).await.round_trip().await;
    Case::between(side(true, None), side(true, Some(Deferral::Never)), Intent::default(), data).await.round_trip().await;
}

/// A foreign key that changes alone; when it is checked changes in place.
#[tokio::test]
async fn each_property_of_a_foreign_key() {
    if left_out() {
        return;
    }
    let side = |more: fn(&mut ForeignKey)| {
        let mut user = table("person", [optional(int("a")), optional(int("b"))]);
        let columns = || vec!["a".to_owned(), "b".to_owned()];
        let mut key = ForeignKey { columns: columns(), target_columns: columns(), ..key("person", "a", "pair") };
        more(&mut key);
        user.foreign_keys.push(key);
        let pair = Table { name: "pair".to_owned(), columns: vec![int("a"), int("b")], primary_key: columns(), ..Table::default() };
        schema([pair, user])
    };
    let data = "INSERT INTO pair VALUES (1, 2); INSERT INTO person (a, b) VALUES (1, 2), (NULL, NULL)";
    let changes: [fn(&mut ForeignKey); 6] = [
        |key| key.deferral = Deferral::Deferred,
        |key| key.deferral = Deferral::Immediate,
        |key| key.match_full = true,
        |key| key.on_delete = Action::SetNull,
        |key| key.on_update = Action::Cascade,
        |key| key.name = "other".to_owned(),
    ];
    for more in changes {
        let mut case = Case::between(side(|_| ()), side(more), Intent::default(), data).await;
        case.round_trip().await;
    }
    let case = Case::between(side(|_| ()), side(changes[0]), Intent::default(), data).await;
    assert_eq!(case.sql(), "ALTER TABLE \"person\" ALTER CONSTRAINT \"person_a_fkey\" DEFERRABLE INITIALLY DEFERRED");
}

/// A13 and beyond: the key is renamed, retyped, replaced, while others refer to it.
#[tokio::test]
async fn a13_a_key_that_others_refer_to() {
    if left_out() {
        return;
    }
    let side = |id: &str, data_type: DataType, primary: &str| {
        let mut team = table("team", [int("other")]);
        team.columns[0].name = id.to_owned();
        team.columns[0].data_type = data_type.clone();
        team.columns[0].auto_increment = primary == "id";
        team.primary_key = vec![if primary == "id" { id.to_owned() } else { primary.to_owned() }];
        if primary != "id" {
            team.indexes.push(unique("team_id_key", &[id]));
        }
        let mut user = table("person", [optional(Column::new("team_id", data_type))]);
        user.foreign_keys.push(ForeignKey { target_columns: vec![id.to_owned()], ..key("person", "team_id", "team") });
        schema([team, user])
    };
    let data = "INSERT INTO team (id, other) VALUES (1, 10), (2, 20); INSERT INTO person (team_id) VALUES (2), (NULL)";
    let first = side("id", DataType::Int64, "id");
    let mut case = Case::between(first.clone(), side("number", DataType::Int64, "id"), renamed("team", "number", "id"), data).await;
    assert_eq!(case.sql(), r#"ALTER TABLE "team" RENAME COLUMN "id" TO "number""#);
    case.round_trip().await;
    for after in [side("id", DataType::Int32, "id"), side("id", DataType::Int64, "other"), side("id", DataType::Int32, "other")] {
        let mut case = Case::between(first.clone(), after, Intent::default(), data).await;
        case.round_trip().await;
    }
}

/// Numbering that comes, goes and changes: what the database numbers goes on behind what is there.
#[tokio::test]
async fn identity() {
    if left_out() {
        return;
    }
    let side = |more: fn(&mut Column)| {
        let mut user = table("person", [optional(text("name"))]);
        more(&mut user.columns[0]);
        schema([user])
    };
    let data = "INSERT INTO person (id, name) VALUES (5, 'a'), (70, 'b')";
    let plain: fn(&mut Column) = |column| column.auto_increment = false;
    let options: fn(&mut Column) = |column| column.numbering.sequence = Some("START WITH 50 INCREMENT BY 5".to_owned());
    let always: fn(&mut Column) = |column| column.numbering.always = true;
    let usual: fn(&mut Column) = |_| ();
    for (before, after, next) in [(plain, usual, 71), (plain, options, 71), (usual, options, 71), (usual, always, 1), (usual, plain, 0)] {
        let mut case = Case::between(side(before), side(after), Intent::default(), data).await;
        case.round_trip().await;
        case.again().await.unwrap();
        if next > 0 {
            case.database.run("INSERT INTO person (name) VALUES ('c')").await;
            assert_eq!(case.database.value("SELECT id FROM person WHERE name = 'c'").await, next.to_string());
        }
    }
    // A numbered key takes the place of another: rows get their numbers, and those of later rows follow.
    let mut before = table("person", [text("name")]);
    before.columns.remove(0);
    before.primary_key = vec!["name".to_owned()];
    let data = "INSERT INTO person VALUES ('a'), ('b')";
    let after = schema([table("person", [text("name")])]);
    let mut case = Case::between(schema([before]), after, Intent::default(), data).await;
    case.round_trip().await;
    case.database.run("INSERT INTO person (name) VALUES ('c')").await;
    case.again().await.unwrap();
    case.database.run("INSERT INTO person (name) VALUES ('d')").await;
    assert_eq!(case.database.value("SELECT string_agg(id::text, ',' ORDER BY name) FROM person").await, "1,2,3,4");
}

/// Several migrations, in one transaction with each other and with what a person writes in between.
#[tokio::test]
async fn one_transaction_for_all() {
    if left_out() {
        return;
    }
    let side = |texts: &[&str], default: &str, columns: Vec<Column>| {
        let own = defaulted(Column::new("role", role(texts)), Default::Variant(default.to_owned()));
        let mut node = table("node", [own, optional(int("node_id"))].into_iter().chain(columns));
        node.foreign_keys.push(ForeignKey { deferral: Deferral::Deferred, ..key("node", "node_id", "node") });
        schema([node])
    };
    let states = [
        side(&["a"], "a", vec![]),
        side(&["a", "b"], "a", vec![]),
        side(&["a", "b"], "b", vec![int("depth")]),
        side(&["b", "a", "c"], "c", vec![Column::new("depth", DataType::Text(None)), text("label")]),
    ];
    let intent = hints([backfill("node", "depth", "node_id + 1"), backfill("node", "label", "role::text")]);
    let mut statements = plan(&Schema::default(), &initial(&states[0]));
    statements.push(schema_core::dialect::Statement::Sql("INSERT INTO node (node_id) VALUES (2), (1)".to_owned()));
    statements.push(schema_core::dialect::Statement::Sql("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED".to_owned()));
    let mut schema = states[0].clone();
    let mut undo = Vec::new();
    for (at, after) in states.iter().enumerate().skip(1) {
        let steps = schema_core::diff::diff(schema_core::Pair::new(&schema, after), &intent, &format!("2025010100000{at}")).unwrap();
        statements.extend(plan(&schema, &steps));
        for step in &steps {
            step.apply(&mut schema).unwrap();
        }
        undo.push(steps);
        if at == 1 {
            statements.push(schema_core::dialect::Statement::Sql("UPDATE node SET role = 'b' WHERE id = 2".to_owned()));
        }
    }
    let mut database = Database::new().await;
    database.apply(&statements).await.unwrap();
    let expected = ["role: a, depth: 3, label: a", "role: b, depth: 2, label: b"];
    assert_eq!(database.rows("SELECT role, depth, label FROM node ORDER BY id").await, expected);
    let mut down = vec![schema_core::dialect::Statement::Sql("UPDATE node SET role = 'a'".to_owned())];
    for steps in undo.iter().rev() {
        let steps = schema_core::step::invert(steps);
        down.extend(plan(&schema, &steps));
        for step in &steps {
            step.apply(&mut schema).unwrap();
        }
    }
    database.run("UPDATE node SET node_id = node_id").await;
    database.apply(&down).await.unwrap();
}
