import { lazy } from "react";

const GradingPage = lazy(() => import("./grading-page.tsx"));
const CourseKeyPage = lazy(() => import("./course-key-page.tsx"));

/** The two pages of grading in the browser. They are fetched from here, so that students' pages know one name more and not ten. */
export default function GradingPages({ page }: { page: "grading" | "course-key" }) {
  return page === "grading" ? <GradingPage /> : <CourseKeyPage />;
}
