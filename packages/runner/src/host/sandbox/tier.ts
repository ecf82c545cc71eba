/**
 * Strength of the walls around a run. The strongest tier that passes its self-test on the machine is taken.
 */
export type Tier =
  /** Own file system, processes, network and user, by bubblewrap. */
  | { kind: "bubblewrap"; words: "contained" }
  /**
   * The machine's own root and user. Landlock and a filter of system calls wall off its files, processes and
   * network.
   */
  | { kind: "landlock"; words: "walled off, not contained"; because: string }
  /** Node's permission model in a process group of its own: the network and the machine's memory stay open. */
  | { kind: "permission-model"; words: "guards against accidents, not malice"; because: string };

export type TierKind = Tier["kind"];

/** Strongest first. */
const TIER_KINDS: readonly TierKind[] = ["bubblewrap", "landlock", "permission-model"];

/** Tier with this name, as given on a command line. @throws Error when no tier has the name */
export function tierNamed(name: string): TierKind {
  const found = TIER_KINDS.find((kind) => kind === name);
  if (!found) throw new Error(`There is no tier ${name}: it is one of ${TIER_KINDS.join(", ")}.`);
  return found;
}
