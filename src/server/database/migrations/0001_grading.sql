CREATE TABLE "graders" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "graders_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "runs_server" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "gradings" ADD COLUMN "possible" double precision;--> statement-breakpoint
ALTER TABLE "graders" ADD CONSTRAINT "graders_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Whoever was made the first instructor before this column was there.
UPDATE "users" SET "runs_server" = true WHERE "id" = (SELECT "id" FROM "users" WHERE "may_create_courses" ORDER BY "created_at" LIMIT 1);
