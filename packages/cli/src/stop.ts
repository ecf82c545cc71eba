/** Exit codes of the command; docs/cli.md lists them. */
export const EXIT = {
  done: 0,
  /** A run failed, or an answer was wrong. */
  wrong: 1,
  /** The command was used in a wrong way. */
  usage: 2,
  /** Aulo refused, or there is nothing to do; the message says why. */
  refused: 3,
  /** Aulo does not respond and could not be started. */
  unreachable: 4,
  /** Files of the learner are in the way, or two versions of a draft wait for a choice. */
  conflict: 5,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends the command with a sentence for the learner. */
export class Stop extends Error {
  override readonly name = "Stop";
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
