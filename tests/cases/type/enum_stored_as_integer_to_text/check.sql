SELECT status FROM post ORDER BY id;
-- 'Published'
-- 'Draft'
