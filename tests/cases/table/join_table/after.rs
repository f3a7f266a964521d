#[derive(Entity)]
pub struct Post {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(Entity)]
pub struct Tag {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(Entity)]
#[entity(primary_key(post_id, tag_id))]
#[entity(without_rowid)]
#[entity(index(tag_id))]
pub struct PostTag {
    #[entity(references = Post, on_delete = cascade)]
    pub post_id: i64,
    #[entity(references = Tag, on_delete = cascade)]
    pub tag_id: i64,
}
