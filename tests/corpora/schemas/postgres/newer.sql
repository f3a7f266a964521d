-- What PostgreSQL has since 15.
CREATE TABLE account (
    tenant int NOT NULL,
    parent int,
    negative_scale numeric(3, -2),
    small_scale numeric(3, 5),
    UNIQUE NULLS NOT DISTINCT (tenant, parent),
    CONSTRAINT one_scale UNIQUE NULLS NOT DISTINCT (small_scale) INCLUDE (tenant)
);
CREATE UNIQUE INDEX account_parent ON account (parent DESC) NULLS NOT DISTINCT WHERE tenant > 0;
