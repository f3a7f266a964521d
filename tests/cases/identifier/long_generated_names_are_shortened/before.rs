#[derive(Entity)]
pub struct AVeryLongTableNameThatGoesOnAndOn {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub a_very_long_column_name_that_goes_on_and_on_and_on_1: i64,
    pub a_very_long_column_name_that_goes_on_and_on_and_on_2: i64,
}
