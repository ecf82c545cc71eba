import type { WarmUpKind } from "../../kinds.ts";
import type { LaneOrder } from "./lane-order.ts";

/**
 * Limits of the pool. Every value is a whole number. With 0 lanes or 0 MB the pool is off and every start is
 * cold.
 */
export type PoolLimits = {
  /** Memory of all idle lanes together, MB, by `idleMb`. */
  memoryMb: number;
  /** Idle lanes of one kind. */
  lanesPerKind: number;
  /** Time after its last use, ms, for which a kind is kept warm. */
  keepMs: number;
};

export const DEFAULT_POOL_LIMITS: PoolLimits = { memoryMb: 250, lanesPerKind: 2, keepMs: 600_000 };

export const NO_POOL: PoolLimits = { memoryMb: 0, lanesPerKind: 0, keepMs: 600_000 };

/**
 * Memory of an idle lane with its judge, MB, rounded up: its own pages, and its share of those that several processes hold (57, 65, 86
 * and 185 MB were measured, and 12 MB for TypeScript).
 */
const IDLE_MB: Record<WarmUpKind, number> = { solution: 60, program: 70, server: 90, sql: 190, relay: 60 };
const TYPESCRIPT_MB = 15;

export function idleMb({ warmUp, typescript }: LaneOrder): number {
  return IDLE_MB[warmUp] + (typescript ? TYPESCRIPT_MB : 0);
}

/**
 * Number of lanes to hold of each order, most recently asked for first: one of each while the memory lasts,
 * then a second of each, and so on.
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
