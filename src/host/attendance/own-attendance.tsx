import { useEffect, useState } from "react";
import { askClass } from "../class/class-server.ts";
import { attendanceTexts } from "../messages/attendance.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import { attendanceSchema } from "./attendance-data.ts";
import { type Share, shareOf } from "./share.ts";

interface OwnAttendanceProps {
  readonly course: string;
  readonly account: string;
}

/** How often a student was in class; nothing where no class was marked. */
export default function OwnAttendance({ course, account }: OwnAttendanceProps) {
  const texts = usePartTexts(attendanceTexts);
  const { format } = useMessages();
  const [own, setOwn] = useState<Share | null>(null);
  useEffect(() => {
    let here = true;
    void askClass({ path: `courses/${course}/attendance`, schema: attendanceSchema }).then((answer) => {
      if (here && answer.ok) setOwn(shareOf(answer.value, account));
    });
    return () => {
      here = false;
    };
  }, [course, account]);
  if (own === null || own.share === null) return null;
  return <p className="class__facts">{texts.own(format.percent(own.share), own.absent)}</p>;
}
