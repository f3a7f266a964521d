#[derive(Entity)]
#[entity(check("starts < ends", existing = delete))]
pub struct Visit {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub starts: i32,
    pub ends: Option<i32>,
    #[entity(check("age < 200", existing = set_null))]
    pub age: Option<i32>,
}
