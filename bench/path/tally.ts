/** What is written down about one course. Minutes are minutes of study. */
export type Tally = {
  lessons: number;
  /** Lessons whose true prerequisites were not all known. */
  unreadyLessons: number;
  /** Those of them where the course shows none of the prerequisites that were missing. */
  unseenLessons: number;
  items: number;
  reviews: number;
  /** Whether the first check after a concept's first lesson was passed, by concept. */
  firstChecks: Map<string, boolean>;
  minutes: number;
  /** Spent on concepts that were known when the learner turned to them, reviews left out. */
  knownMinutes: number;
  /** Left over because there was nothing to do. */
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
