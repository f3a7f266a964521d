SELECT l.l, r.r FROM link JOIN "right" l ON l.id = link.left_id JOIN "left" r ON r.id = link.right_id ORDER BY link.id;
-- 'one' | 20
-- 'two' | 10
