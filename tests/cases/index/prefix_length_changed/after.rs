//@ dialects: mysql
#[derive(Entity)]
#[entity(index(bio(40), name = "user_bio"))]
#[entity(index(bio, note, name = "user_bio_words", method = fulltext))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub bio: String,
    pub note: String,
}
