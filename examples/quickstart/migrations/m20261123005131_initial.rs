//! Creates table `team`.
//! Creates table `user`.
//! Creates table `task`.
use migrator::prelude::*;

pub const MIGRATION: Migration = Migration::new("20261123005131", "initial", up, down)
    .again(again)
    .from("8569f645a3854c42")
    .to("18e8e4cab034945c");

fn up(plan: &mut Plan) {
    plan.sql(
        r#"CREATE TABLE "team" (
            "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            "name" TEXT NOT NULL
        )"#,
    );
    plan.sql(r#"CREATE UNIQUE INDEX "team_name_key" ON "team" ("name")"#);
    plan.sql(
        r#"CREATE TABLE "user" (
            "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            "email" TEXT NOT NULL,
            "team_id" INTEGER NOT NULL,
            "role" TEXT NOT NULL DEFAULT 'Member' CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
            "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
            CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE CASCADE
        )"#,
    );
    plan.sql(r#"CREATE UNIQUE INDEX "user_email_key" ON "user" ("email")"#);
    plan.sql(
        r#"CREATE TABLE "task" (
            "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            "title" TEXT NOT NULL,
            "assignee_id" INTEGER,
            "status" TEXT NOT NULL DEFAULT 'Open' CONSTRAINT "status" CHECK ("status" IN ('Open', 'Done')),
            "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
            CONSTRAINT "task_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "user" ("id") ON DELETE SET NULL
        )"#,
    );
    plan.sql(r#"CREATE INDEX "task_assignee_id_status_idx" ON "task" ("assignee_id", "status")"#);
}

fn down(plan: &mut Plan) {
    plan.sql(r#"DROP INDEX "task_assignee_id_status_idx""#);
    plan.sql(r#"DROP INDEX "user_email_key""#);
    plan.sql(r#"DROP INDEX "team_name_key""#);
    plan.rebuild(
        "task",
        &["id", "title", "assignee_id", "status", "created_at"],
        &[
            r#"CREATE TABLE "_new_task" (
                "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                "title" TEXT NOT NULL,
                "assignee_id" INTEGER,
                "status" TEXT NOT NULL DEFAULT 'Open' CONSTRAINT "status" CHECK ("status" IN ('Open', 'Done')),
                "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
            )"#,
            r#"INSERT INTO "_new_task" ("id", "title", "assignee_id", "status", "created_at")
            SELECT "id", "title", "assignee_id", "status", "created_at"
            FROM "task""#,
            r#"DROP TABLE "task""#,
            r#"ALTER TABLE "_new_task" RENAME TO "task""#,
        ],
    );
    plan.rebuild(
        "user",
        &["id", "email", "team_id", "role", "created_at"],
        &[
            r#"CREATE TABLE "_new_user" (
                "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                "email" TEXT NOT NULL,
                "team_id" INTEGER NOT NULL,
                "role" TEXT NOT NULL DEFAULT 'Member' CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
                "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
            )"#,
            r#"INSERT INTO "_new_user" ("id", "email", "team_id", "role", "created_at")
            SELECT "id", "email", "team_id", "role", "created_at"
            FROM "user""#,
            r#"DROP TABLE "user""#,
            r#"ALTER TABLE "_new_user" RENAME TO "user""#,
        ],
    );
    plan.sql(r#"ALTER TABLE "task" RENAME TO "_retired_20261123005131_task""#);
    plan.sql(r#"ALTER TABLE "user" RENAME TO "_retired_20261123005131_user""#);
    plan.sql(r#"ALTER TABLE "team" RENAME TO "_retired_20261123005131_team""#);
}

/// `up` after a `down`: takes the values back.
fn again(plan: &mut Plan) {
    plan.sql(r#"ALTER TABLE "_retired_20261123005131_team" RENAME TO "team""#);
    plan.sql(r#"ALTER TABLE "_retired_20261123005131_user" RENAME TO "user""#);
    plan.sql(r#"ALTER TABLE "_retired_20261123005131_task" RENAME TO "task""#);
    plan.check(
        "`name` occurs more than once in `team`",
        r#"SELECT "name", count(*) AS "rows"
        FROM "team"
        GROUP BY "name"
        HAVING count(*) > 1"#,
    );
    plan.check(
        "`email` occurs more than once in `user`",
        r#"SELECT "email", count(*) AS "rows"
        FROM "user"
        GROUP BY "email"
        HAVING count(*) > 1"#,
    );
    plan.check(
        "`team_id` of `user` refers to rows that `team` does not have",
        r#"SELECT "id", "team_id"
        FROM "user"
        WHERE "team_id" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "user"."team_id")"#,
    );
    plan.check(
        "`assignee_id` of `task` refers to rows that `user` does not have",
        r#"SELECT "id", "assignee_id"
        FROM "task"
        WHERE "assignee_id" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "user" AS "target" WHERE "target"."id" = "task"."assignee_id")"#,
    );
    plan.sql(r#"CREATE UNIQUE INDEX "team_name_key" ON "team" ("name")"#);
    plan.rebuild(
        "user",
        &["id", "email", "team_id", "role", "created_at"],
        &[
            r#"CREATE TABLE "_new_user" (
                "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                "email" TEXT NOT NULL,
                "team_id" INTEGER NOT NULL,
                "role" TEXT NOT NULL DEFAULT 'Member' CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
                "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
                CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE CASCADE
            )"#,
            r#"INSERT INTO "_new_user" ("id", "email", "team_id", "role", "created_at")
            SELECT "id", "email", "team_id", "role", "created_at"
            FROM "user""#,
            r#"DROP TABLE "user""#,
            r#"ALTER TABLE "_new_user" RENAME TO "user""#,
            r#"CREATE UNIQUE INDEX "user_email_key" ON "user" ("email")"#,
        ],
    );
    plan.rebuild(
        "task",
        &["id", "title", "assignee_id", "status", "created_at"],
        &[
            r#"CREATE TABLE "_new_task" (
                "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                "title" TEXT NOT NULL,
                "assignee_id" INTEGER,
                "status" TEXT NOT NULL DEFAULT 'Open' CONSTRAINT "status" CHECK ("status" IN ('Open', 'Done')),
                "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
                CONSTRAINT "task_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "user" ("id") ON DELETE SET NULL
            )"#,
            r#"INSERT INTO "_new_task" ("id", "title", "assignee_id", "status", "created_at")
            SELECT "id", "title", "assignee_id", "status", "created_at"
            FROM "task""#,
            r#"DROP TABLE "task""#,
            r#"ALTER TABLE "_new_task" RENAME TO "task""#,
            r#"CREATE INDEX "task_assignee_id_status_idx" ON "task" ("assignee_id", "status")"#,
        ],
    );
}
