SELECT a, b FROM pair;
-- 'was b' | 'was a'
