//! Adds `priority` to `task`.
use migrator::prelude::*;

pub const MIGRATION: Migration = Migration::new("20261126074619", "add_priority_to_task", up, down)
    .again(again)
    .from("18e8e4cab034945c")
    .to("39650ce728c8e453");

fn up(plan: &mut Plan) {
    match plan.dialect() {
        Dialect::Sqlite => {
            plan.sql(r#"ALTER TABLE "task" ADD COLUMN "priority" TEXT NOT NULL DEFAULT 'Normal' CONSTRAINT "priority" CHECK ("priority" IN ('High', 'Normal'))"#);
        }
        Dialect::Postgres => {
            plan.sql(r#"CREATE TYPE "priority" AS ENUM ('High', 'Normal')"#);
            plan.sql(
                r#"ALTER TABLE "task" ADD COLUMN "priority" "priority" NOT NULL DEFAULT 'Normal'"#,
            );
        }
        Dialect::Mysql => {
            plan.sql("ALTER TABLE `task` ADD COLUMN `priority` ENUM('High', 'Normal') NOT NULL DEFAULT 'Normal'");
        }
        _ => plan.unsupported(),
    }
}

fn down(plan: &mut Plan) {
    match plan.dialect() {
        Dialect::Sqlite => {
            plan.rebuild(
                "task",
                &[
                    "id",
                    "title",
                    "assignee_id",
                    "status",
                    "created_at",
                    "priority",
                ],
                &[
                    r#"CREATE TABLE "_new_task" (
                        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                        "title" TEXT NOT NULL,
                        "assignee_id" INTEGER,
                        "status" TEXT NOT NULL DEFAULT 'Open' CONSTRAINT "status" CHECK ("status" IN ('Open', 'Done')),
                        "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
                        "priority" TEXT,
                        CONSTRAINT "task_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "user" ("id") ON DELETE SET NULL
                    )"#,
                    r#"INSERT INTO "_new_task" ("id", "title", "assignee_id", "status", "created_at", "priority")
                    SELECT "id", "title", "assignee_id", "status", "created_at", "priority"
                    FROM "task""#,
                    r#"DROP TABLE "task""#,
                    r#"ALTER TABLE "_new_task" RENAME TO "task""#,
                    r#"CREATE INDEX "task_assignee_id_status_idx" ON "task" ("assignee_id", "status")"#,
                ],
            );
            plan.sql(r#"ALTER TABLE "task" RENAME COLUMN "priority" TO "_retired_20261126074619_priority""#);
        }
        Dialect::Postgres => {
            plan.sql(
                r#"ALTER TABLE "task"
                    ALTER COLUMN "priority" DROP DEFAULT,
                    ALTER COLUMN "priority" DROP NOT NULL,
                    ALTER COLUMN "priority" TYPE TEXT"#,
            );
            plan.sql(r#"ALTER TABLE "task" RENAME COLUMN "priority" TO "_retired_20261126074619_priority""#);
            plan.sql(r#"DROP TYPE "priority""#);
        }
        Dialect::Mysql => {
            plan.sql("ALTER TABLE `task` CHANGE COLUMN `priority` `_retired_20261126074619_priority` ENUM('High', 'Normal')");
        }
        _ => plan.unsupported(),
    }
}

/// `up` after a `down`: takes the values back.
fn again(plan: &mut Plan) {
    match plan.dialect() {
        Dialect::Sqlite => {
            plan.sql(r#"ALTER TABLE "task" RENAME COLUMN "_retired_20261126074619_priority" TO "priority""#);
            plan.rebuild(
                "task",
                &[
                    "id",
                    "title",
                    "assignee_id",
                    "status",
                    "created_at",
                    "priority",
                ],
                &[
                    r#"CREATE TABLE "_new_task" (
                        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                        "title" TEXT NOT NULL,
                        "assignee_id" INTEGER,
                        "status" TEXT NOT NULL DEFAULT 'Open' CONSTRAINT "status" CHECK ("status" IN ('Open', 'Done')),
                        "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
                        "priority" TEXT NOT NULL DEFAULT 'Normal' CONSTRAINT "priority" CHECK ("priority" IN ('High', 'Normal')),
                        CONSTRAINT "task_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "user" ("id") ON DELETE SET NULL
                    )"#,
                    r#"INSERT INTO "_new_task" ("id", "title", "assignee_id", "status", "created_at", "priority")
                    SELECT "id", "title", "assignee_id", "status", "created_at", COALESCE("priority", 'Normal')
                    FROM "task""#,
                    r#"DROP TABLE "task""#,
                    r#"ALTER TABLE "_new_task" RENAME TO "task""#,
                    r#"CREATE INDEX "task_assignee_id_status_idx" ON "task" ("assignee_id", "status")"#,
                ],
            );
        }
        Dialect::Postgres => {
            plan.sql(r#"CREATE TYPE "priority" AS ENUM ('High', 'Normal')"#);
            plan.sql(r#"ALTER TABLE "task" RENAME COLUMN "_retired_20261126074619_priority" TO "priority""#);
            plan.sql(
                r#"UPDATE "task" SET "priority" = COALESCE("priority", 'Normal')
                WHERE "priority" IS NULL"#,
            );
            plan.sql(
                r#"ALTER TABLE "task"
                    ALTER COLUMN "priority" TYPE "priority" USING CAST(CAST("priority" AS TEXT) AS "priority"),
                    ALTER COLUMN "priority" SET DEFAULT 'Normal',
                    ALTER COLUMN "priority" SET NOT NULL"#,
            );
        }
        Dialect::Mysql => {
            plan.sql(
                "ALTER TABLE `task` RENAME COLUMN `_retired_20261126074619_priority` TO `priority`",
            );
            plan.sql("UPDATE `task` SET `priority` = COALESCE(`priority`, 'Normal')");
            plan.sql("ALTER TABLE `task` MODIFY COLUMN `priority` ENUM('High', 'Normal') NOT NULL DEFAULT 'Normal'");
        }
        _ => plan.unsupported(),
    }
}
