CREATE TABLE other_app (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES user (id) ON DELETE CASCADE, note TEXT DEFAULT 'x' COLLATE NOCASE);
CREATE INDEX other_app_note ON other_app (note DESC) WHERE note IS NOT NULL;
INSERT INTO other_app (id, user_id, note) SELECT id, id, name FROM user;
