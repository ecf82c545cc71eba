import type { WarmUpKind } from "../../kinds.ts";
import type { LaneOrder } from "./lane-order.ts";

/** What the pool may hold. Every value is a whole number; 0 lanes or 0 MB turn it off: every start is then cold. */
export type PoolLimits = {
  /** Memory of all idle lanes together, MB, by `idleMb`. */
  memoryMb: number;
  /** Idle lanes of one kind. */
  lanesPerKind: number;
  /** A kind that was not asked for so long is no longer kept warm, ms. */
  keepMs: number;
};

export const DEFAULT_POOL_LIMITS: PoolLimits = { memoryMb: 512, lanesPerKind: 2, keepMs: 600_000 };

export const NO_POOL: PoolLimits = { memoryMb: 0, lanesPerKind: 0, keepMs: 600_000 };

/** What an idle lane takes beyond what all share, its judge included, MB: measured by `npm run bench:runner`, rounded up. */
const IDLE_MB: Record<WarmUpKind, number> = { solution: 70, program: 90, server: 110, sql: 260, relay: 70 };
const TYPESCRIPT_MB = 30;

export function idleMb({ warmUp, typescript }: LaneOrder): number {
  return IDLE_MB[warmUp] + (typescript ? TYPESCRIPT_MB : 0);
}

/**
 * How many lanes of each order the pool should hold, most recently asked for first: one of each while the memory
 * lasts, then a second of each, and so on.
 */
export function planLanes(orders: readonly LaneOrder[], limits: PoolLimits): number[] {
  const counts = orders.map(() => 0);
  let leftMb = limits.memoryMb;
  for (let lane = 0; lane < limits.lanesPerKind; lane += 1) {
    for (const [index, order] of orders.entries()) {
      if (counts[index] !== lane || idleMb(order) > leftMb) continue;
      counts[index] = lane + 1;
      leftMb -= idleMb(order);
    }
  }
  return counts;
}
