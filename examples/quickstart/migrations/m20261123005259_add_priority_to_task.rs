//! Adds `priority` to `task`.
use migrator::prelude::*;

pub const MIGRATION: Migration = Migration::new("20261123005259", "add_priority_to_task", up, down)
    .again(again)
    .from("18e8e4cab034945c")
    .to("39650ce728c8e453");

fn up(plan: &mut Plan) {
    plan.sql(r#"ALTER TABLE "task" ADD COLUMN "priority" TEXT NOT NULL DEFAULT 'Normal' CONSTRAINT "priority" CHECK ("priority" IN ('High', 'Normal'))"#);
}

fn down(plan: &mut Plan) {
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
    plan.sql(
        r#"ALTER TABLE "task" RENAME COLUMN "priority" TO "_retired_20261123005259_priority""#,
    );
}

/// `up` after a `down`: takes the values back.
fn again(plan: &mut Plan) {
    plan.sql(
        r#"ALTER TABLE "task" RENAME COLUMN "_retired_20261123005259_priority" TO "priority""#,
    );
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
