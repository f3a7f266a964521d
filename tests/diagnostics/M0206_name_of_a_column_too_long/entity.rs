//@ dialects: Sqlite Postgres Mysql
use migrator::Entity;

#[derive(Entity)]
pub struct Reading {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub the_temperature_in_the_middle_of_the_room_at_one_metre_above_floor: i64,
}
