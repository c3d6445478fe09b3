import "../styles/class-link.css";
import { Suspense, useEffect, useState } from "react";
import { Link } from "../app/link.tsx";
import { linkTo } from "../app/router.ts";
import { part } from "../components/part.tsx";
import { classTexts } from "../messages/class.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { deviceAccount } from "../storage/device-account.ts";
import { classIsHere } from "./class-server.ts";
import { knownClass } from "./known-class.ts";

const FakeStudentChip = part(async () => (await import("./fake-student.tsx")).FakeStudentChip);

/** The way to the class, where there is one; what waits to be sent is sent, and what devices share is exchanged. */
export function ClassLink() {
  const texts = usePartTexts(classTexts);
  const [isHere, setHere] = useState(false);
  useEffect(() => {
    let onPage = true;
    void classIsHere().then(async (here) => {
      if (onPage) setHere(here);
      if (!here) return;
      if (deviceAccount() !== null) (await import("../sync/the-sync.ts")).theSync();
      await (await import("./the-outbox.ts")).theOutbox().send();
    });
    return () => {
      onPage = false;
    };
  }, []);
  if (!isHere) return null;
  return (
    <>
      <Link className="top__link top__class" href={linkTo({ page: "class" })}>
        {texts.title}
      </Link>
      <Suspense>{knownClass()?.isFake ? <FakeStudentChip /> : null}</Suspense>
    </>
  );
}
