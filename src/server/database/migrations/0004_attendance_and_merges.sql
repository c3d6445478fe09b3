CREATE TABLE "attendances" (
	"meeting_id" text NOT NULL,
	"student_id" text NOT NULL,
	"mark" text NOT NULL,
	CONSTRAINT "attendances_meeting_id_student_id_pk" PRIMARY KEY("meeting_id","student_id")
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" text PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"held_on" date NOT NULL,
	"title" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_merges" (
	"id" text PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"kept_id" text NOT NULL,
	"gone_id" text NOT NULL,
	"proposed_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kept_agreed_at" timestamp with time zone,
	"gone_agreed_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"refused_at" timestamp with time zone,
	"moved" jsonb
);
--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_student_id_users_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_merges" ADD CONSTRAINT "account_merges_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_merges" ADD CONSTRAINT "account_merges_kept_id_users_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_merges" ADD CONSTRAINT "account_merges_gone_id_users_id_fk" FOREIGN KEY ("gone_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_merges" ADD CONSTRAINT "account_merges_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendances_student_id_index" ON "attendances" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "meetings_course_id_index" ON "meetings" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "account_merges_course_id_index" ON "account_merges" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "account_merges_kept_id_index" ON "account_merges" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "account_merges_gone_id_index" ON "account_merges" USING btree ("gone_id");