-- Events were a row each. A hundred of a chain become one row: docs/decisions/0026-the-journal-in-segments.md.
WITH "alone" AS (
	DELETE FROM "work_items" WHERE "kind" = 'event' RETURNING *, split_part("key", ':', 2)::integer AS "index"
)
INSERT INTO "work_items" ("user_id", "lab", "kind", "key", "seq", "time", "writer", "size_bytes", "body", "received_at")
SELECT "user_id", "lab", 'events', "writer" || ':' || "index" / 100, max("seq"), max("time"), "writer", sum("size_bytes"),
	string_agg("body", E'\n' ORDER BY "index"), max("received_at")
FROM "alone"
GROUP BY "user_id", "lab", "writer", "index" / 100;
