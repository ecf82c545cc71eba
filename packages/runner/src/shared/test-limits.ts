/** Limits on the report of each test. An author cannot change them. */
export const TEST_LIMITS = {
  /** Actions of one test. Of more actions, the first four and the last ones are kept. */
  actions: 20,
  /** Characters of each text of an action. */
  actionChars: 800,
  /** Characters of a value that is printed and then cut; a larger value is not printed. */
  valueChars: 16_384,
  /** Characters of an error's message, and of its stack. */
  messageChars: 8_192,
  /** Characters of all actions of a run. Failed tests come first. */
  runActionChars: 65_536,
  /** Characters of each stream that is shown at a test. */
  printedChars: 16_384,
  /** Pieces of a run's output, each with its time. Of more, neighbours of one stream are put together, then the rest of each stream. */
  printedPieces: 1_000,
} as const;
