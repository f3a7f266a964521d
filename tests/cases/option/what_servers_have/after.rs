use migrator::Entity;

#[derive(Entity)]
#[entity(schema = "billing", charset = "utf8mb4", collate = "utf8mb4_bin", engine = "InnoDB")]
#[entity(index(name desc nulls_last, method = btree, include(code), with = "fillfactor = 70"))]
#[entity(unique(name, code, nulls_not_distinct, deferrable))]
#[entity(index(code(10), name(operator_class = "text_pattern_ops")))]
#[entity(exclude(code(operator = "="), name(operator = "<>"), method = gist))]
#[entity(check("code <> name", no_inherit))]
pub struct Item {
    #[entity(primary_key, auto_increment(always, start = 100))]
    pub id: i64,
    #[entity(charset = "latin1")]
    pub name: String,
    pub code: String,
    #[entity(now_on_update)]
    pub changed_at: chrono::NaiveDateTime,
    #[entity(references = Item, match_full)]
    pub parent_id: Option<i64>,
    pub tags: Vec<String>,
    #[entity(type(postgres = "point"))]
    pub place: Point,
}

pub struct Point;
