#[derive(Entity)]
pub struct T {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub a_very_long_column_name_that_goes_on_and_on_and_on_retired_1: i64,
    pub a_very_long_column_name_that_goes_on_and_on_and_on_retired_2: i64,
}
