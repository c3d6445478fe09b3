import { lazy, type SubmitEvent, Suspense, useEffect, useRef, useState } from "react";
import { Button } from "../components/button.tsx";
import { classTexts } from "../messages/class.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { EnterProjector } from "../projector/enter-projector.tsx";
import { type Course, courseSchema } from "./class-data.ts";
import { askClass } from "./class-server.ts";
import { CourseView } from "./course-view.tsx";
import { LookAsStudent } from "./fake-student.tsx";
import { Field } from "./field.tsx";
import type { MyClass } from "./load-class.ts";
import type { ProviderFault } from "./provider-fault.ts";
import { theOutbox } from "./the-outbox.ts";
import { nothingTold, type Told, ToldLine } from "./told.tsx";

const SyncPart = lazy(() => import("../sync/sync-part.tsx"));
const OwnProviders = lazy(() => import("./own-providers.tsx"));
const OwnMerges = lazy(() => import("../merges/own-merges.tsx"));
const PrivacyPart = lazy(() => import("../privacy/privacy-part.tsx"));
const SelfTestPart = lazy(() => import("../self-test/self-test-part.tsx"));
const SignOutDialog = lazy(() => import("../sync/sign-out-dialog.tsx"));

interface MyCoursesProps {
  readonly mine: MyClass;
  /** Reads everything anew. */
  readonly onChanged: () => Promise<void>;
  /** This account is one with another, which `kept` opens; nobody is signed in any more. */
  readonly onMerged: (kept: string) => Promise<void>;
  /** Of a provider from which one comes back. */
  readonly fault: ProviderFault | null;
}

/** One's courses, and joining another. */
export function MyCourses({ mine: { user, courses }, onChanged, onMerged, fault }: MyCoursesProps) {
  const texts = usePartTexts(classTexts);
  const waiting = useWaiting(user.id);
  const heading = useRef<HTMLHeadingElement>(null);
  // What was signed in with is gone, and the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const [isLeaving, setLeaving] = useState(false);
  return (
    <>
      <p className="class__who">
        <span>{texts.signedInAs(user.name)}</span>
        <Button look="quiet" onClick={() => setLeaving(true)}>
          {texts.signOut}
        </Button>
      </p>
      {isLeaving ? (
        <Suspense>
          <SignOutDialog onClose={() => setLeaving(false)} />
        </Suspense>
      ) : null}
      {waiting > 0 ? <p className="class__lead">{texts.signOutWaiting(waiting)}</p> : null}
      <Suspense>
        <OwnMerges email={user.email} onMerged={onMerged} />
      </Suspense>
      <section aria-labelledby="class-courses">
        <h2 id="class-courses" ref={heading} tabIndex={-1}>
          {texts.courses}
        </h2>
        {courses.length === 0 ? <p>{texts.noCourses}</p> : null}
        {courses.map(({ course, assignments }) => (
          <CourseView
            key={course.id}
            course={course}
            assignments={assignments}
            account={user.id}
            isFake={user.isFake}
          />
        ))}
      </section>
      {courses.some(({ course }) => course.role === "instructor") ? (
        <>
          <EnterProjector />
          <LookAsStudent />
        </>
      ) : null}
      {user.isFake ? null : (
        <OneLineForm
          label={texts.joinCode}
          action={texts.join}
          path="memberships"
          jsonOf={(joinCode) => ({ joinCode })}
          doneText={({ name }) => texts.joined(name)}
          onDone={onChanged}
        />
      )}
      {user.mayCreateCourses ? (
        <OneLineForm
          label={texts.newCourse}
          action={texts.create}
          path="courses"
          jsonOf={(name) => ({ name })}
          doneText={({ name }) => texts.joined(name)}
          onDone={onChanged}
        />
      ) : null}
      <Suspense>
        <SyncPart name={user.name} />
        {courses.some(({ course }) => course.role === "student") ? <SelfTestPart /> : null}
        {user.isFake ? null : <OwnProviders fault={fault} />}
        <PrivacyPart email={user.email} />
      </Suspense>
    </>
  );
}

interface OneLineFormProps {
  readonly label: string;
  readonly action: string;
  readonly path: string;
  readonly jsonOf: (text: string) => object;
  readonly doneText: (course: Course) => string;
  readonly onDone: () => Promise<void>;
}

/** A form of one field that leads into a course. */
function OneLineForm({ label, action, path, jsonOf, doneText, onDone }: OneLineFormProps) {
  const texts = usePartTexts(classTexts);
  const [text, setText] = useState("");
  const [told, setTold] = useState<Told>(nothingTold);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const answer = await askClass({ method: "POST", path, json: jsonOf(text), schema: courseSchema });
    if (!answer.ok) return setTold({ text: answer.why === "later" ? texts.later : answer.text, isRefusal: true });
    setText("");
    setTold({ text: doneText(answer.value), isRefusal: false });
    await onDone();
  };
  return (
    <form className="class__form class__form--line" onSubmit={(event) => void submit(event)}>
      <Field
        label={label}
        autoComplete="off"
        maxLength={120}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit">{action}</Button>
      <ToldLine told={told} />
    </form>
  );
}

/** How many submissions of this account wait on this device. */
function useWaiting(account: string): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let here = true;
    const read = async () => {
      const rows = await theOutbox().of(account);
      if (here) setCount(rows.filter(({ state }) => state === "waiting").length);
    };
    const readNow = () => void read().catch(() => undefined);
    readNow();
    const stop = theOutbox().subscribe(readNow);
    return () => {
      here = false;
      stop();
    };
  }, [account]);
  return count;
}
