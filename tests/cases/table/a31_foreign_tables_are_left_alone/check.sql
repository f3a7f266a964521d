SELECT count(*) FROM other_app JOIN "user" ON "user".id = other_app.user_id;
-- 7
