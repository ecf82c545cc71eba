class Run {
  constructor(list, ctx) {
    this.list = list;
    this.ctx = ctx;
    this.reached = -1;
  }

  start(at) {
    if (at <= this.reached) return Promise.reject(new Error("next() called multiple times"));
    this.reached = at;
    const middleware = this.list[at];
    if (!middleware) return Promise.resolve();
    try {
      return Promise.resolve(middleware(this.ctx, () => this.start(at + 1)));
    } catch (error) {
      return Promise.reject(error);
    }
  }
}

export function compose(list) {
  return (ctx) => new Run(list, ctx).start(0);
}
