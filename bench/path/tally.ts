/** Counts of one course. Minutes are minutes of study. */
export type Tally = {
  lessons: number;
  /** Lessons with missing true prerequisites. */
  unreadyLessons: number;
  /** Unready lessons for which the course shows none of the missing prerequisites. */
  unseenLessons: number;
  items: number;
  reviews: number;
  /** Whether the first check was passed, by concept. */
  firstChecks: Map<string, boolean>;
  minutes: number;
  /** Minutes on concepts that were already known when the learner turned to them, without reviews. */
  knownMinutes: number;
  /** Unused minutes of sessions with nothing left to do. */
  idleMinutes: number;
};

export function emptyTally(): Tally {
  return {
    lessons: 0,
    unreadyLessons: 0,
    unseenLessons: 0,
    items: 0,
    reviews: 0,
    firstChecks: new Map(),
    minutes: 0,
    knownMinutes: 0,
    idleMinutes: 0,
  };
}
