SELECT id, email FROM account ORDER BY id;
-- 1 | 'a'
-- 5 | 'b'
-- 6 | NULL
-- 7 | NULL
-- 8 | 'A'

SELECT id, email, created_at FROM _retired_20250101000002_account_email_key ORDER BY id;
-- 2 | 'a' | 10
-- 3 | 'a' | NULL
-- 4 | 'b' | 5
