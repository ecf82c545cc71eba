/** How strongly a run is walled in. The machine decides: the strongest that passes its self-test is taken. */
export type Tier =
  /** Own file system, processes, network and user, by bubblewrap. */
  | { kind: "bubblewrap"; words: "contained" }
  /** The machine's own root and user; its files, processes and network walled off by Landlock and a filter of system calls. */
  | { kind: "landlock"; words: "walled off, not contained"; because: string }
  /** Node's permission model in an own process group: the network and the machine's memory stay open. */
  | { kind: "permission-model"; words: "guards against accidents, not malice"; because: string };

export type TierKind = Tier["kind"];

/** From the strongest. */
const TIER_KINDS: readonly TierKind[] = ["bubblewrap", "landlock", "permission-model"];

/** The tier that a command names. @throws Error when there is none of that name */
export function tierNamed(name: string): TierKind {
  const found = TIER_KINDS.find((kind) => kind === name);
  if (!found) throw new Error(`There is no tier ${name}: it is one of ${TIER_KINDS.join(", ")}.`);
  return found;
}
