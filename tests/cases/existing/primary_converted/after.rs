#[derive(Entity)]
#[entity(primary_key(sensor, taken_at, existing = keep_last(level, taken_at)))]
pub struct Reading {
    #[entity(convert = "CAST(sensor AS INTEGER)")]
    pub sensor: i64,
    pub taken_at: i64,
    #[entity(default = 7)]
    pub level: i32,
}
