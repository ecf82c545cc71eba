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
  /** Bytes of all files of a project. */
  projectBytes: 524_288,
  /** Files of a project. */
  projectFiles: 200,
  /** Characters of one typed answer. */
  answerChars: 10_000,
  /** Characters of a search. */
  searchChars: 100,
  /** Characters of the note on a voided answer or a deferral. */
  noteChars: 1_000,
  /** Characters of the reason of a dispute. */
  reasonChars: 1_000,
  /** Bytes of a request's body, except that of an import. */
  bodyBytes: 1_048_576,
  /** Values (strings, numbers, lists, objects) in a request's body, except that of an import. */
  bodyValues: 10_000,
  /** Levels of lists and objects in a request's body. */
  nesting: 32,
  /** Faults that a refusal names. */
  faults: 20,
  /** Characters of the path or the message of one fault. */
  faultChars: 200,
  /** Characters of other names and ids, such as those of an option, a line or an example. */
  nameChars: 200,
  /** Concepts in one list of a request. */
  concepts: 2_000,
  /** Characters of a goal as Aulo understood it. */
  goalTitleChars: 2_000,
  /** Bytes of an import. */
  importBytes: 33_554_432,
  /** Values in an import. */
  importValues: 4_000_000,
  /** Entries of a learner's log, also in an import. */
  logEntries: 100_000,
  /** New entries of a learner's log within 24 hours. */
  entriesPerDay: 5_000,
  /** Checks that a learner opens within 24 hours. */
  checksPerDay: 1_000,
  /** Drafts in an import. Otherwise, a learner has at most one for each exercise. */
  importDrafts: 1_000,
  /** Disputes a learner may keep. */
  disputes: 500,
  /** Tokens a learner may keep. */
  tokens: 50,
  /** Stored replies a learner may keep; older ones are deleted every hour. */
  replies: 5_000,
  /** Changes of one learner under way at once; they happen one after the other. */
  changesAtOnce: 20,
  /** Concurrent runs of one learner. */
  runsAtOnce: 2,
  /** Ended runs of one learner that can still be looked up. */
  endedRuns: 20,
  /** Connections that follow one run. */
  followersAtOnce: 10,
  /** Characters of an e-mail address. */
  emailChars: 254,
  /** Least characters of a new password. */
  passwordLeastChars: 10,
  /** Characters of a password. */
  passwordChars: 200,
  /** Characters of the token in a mailed link. */
  mailTokenChars: 2_000,
  /** Characters of the name of an account or of a token for programs. */
  accountNameChars: 80,
  /** Tokens for programs that an account may keep. */
  apiTokens: 20,
  /** Days until a token for programs expires. */
  apiTokenDays: 365,
  /** Passwords tried for one e-mail address within 15 minutes. */
  signInTries: 10,
  /** Passwords and links tried from one network address within 15 minutes. */
  signInTriesOfAddress: 100,
  /** Mails to one e-mail address within an hour. */
  mailsPerHour: 5,
  /** Mails asked for from one network address within an hour. */
  mailsOfAddressPerHour: 50,
  /** Characters of a cohort's title. */
  cohortTitleChars: 100,
  /** Characters of a person's name in a cohort. */
  personNameChars: 80,
  /** Characters of a mentor's comment, or of the note on a recommendation. */
  commentChars: 2_000,
  /** Members of a cohort; an admin may set fewer. */
  cohortMembers: 200,
  /** Cohorts of one mentor; an admin may set fewer. */
  cohortsPerMentor: 20,
  /** Cohorts that a learner belongs to. */
  memberships: 20,
  /** Invitations of a cohort kept. */
  invitations: 20,
  /** Days until an invitation expires. */
  invitationDays: 90,
  /** Comments of a cohort on one member. */
  comments: 200,
  /** Concepts recommended to a member of a cohort at once. */
  recommendations: 10,
  /** Wrong codes of invitations from one address within a minute. */
  wrongCodesPerMinute: 60,
} as const;

/** Most files, and most bytes of them together, in a draft of an exercise, and in one of a project's milestone. */
export const FILES_LIMITS = {
  exercise: { files: LIMITS.files, bytes: LIMITS.filesBytes },
  milestone: { files: LIMITS.projectFiles, bytes: LIMITS.projectBytes },
} as const;
