SELECT b, c FROM t;
-- 'was a' | 'was b'
