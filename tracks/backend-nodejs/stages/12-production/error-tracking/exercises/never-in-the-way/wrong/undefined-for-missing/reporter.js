export function createReporter({ send, release, every, maxOpen }) {
  const counts = new Map();
  const open = new Set();

  function report(error, context) {
    const event = toEvent(error, context, release);
    const count = (counts.get(event.group) ?? 0) + 1;
    counts.set(event.group, count);
    if ((count - 1) % every !== 0 || open.size >= maxOpen) return;

    const sending = new Promise((resolve) => resolve(send({ ...event, count })))
      .catch(() => {})
      .finally(() => open.delete(sending));
    open.add(sending);
  }

  async function flush(withinMs) {
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve(false), withinMs);
    });
    const done = Promise.all(open).then(() => true);
    const result = await Promise.race([done, late]);
    clearTimeout(timer);
    return result;
  }

  return { report, flush };
}

function toEvent(error, context, release) {
  const isError = error instanceof Error;
  const name = isError ? error.name : "NotAnError";
  const message = isError ? error.message : String(error);
  const causes = [];
  for (let cause = error?.cause; isError && cause !== undefined; cause = cause.cause) causes.push(cause.message);
  return {
    release,
    requestId: context?.requestId ?? null,
    method: context?.method ?? null,
    route: context?.route,
    userId: context?.user?.id ?? null,
    name,
    message,
    stack: isError ? error.stack : null,
    causes,
    group: `${name}: ${message.replaceAll(/\d+/g, "#")}`,
  };
}

export function watchProcess(process, reporter, exit) {
  async function end(error) {
    reporter.report(error);
    await reporter.flush(2000).catch(() => {});
    exit(1);
  }
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
}
