ALTER TABLE user ADD COLUMN shout TEXT AS (upper(name));
