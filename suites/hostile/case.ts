/** Something hostile that is done to a server. */
export type Case = {
  name: string;
  /** In the short form too: it takes seconds. */
  isQuick: boolean;
  /** Faults of the server; none when it held. It throws `Skipped` where the machine cannot do it. */
  run: (size: Size) => Promise<string[]>;
};

export type Size = { requests: number; learners: number; seed: number };

export type CaseResult = { name: string; wrong: readonly string[]; skipped: string | null; tookMs: number };

/** The machine cannot do it; the message is the reason. */
export class Skipped extends Error {
  override name = "Skipped";
}

export async function runCase({ name, run }: Case, size: Size): Promise<CaseResult> {
  const from = performance.now();
  const ended = (wrong: readonly string[], skipped: string | null = null): CaseResult => ({
    name,
    wrong,
    skipped,
    tookMs: performance.now() - from,
  });
  try {
    return ended(await run(size));
  } catch (error) {
    if (error instanceof Skipped) return ended([], error.message);
    return ended([error instanceof Error ? (error.stack ?? error.message) : String(error)]);
  }
}
