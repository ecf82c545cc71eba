import type { Case } from "../case.ts";
import { fuzz } from "../fuzz/fuzz.ts";
import { withServer, withSite } from "../serve.ts";

/** Requests of every kind, made from the contract: each reply is one that the contract documents. */
export const FUZZ: Case = {
  name: "requests made from the contract get documented replies",
  isQuick: true,
  run: ({ requests, seed }) =>
    withSite((site) =>
      withServer(site.environment, async ({ base }) => {
        const { faults, byStatus, requests: sent } = await fuzz({ base, seed, requests });
        const counts = [...byStatus]
          .toSorted(([a], [b]) => a - b)
          .map(([status, count]) => `${count} × ${status}`);
        console.log(`fuzzing: ${sent} requests, seed ${seed}: ${counts.join(", ")}`);
        const health = await fetch(`${base}/readyz`);
        return health.status === 200 ? faults : [...faults, `/readyz says ${health.status} afterwards`];
      }),
    ),
};
