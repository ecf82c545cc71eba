/**
 * Limits on text of the learner's code that is searched for its meaning: a place, a reason, a name. It is cut before it is read, and
 * every pattern that reads it takes linear time (read-learner-text.test.ts), since some of it is read in the server's own process. Printed output has the limit
 * of its run instead, `outputBytes`.
 */
export const READ_LIMITS = {
  /** Characters of an error's name and message. */
  messageChars: 16_384,
  /** Characters of a stack, or of a failure in Jest's words. */
  stackChars: 65_536,
  /** Characters of a file's path, or of a thrown value, that is looked for in the files. */
  searchedChars: 256,
  /** Characters of a file of settings. */
  settingsChars: 65_536,
  /** Characters of a pattern in a file of settings, and the time for which it is tried, ms: the learner's pattern may take for ever. */
  patternChars: 1_024,
  patternMs: 100,
} as const;
