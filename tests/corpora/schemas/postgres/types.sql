-- A column of every kind, and what PostgreSQL shows of its default.
CREATE EXTENSION citext;
CREATE TYPE "Role" AS ENUM ('ADMIN', 'in progress', 'it''s', '2nd', 'self', 'Self', 'a,b');
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE unused AS ENUM ('x');
CREATE TYPE point3 AS (x int, y int, z int);
CREATE TYPE span AS RANGE (subtype = float8);
CREATE DOMAIN year AS integer DEFAULT 2000 CHECK (VALUE > 1900);
CREATE DOMAIN email AS citext NOT NULL;
CREATE SEQUENCE shared START 1000 INCREMENT 5;
CREATE TABLE scalar (
    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 10 CACHE 5) PRIMARY KEY,
    b boolean NOT NULL DEFAULT true,
    i2 smallint DEFAULT -1,
    i4 integer DEFAULT 0,
    i8 bigint DEFAULT 5000000000,
    i8s bigint DEFAULT '5',
    f4 real DEFAULT 1.5,
    f8 double precision DEFAULT -0.5,
    n numeric DEFAULT -1,
    n2 numeric(12, 2) NOT NULL DEFAULT 0.00,
    n0 numeric(5),
    t text DEFAULT 'it''s \n "x"',
    nothing text DEFAULT '',
    nul varchar(20) DEFAULT NULL,
    v varchar,
    v20 varchar(20) DEFAULT 'x' COLLATE "C",
    c1 char,
    c3 char(3) DEFAULT 'ab',
    nm name,
    qc "char" DEFAULT 'x',
    ci citext DEFAULT 'X' UNIQUE,
    bytes bytea DEFAULT '\x00ff',
    d date DEFAULT '2020-02-29',
    today date DEFAULT CURRENT_DATE,
    tm time DEFAULT '12:00',
    tm0 time(0),
    tmtz timetz,
    ts timestamp DEFAULT now(),
    ts3 timestamp(3) DEFAULT CURRENT_TIMESTAMP,
    tstz timestamptz NOT NULL DEFAULT now(),
    tstz2 timestamptz DEFAULT CURRENT_TIMESTAMP,
    tstz0 timestamptz(0) DEFAULT now(),
    tstz_past timestamptz DEFAULT '2020-01-01 00:00:00+00',
    iv interval DEFAULT '1 day',
    u uuid DEFAULT gen_random_uuid(),
    u0 uuid DEFAULT '00000000-0000-0000-0000-000000000000',
    j json DEFAULT '{}',
    jb jsonb NOT NULL DEFAULT '{"a": [1, 2]}',
    ip inet,
    mac macaddr,
    bt bit(3) DEFAULT B'101',
    vb bit varying(5),
    m money DEFAULT 0,
    x xml,
    tv tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, coalesce(t, ''))) STORED,
    pt point,
    r int4range DEFAULT '[1,10)',
    sp span,
    p3 point3,
    o oid,
    y year,
    em email,
    role "Role" NOT NULL DEFAULT 'in progress',
    feeling mood DEFAULT 'ok',
    feelings mood[] DEFAULT '{sad,ok}',
    n_shared int DEFAULT nextval('shared'),
    sum int GENERATED ALWAYS AS (i4 + i2) STORED
);
CREATE TABLE list (
    id serial PRIMARY KEY,
    small smallserial,
    big bigserial,
    texts text[] NOT NULL DEFAULT '{}',
    names varchar(20)[],
    anys varchar[],
    numbers numeric(10, 2)[],
    blobs bytea[],
    ids uuid[],
    docs jsonb[],
    days date[],
    instants timestamptz[] DEFAULT ARRAY[now()],
    nested int[][],
    cis citext[],
    jsons json[]
);
CREATE INDEX ON scalar USING gin (jb jsonb_path_ops);
CREATE INDEX ON scalar USING gin (tv);
CREATE INDEX ON scalar USING gist (r);
CREATE INDEX ON scalar USING brin (tstz) WITH (pages_per_range = 16);
CREATE INDEX ON scalar USING hash (t);
CREATE INDEX ON list USING gin (texts);
