import { SERVICE_NAMES } from "../../services.ts";
import type { Operation, ServiceOperation } from "../../wire/operation.ts";
import type { RunRequest } from "../../wire/request.ts";

type Answer = (operation: ServiceOperation) => Promise<unknown>;
type Started = {
  env: Record<string, string>;
  /** Settles when the service accepts requests. Rejects when it does not start, or its set-up fails. */
  ready: Promise<unknown>;
  answer: Answer;
  /** Closes the service's port and its connections. Redis ends with its sandbox. */
  end: () => Promise<void>;
};

export function isServiceOperation(operation: Operation): operation is ServiceOperation {
  return SERVICE_NAMES.some((service) => operation.op.startsWith(`${service}-`));
}

/**
 * Starts the services of the run. The environment holds their addresses.
 *
 * @returns null when a service is not available here
 */
export async function startServices(runRequest: RunRequest): Promise<Started | null> {
  const all = await Promise.all(runRequest.services.map((service) => startService(service, runRequest)));
  const started = all.filter((service) => service !== null);
  if (started.length < all.length) return null;
  const env = Object.assign({}, ...started.map((service) => service.env));
  const answer: Answer = async (operation) => {
    const service = started[runRequest.services.findIndex((name) => operation.op.startsWith(name))];
    if (!service) throw new Error("The exercise does not ask for this service.");
    return service.answer(operation);
  };
  const end = async () => void (await Promise.all(started.map((service) => service.end())));
  return { env, ready: Promise.all(started.map(({ ready }) => ready)), answer, end };
}

async function startService(
  service: RunRequest["services"][number],
  runRequest: RunRequest,
): Promise<Started | null> {
  switch (service) {
    case "postgres":
      return (await import("./postgres-service.ts")).startPostgresService(runRequest);
    case "mongodb":
      return (await import("./mongodb-service.ts")).startMongodbService();
    case "redis":
      return (await import("./redis-service.ts")).startRedisService();
  }
}
