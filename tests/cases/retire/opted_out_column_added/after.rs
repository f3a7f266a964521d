#[derive(Entity)]
#[entity(retire = false)]
pub struct Session {
    #[entity(primary_key)]
    pub id: i64,
    pub seen: i64,
    #[entity(backfill = "seen + 1")]
    pub number: i64,
    #[entity(references = Device)]
    pub device_id: Option<i64>,
}

#[derive(Entity)]
#[entity(retire = false)]
pub struct Device {
    #[entity(primary_key)]
    pub id: i64,
}
