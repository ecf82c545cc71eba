import type { Case } from "./case.ts";
import { BODIES_CASE, IMPORTS } from "./cases/bodies.ts";
import { CLONE } from "./cases/clone.ts";
import { FROZEN, STOPPED } from "./cases/database.ts";
import { FULL_DISK, FULL_DISK_OF_POSTGRES } from "./cases/disk.ts";
import { PID_NAMESPACE, STARTERS_CASE } from "./cases/folder.ts";
import { FUZZ } from "./cases/fuzz.ts";
import { LOG_CUT } from "./cases/log-cut.ts";
import { CROWD, CROWD_ON_POSTGRES, STARVED } from "./cases/overload.ts";

export const ALL_CASES: readonly Case[] = [
  BODIES_CASE,
  IMPORTS,
  FUZZ,
  CROWD,
  CROWD_ON_POSTGRES,
  STARVED,
  STARTERS_CASE,
  PID_NAMESPACE,
  LOG_CUT,
  CLONE,
  STOPPED,
  FROZEN,
  FULL_DISK,
  FULL_DISK_OF_POSTGRES,
];
