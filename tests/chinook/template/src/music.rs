//! What is sold.

use migrator::Entity;
use rust_decimal::Decimal;

#[derive(Entity)]
pub struct Artist {
    #[entity(primary_key)]
    pub artist_id: i64,
    #[entity(length = 120)]
    pub name: Option<String>,
}

#[derive(Entity)]
pub struct Album {
    #[entity(primary_key)]
    pub album_id: i64,
    #[entity(length = 160)]
    pub title: String,
    #[entity(references = Artist, index)]
    pub artist_id: i64,
}

#[derive(Entity)]
pub struct Genre {
    #[entity(primary_key)]
    pub genre_id: i64,
    #[entity(length = 120)]
    pub name: Option<String>,
}

#[derive(Entity)]
pub struct MediaType {
    #[entity(primary_key)]
    pub media_type_id: i64,
    #[entity(length = 120)]
    pub name: Option<String>,
}

#[derive(Entity)]
pub struct Track {
    #[entity(primary_key)]
    pub track_id: i64,
    #[entity(length = 200)]
    pub name: String,
    #[entity(references = Album, index)]
    pub album_id: Option<i64>,
    #[entity(references = MediaType, index)]
    pub media_type_id: i64,
    #[entity(index)]
    pub genre_id: Option<i64>,
    #[entity(length = 220)]
    pub composer: Option<String>,
    pub milliseconds: i64,
    pub bytes: Option<i64>,
    #[entity(precision = 10, scale = 2)]
    pub unit_price: Decimal,
}

#[derive(Entity)]
pub struct Playlist {
    #[entity(primary_key)]
    pub playlist_id: i64,
    #[entity(length = 120)]
    pub name: Option<String>,
}

#[derive(Entity)]
#[entity(primary_key(playlist_id, track_id))]
pub struct PlaylistTrack {
    #[entity(references = Playlist)]
    pub playlist_id: i64,
    #[entity(references = Track, index)]
    pub track_id: i64,
}
