//@ dialects: sqlite, mysql
#[derive(Entity)]
pub struct Person {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(new, backfill = "substr(name, 1, instr(name, ' ') - 1)")]
    pub first: String,
    #[entity(new, backfill = "substr(name, instr(name, ' ') + 1)")]
    pub last: String,
}
