class Reporter {
  #seen = new Map();
  #open = new Set();
  constructor(options) {
    Object.assign(this, options);
  }
  report = (error, context) => {
    const event = this.#event(error, context);
    this.#seen.set(event.group, (this.#seen.get(event.group) || 0) + 1);
    event.count = this.#seen.get(event.group);
    if ((event.count + this.every - 1) % this.every != 0) return;
    if (this.#open.size === this.maxOpen) return;
    const token = {};
    this.#open.add(token);
    const done = () => void this.#open.delete(token);
    try {
      Promise.resolve(this.send(event)).then(done, done);
    } catch {
      done();
    }
  };
  flush = async (withinMs) => {
    const end = Date.now() + withinMs;
    while (this.#open.size > 0) {
      if (Date.now() >= end) return false;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return true;
  };
  #event(error, context) {
    const event = { release: this.release, requestId: null, method: null, route: null, userId: null };
    if (context) {
      for (const key of ["requestId", "method", "route"]) {
        if (context[key] !== undefined) event[key] = context[key];
      }
      if (context.user) event.userId = context.user.id ?? null;
    }
    event.causes = [];
    if (error instanceof Error) {
      event.name = error.name;
      event.message = error.message;
      event.stack = error.stack;
      let cause = error.cause;
      while (cause) {
        event.causes.push(cause.message);
        cause = cause.cause;
      }
    } else {
      event.name = "NotAnError";
      event.message = String(error);
      event.stack = null;
    }
    event.group = event.name + ": " + event.message.replace(/\d+/g, "#");
    return event;
  }
}

export const createReporter = (options) => new Reporter(options);

export const watchProcess = (process, reporter, exit) => {
  const end = (error) => {
    reporter.report(error);
    reporter.flush(2000).then(
      () => exit(1),
      () => exit(1),
    );
  };
  process.once("uncaughtException", end);
  process.once("unhandledRejection", end);
};
