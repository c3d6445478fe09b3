/** What a merge brought, or would bring, from one account to the other. */
export interface Moved {
  /** Courses that only the account that ends was in. */
  readonly courses: number;
  readonly submissions: number;
  /** Assignments in which both have a grade that a person gave: the later one stays. */
  readonly gradesInConflict: number;
  /** Events, texts and histories of the account's devices. */
  readonly workItems: number;
}
