SELECT status FROM post ORDER BY id;
-- 'Draft'
-- 'Published'
