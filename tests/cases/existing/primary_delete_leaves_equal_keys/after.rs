#[derive(Entity)]
#[entity(primary_key(number, part, name = "log_key", existing = delete))]
pub struct Log {
    pub number: i64,
    pub part: i32,
    #[entity(length = 20)]
    pub text: String,
}
