/**
 * Pool of lanes started ahead of their runs:
 * 1. An order that was asked for is kept warm for `keepMs`, with as many lanes as `planLanes` gives it.
 * 2. Lanes are made one at a time, a moment after a verdict, never before it, and while nothing runs. When
 *    something runs for long, they are made while a place for another run is free.
 * 3. A lane that ends while idle is replaced. An order whose lanes fail again and again stays cold.
 * 4. Lanes above the plan are killed. Closing kills all lanes.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { keyOf, type LaneOrder } from "./lane-order.ts";
import { type PoolLimits, planLanes } from "./pool-limits.ts";
import { type Lane, type LaneContext, startWarmLane } from "./start-lane.ts";

export type Pool = {
  /**
   * Takes an idle lane for the order, or null. The caller owns the lane. The order is kept warm from now on.
   */
  take: (order: LaneOrder) => Promise<Lane | null>;
  /** Keeps the order warm from now on, ahead of its first run. */
  prepare: (order: LaneOrder) => void;
  /** Fills up missing lanes soon; called after a verdict and other changes. */
  refillSoon: () => void;
  /** Resolves when no lane is missing. */
  full: () => Promise<void>;
  /** Number of idle lanes. */
  idleCount: () => number;
  /** Resolves when no lane is left. */
  close: () => Promise<void>;
};

type Bucket = { order: LaneOrder; askedAt: number; lanes: Set<Lane>; failures: number };

/** Time after a verdict, ms, in which its response is sent before lanes are made. */
const AFTER_VERDICT_MS = 5;
/** Duration of a run, ms, after which lanes are made beside it. */
const LONG_RUN_MS = 250;
const MAX_FAILURES = 3;

/** Occupation of the places for runs. */
export type Busyness = () => "nothing runs" | "a place is free" | "all places are taken";

export function createPool(context: LaneContext, limits: PoolLimits, busyness: Busyness): Pool {
  const buckets = new Map<string, Bucket>();
  const closing = new AbortController();
  const dying = new Set<Promise<void>>();
  let filling: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const bucketOf = (order: LaneOrder): Bucket => {
    const key = keyOf(order);
    const bucket = buckets.get(key) ?? { order, askedAt: 0, lanes: new Set(), failures: 0 };
    // A key that is set anew comes last in a map's order: most recently asked for.
    buckets.delete(key);
    buckets.set(key, bucket);
    bucket.askedAt = Date.now();
    return bucket;
  };

  const kill = (lane: Lane) => {
    const gone = lane.end("broken").finally(() => dying.delete(gone));
    dying.add(gone);
  };

  /** Kills lanes beyond the plan. @returns a shelf that lacks a lane, or null */
  const keepToPlan = (): Bucket | null => {
    const old = Date.now() - limits.keepMs;
    const byAge = [...buckets.values()].reverse();
    const kept = byAge.filter(({ askedAt, failures }) => askedAt >= old && failures < MAX_FAILURES);
    const counts = planLanes(
      kept.map(({ order }) => order),
      limits,
    );
    for (const bucket of byAge) {
      const wanted = counts[kept.indexOf(bucket)] ?? 0;
      for (const lane of [...bucket.lanes].slice(wanted)) {
        bucket.lanes.delete(lane);
        kill(lane);
      }
    }
    return kept.find(({ lanes }, index) => lanes.size < (counts[index] ?? 0)) ?? null;
  };

  const addLane = async (bucket: Bucket) => {
    const lane = await startWarmLane(context, bucket.order, closing.signal).catch(() => null);
    if (!lane) {
      bucket.failures += 1;
      return;
    }
    bucket.failures = 0;
    bucket.lanes.add(lane);
    const lost = () => {
      if (!bucket.lanes.delete(lane)) return;
      kill(lane);
      refillSoon();
    };
    lane.sandbox.ended.then(lost);
    lane.judge.ended.then(lost);
  };

  const fill = async () => {
    while (!closing.signal.aborted) {
      const bucket = keepToPlan();
      if (!bucket) return;
      if (busyness() !== "nothing runs") await untilLater();
      if (busyness() === "all places are taken" || closing.signal.aborted) continue;
      await addLane(bucket);
    }
  };

  const untilLater = () => sleep(LONG_RUN_MS, null, { signal: closing.signal }).catch(() => {});

  const refill = () => {
    filling ??= fill().finally(() => {
      filling = null;
    });
    return filling;
  };

  const refillSoon = () => {
    if (closing.signal.aborted || timer) return;
    timer = setTimeout(() => {
      timer = null;
      refill();
    }, AFTER_VERDICT_MS);
  };

  const forgetting = setInterval(refillSoon, Math.max(1_000, limits.keepMs / 4)).unref();

  return {
    take: async (order) => {
      const { lanes } = bucketOf(order);
      const [lane = null] = lanes;
      if (!lane) return null;
      lanes.delete(lane);
      lane.weighAsRun();
      return lane;
    },
    prepare: (order) => {
      bucketOf(order);
      refillSoon();
    },
    refillSoon,
    full: refill,
    idleCount: () => [...buckets.values()].reduce((count, { lanes }) => count + lanes.size, 0),
    close: async () => {
      closing.abort();
      clearInterval(forgetting);
      if (timer) clearTimeout(timer);
      await filling;
      for (const { lanes } of buckets.values()) {
        for (const lane of lanes) kill(lane);
        lanes.clear();
      }
      await Promise.all(dying);
    },
  };
}
