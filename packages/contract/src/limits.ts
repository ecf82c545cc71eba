/** Limits on requests. Each is documented in docs/api.md and has a test. */
export const LIMITS = {
  /** Characters of a goal in the learner's words. */
  goalTextChars: 500,
  /** Goals a learner may keep. */
  goals: 50,
  /** Bytes of all files of one exercise or example. */
  filesBytes: 262_144,
  /** Files of one exercise. */
  files: 20,
  /** Characters of one typed answer. */
  answerChars: 10_000,
  /** Characters of the note on a voided answer or a deferral. */
  noteChars: 1_000,
  /** Characters of the reason of a dispute. */
  reasonChars: 1_000,
  /** Bytes of a request's body, except that of an import. */
  bodyBytes: 1_048_576,
  /** Bytes of an import. */
  importBytes: 33_554_432,
  /** Concurrent runs of one learner. */
  runsAtOnce: 2,
} as const;
