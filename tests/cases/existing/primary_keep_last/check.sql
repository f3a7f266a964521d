SELECT tenant, name, value, written_at FROM setting ORDER BY tenant, name;
-- 1 | 'a' | 'x' | 30
-- 1 | 'b' | 'x' | 5
-- 2 | 'a' | 'x' | 5
-- 2 | 'b' | 'z' | 1

SELECT tenant, name, value, written_at FROM _retired_20250101000002_setting_pkey ORDER BY tenant, name, written_at;
-- 1 | 'a' | 'y' | 10
-- 1 | 'a' | NULL | 20
-- 2 | 'b' | 'z' | 1
