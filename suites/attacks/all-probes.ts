import type { Probe } from "./probe.ts";
import { BOMB_PROBES } from "./probes/bombs.ts";
import { FILE_PROBES } from "./probes/files.ts";
import { BETWEEN_PROBES, LEFT_PROBES } from "./probes/left-behind.ts";
import { NETWORK_PROBES } from "./probes/network.ts";
import { PROC_PROBES } from "./probes/proc.ts";
import { CALL_PROBES, PROCESS_PROBES } from "./probes/processes.ts";
import { CHANNEL_PROBES, HANDED_IN_PROBES, KILL_PROBES, NEIGHBOUR_PROBES } from "./probes/runner.ts";
import { SERVICE_PROBES } from "./probes/services.ts";

/** All probes, for every processor. */
export const EVERY_PROBE: readonly Probe[] = [
  ...FILE_PROBES,
  ...PROC_PROBES,
  ...NETWORK_PROBES,
  ...PROCESS_PROBES,
  ...CALL_PROBES,
  ...BOMB_PROBES,
  ...NEIGHBOUR_PROBES,
  ...LEFT_PROBES,
  ...HANDED_IN_PROBES,
  ...BETWEEN_PROBES,
  ...CHANNEL_PROBES,
  ...KILL_PROBES,
  ...SERVICE_PROBES,
];

/** Probes for this processor. */
export const PROBES: readonly Probe[] = EVERY_PROBE.filter(
  (probe) => !("body" in probe) || probe.only === undefined || probe.only === process.arch,
);
