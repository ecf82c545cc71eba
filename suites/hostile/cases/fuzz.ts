import { type Endpoint, endpoints } from "@aulo/contract";
import type { Case } from "../case.ts";
import { fuzz } from "../fuzz/fuzz.ts";
import { withServer, withSite } from "../serve.ts";

/** With so many requests, each endpoint gets dozens that it accepts. */
const ENOUGH = 10_000;

/** Requests of every kind, made from the contract: each reply is one that the contract documents. */
export const FUZZ: Case = {
  name: "requests made from the contract get documented replies",
  isQuick: true,
  run: ({ requests, seed }) =>
    withSite((site) =>
      withServer(site.environment, async ({ base }) => {
        const { faults, byStatus, reached, requests: sent } = await fuzz({ base, seed, requests });
        const counts = [...byStatus]
          .toSorted(([a], [b]) => a - b)
          .map(([status, count]) => `${count} × ${status}`);
        console.log(`fuzzing: ${sent} requests, seed ${seed}: ${counts.join(", ")}`);
        const health = await fetch(`${base}/readyz`);
        if (health.status !== 200) faults.push(`/readyz says ${health.status} afterwards`);
        if (sent < ENOUGH) return faults;
        const missed = Object.entries<Endpoint>(endpoints).filter(([, endpoint]) => !reached.has(endpoint));
        return [...faults, ...missed.map(([name]) => `no request to ${name} succeeded`)];
      }),
    ),
};
