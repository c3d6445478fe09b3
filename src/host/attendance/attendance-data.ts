import * as z from "zod/mini";

const mark = z.enum(["present", "absent", "excused"]);
export type Mark = z.infer<typeof mark>;

export const attendanceSchema = z.object({
  meetings: z.array(z.object({ id: z.string(), heldOn: z.string(), title: z.string() })),
  marks: z.array(z.object({ meetingId: z.string(), studentId: z.string(), mark })),
});
export type Attendance = z.infer<typeof attendanceSchema>;
export type Meeting = Attendance["meetings"][number];
