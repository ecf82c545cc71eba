import type { Lack } from "../../outcome.ts";
import type { CheckedJob } from "../check-job.ts";
import type { RedisServer } from "../sandbox/redis-server.ts";
import type { Tier } from "../sandbox/tier.ts";

/** Tells what this machine lacks for a job; null when it can be run. */
export function createLackOf(tier: Tier, redisServer: RedisServer | null): (job: CheckedJob) => Lack | null {
  const lack = redisLack(tier, redisServer);
  return ({ services }) => (services.includes("redis") ? lack : null);
}

/** Uncontained, Redis would be a server on the machine's own network, with its user's rights. */
function redisLack(tier: Tier, redisServer: RedisServer | null): Lack | null {
  if (tier.kind !== "bubblewrap")
    return {
      needs: "bubblewrap",
      because: "Redis is started only where runs are contained",
    };
  return redisServer ? null : { needs: "redis-server", because: "redis-server is not installed" };
}
