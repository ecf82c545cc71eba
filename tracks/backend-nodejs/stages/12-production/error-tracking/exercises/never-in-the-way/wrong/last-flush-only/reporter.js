export function createReporter({ send, release, every, maxOpen }) {
  const counts = new Map();
  let open = 0;
  let tell = () => {};
  function done() {
    open -= 1;
    if (open === 0) tell(true);
  }
  function report(error, context) {
    const isError = error instanceof Error;
    const name = isError ? error.name : "NotAnError";
    const message = isError ? error.message : String(error);
    const group = `${name}: ${message.replace(/\d+/g, "#")}`;
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    if ((count - 1) % every !== 0 || open >= maxOpen) return;
    const causes = [];
    for (let cause = error?.cause; isError && cause; cause = cause.cause) causes.push(cause.message);
    const event = {
      release,
      requestId: context?.requestId ?? null,
      method: context?.method ?? null,
      route: context?.route ?? null,
      userId: context?.user?.id ?? null,
      name,
      message,
      stack: isError ? error.stack : null,
      causes,
      group,
      count,
    };
    open += 1;
    (async () => send(event))().then(done, done);
  }
  function flush(withinMs) {
    if (open === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      tell = resolve;
      setTimeout(resolve, withinMs, false);
    });
  }
  return { report, flush };
}

export function watchProcess(process, reporter, exit) {
  const stop = async (error) => {
    reporter.report(error);
    try {
      await reporter.flush(2000);
    } catch {}
    exit(1);
  };
  process.on("uncaughtException", stop);
  process.on("unhandledRejection", stop);
}
