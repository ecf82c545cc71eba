/**
 * `/metrics` for Prometheus, on an address of its own, since it is not for learners.
 *
 * Queues and judges are counted when they are asked for. Labels hold paths of the contract and kinds, never an id.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { RunCounts } from "../deps.ts";
import type { Meter } from "../meter.ts";

/** Upper ends of the bins, s: from a fast answer to the most that a request waits. */
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 35];
const RUN_SECONDS = [0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60];
const FOLD_SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5];

export type Metrics = {
  meter: Meter;
  /** Listens, and asks for these counts from then on. */
  listen: (counts: () => Promise<RunCounts>) => Promise<void>;
  close: () => Promise<void>;
};

/** @param log hears of counts that could not be had */
export async function createMetrics(
  { host, port }: NonNullable<Config["metricsAddress"]>,
  log: Logger,
): Promise<Metrics> {
  // Loaded here: most servers have no metrics, and start sooner without them.
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import("prom-client");
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "aulo_request_seconds",
    help: "Time from a request to its response",
    labelNames: ["method", "route", "status"],
    buckets: REQUEST_SECONDS,
    registers,
  });
  const runs = new Histogram({
    name: "aulo_run_seconds",
    help: "Time for which a judge of this process held a run",
    buckets: RUN_SECONDS,
    registers,
  });
  const ended = new Counter({
    name: "aulo_runs_ended_total",
    help: "Runs that ended in this process",
    labelNames: ["outcome"],
    registers,
  });
  const folds = new Histogram({
    name: "aulo_fold_seconds",
    help: "Time in which the engine folds one event into a state",
    buckets: FOLD_SECONDS,
    registers,
  });
  const under = new Gauge({
    name: "aulo_runs",
    help: "Runs under way, on all nodes of a database server",
    labelNames: ["state"],
    registers,
  });
  const judges = new Gauge({ name: "aulo_judges", help: "Nodes that run code and are there", registers });

  const server = createServer();
  return {
    meter: {
      request: ({ method, route, status, seconds }) =>
        requests.observe({ method, route, status: String(status) }, seconds),
      runEnded: ({ outcome, seconds }) => {
        runs.observe(seconds);
        ended.inc({ outcome });
      },
      folded: (seconds) => folds.observe(seconds),
    },
    listen: async (counts) => {
      server.on("request", async (request, response) => {
        if (request.method !== "GET" || request.url !== "/metrics") {
          response.writeHead(404).end();
          return;
        }
        try {
          const now = await counts();
          under.set({ state: "queued" }, now.waiting);
          under.set({ state: "running" }, now.running);
          judges.set(now.judges);
        } catch (error) {
          log.warn({ err: error }, "runs could not be counted for the metrics");
          under.reset();
          judges.reset();
        }
        response.writeHead(200, { "Content-Type": registry.contentType }).end(await registry.metrics());
      });
      server.listen(port, host);
      await once(server, "listening");
    },
    close: async () => {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Measures each request by the path of its endpoint; other paths count as the page. */
export function measureRequests(meter: Meter): RequestHandler {
  return (request, response, next) => {
    const from = performance.now();
    response.on("finish", () => {
      const path: unknown = request.route?.path;
      meter.request({
        method: request.method,
        route: typeof path === "string" ? path : "page",
        status: response.statusCode,
        seconds: (performance.now() - from) / 1_000,
      });
    });
    next();
  };
}
