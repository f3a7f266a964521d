#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Member,
}

#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique, length = 40)]
    pub name: String,
}

#[derive(Entity)]
#[entity(index(team_id, created_at desc))]
#[entity(check("email <> ''"))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique)]
    pub email: String,
    #[entity(references = Team, on_delete = cascade)]
    pub team_id: i64,
    #[entity(references = User, on_delete = set_null)]
    pub mentor_id: Option<i64>,
    #[entity(default = Role::Member)]
    pub role: Role,
    #[entity(default = now)]
    pub created_at: chrono::DateTime<chrono::Utc>,
}

#[derive(Entity)]
#[entity(unique(title, author_id, filter = "published"))]
pub struct Post {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = User, on_delete = restrict, on_update = cascade)]
    pub author_id: i64,
    #[entity(index)]
    pub title: String,
    pub body: Option<String>,
    #[entity(default = false)]
    pub published: bool,
}

#[derive(Entity)]
#[entity(without_rowid)]
pub struct Tag {
    #[entity(primary_key)]
    pub name: String,
}

#[derive(Entity)]
#[entity(primary_key(post_id, tag))]
#[entity(foreign_key(post_id, references = Post, on_delete = cascade))]
#[entity(foreign_key(tag, references = Tag(name), on_update = cascade))]
pub struct PostTag {
    pub post_id: i64,
    pub tag: String,
}
