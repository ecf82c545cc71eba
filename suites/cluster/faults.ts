import { setTimeout as wait } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import { UnableError } from "./unable-error.ts";

export type Fault = {
  name: string;
  /** Does the harm and undoes it. @throws UnableError with the reason where this machine cannot do it. */
  happen: (cluster: Cluster) => Promise<void>;
};

/** Longer than the heartbeat of a judge. */
const CUT_OFF_MS = 20_000;
const SLOW_MS = 10_000;
const FULL_MS = 8_000;

/** Every kind of fault. The first five are the short form. */
export const FAULTS: readonly Fault[] = [
  killed("judge-1"),
  killed("web-1"),
  {
    name: "PostgreSQL killed",
    happen: ({ postgres }) => postgres.kill(),
  },
  {
    name: "the disk of judge-2 full",
    happen: async ({ disk }) => {
      if (disk === null) throw new UnableError("needs the right to mount a file system");
      disk.fill();
      await wait(FULL_MS);
      disk.free();
    },
  },
  cutOff("judge-2"),
  cutOff("web-2"),
  killed("judge-2"),
  killed("web-2"),
  {
    name: "PostgreSQL shut down and started again",
    happen: ({ postgres }) => postgres.restart(),
  },
  {
    name: `the link to PostgreSQL slow for ${SLOW_MS / 1_000} s`,
    happen: async ({ network }) => {
      await network.slow("postgres", true);
      await wait(SLOW_MS);
      await network.slow("postgres", false);
    },
  },
  cutOff("postgres"),
  {
    name: "all nodes updated, one after the other",
    happen: async ({ nodes }) => {
      for (const node of nodes) {
        await node.end("SIGTERM");
        await node.start();
      }
    },
  },
  {
    name: "both judges killed",
    happen: async ({ nodes }) => {
      const judges = nodes.filter(({ name }) => name.startsWith("judge"));
      await Promise.all(judges.map((judge) => judge.end("SIGKILL")));
      await Promise.all(judges.map((judge) => judge.start()));
    },
  },
];

function killed(name: string): Fault {
  return {
    name: `${name} killed`,
    happen: async ({ nodes }) => {
      const node = nodes.find((each) => each.name === name);
      await node?.end("SIGKILL");
      await node?.start();
    },
  };
}

function cutOff(name: string): Fault {
  return {
    name: `${name} cut off for ${CUT_OFF_MS / 1_000} s`,
    happen: async ({ network }) => {
      await network.connect(name, false);
      await wait(CUT_OFF_MS);
      await network.connect(name, true);
    },
  };
}
