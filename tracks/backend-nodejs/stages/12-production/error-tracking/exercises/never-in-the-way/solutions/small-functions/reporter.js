const orNull = (value) => value ?? null;

function describeError(error) {
  if (!(error instanceof Error)) return { name: "NotAnError", message: String(error), stack: null, causes: [] };
  const { name, message, stack } = error;
  return { name, message, stack, causes: causesOf(error) };
}

function causesOf({ cause }) {
  return cause ? [cause.message, ...causesOf(cause)] : [];
}

function describeRequest({ requestId, method, route, user } = {}) {
  return {
    requestId: orNull(requestId),
    method: orNull(method),
    route: orNull(route),
    userId: orNull(user?.id),
  };
}

export function createReporter({ send, release, every, maxOpen }) {
  const counts = {};
  let open = 0;
  let waiting = [];

  async function sendQuietly(event) {
    open += 1;
    try {
      await send(event);
    } catch {
      // The tracker's trouble is not ours.
    }
    open -= 1;
    if (open > 0) return;
    for (const resolve of waiting) resolve(true);
    waiting = [];
  }

  return {
    report(error, context) {
      const described = describeError(error);
      const group = `${described.name}: ${described.message.replace(/[0-9]+/g, "#")}`;
      const count = (counts[group] ?? 0) + 1;
      counts[group] = count;
      const isDue = every === 1 || count % every === 1;
      if (isDue && open < maxOpen) sendQuietly({ release, ...describeRequest(context ?? {}), ...described, group, count });
    },
    flush(withinMs) {
      if (open === 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        waiting.push(resolve);
        setTimeout(resolve, withinMs, false);
      });
    },
  };
}

export function watchProcess(process, reporter, exit) {
  for (const name of ["uncaughtException", "unhandledRejection"]) {
    process.on(name, async (error) => {
      reporter.report(error, {});
      try {
        await reporter.flush(2000);
      } finally {
        exit(1);
      }
    });
  }
}
