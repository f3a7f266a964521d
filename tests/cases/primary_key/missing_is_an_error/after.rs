#[derive(Entity)]
pub struct Log {
    pub line: String,
}
