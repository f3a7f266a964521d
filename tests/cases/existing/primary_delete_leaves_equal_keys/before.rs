#[derive(Entity)]
#[entity(no_primary_key)]
pub struct Log {
    pub number: Option<i64>,
    pub part: Option<i32>,
    #[entity(length = 20)]
    pub text: String,
}
