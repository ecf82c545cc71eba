exports.createReporter = function createReporter(options) {
  const groups = {};
  const running = [];

  function report(error, context) {
    const real = error instanceof Error;
    const request = context || {};
    const name = real ? error.name : "NotAnError";
    const message = real ? error.message : String(error);
    const group = name + ": " + message.replace(/\d+/g, "#");
    groups[group] = (groups[group] || 0) + 1;
    if (options.every > 1 && groups[group] % options.every !== 1) return;
    if (running.length >= options.maxOpen) return;

    const causes = [];
    let at = real ? error.cause : undefined;
    while (at) {
      causes.push(at.message);
      at = at.cause;
    }
    const event = {
      name,
      message,
      stack: real ? error.stack : null,
      causes,
      group,
      count: groups[group],
      release: options.release,
      requestId: request.requestId ?? null,
      method: request.method ?? null,
      route: request.route ?? null,
      userId: request.user?.id ?? null,
    };
    const sending = (async () => options.send(event))().then(
      () => remove(sending),
      () => remove(sending),
    );
    running.push(sending);
  }

  function remove(sending) {
    running.splice(running.indexOf(sending), 1);
  }

  function flush(withinMs) {
    return new Promise((resolve) => {
      setTimeout(() => resolve(false), withinMs);
      Promise.allSettled(running).then(() => resolve(true));
    });
  }

  return { report, flush };
};

exports.watchProcess = function watchProcess(process, reporter, exit) {
  const end = (error) => {
    reporter.report(error, null);
    Promise.resolve(reporter.flush(2000))
      .catch(() => {})
      .then(() => exit(1));
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
};
