class Poller {
  constructor(work, ms, onError) {
    this.work = work;
    this.ms = ms;
    this.onError = onError;
    this.generation = 0;
    this.on = false;
    this.timer = undefined;
  }
  start() {
    if (this.on) return;
    this.on = true;
    this.generation += 1;
    this.wait(this.generation);
  }
  wait(generation) {
    this.timer = setTimeout(() => {
      new Promise((resolve) => resolve(this.work())).catch((error) => this.onError(error)).finally(() => {
        if (this.on && this.generation === generation) this.wait(generation);
      });
    }, this.ms).unref();
  }
  stop() {
    this.on = false;
    clearTimeout(this.timer);
  }
}

exports.createPoller = (work, ms, onError) => {
  const poller = new Poller(work, ms, onError);
  return { start: () => poller.start(), stop: () => poller.stop() };
};

exports.createBatcher = (send, onError) => {
  const list = [];
  let ordered = false;
  return (item) => {
    list.push(item);
    if (ordered) return;
    ordered = true;
    process.nextTick(() => {
      ordered = false;
      try {
        const result = send(list.splice(0));
        if (result && typeof result.then === "function") result.then(undefined, onError);
      } catch (error) {
        onError(error);
      }
    });
  };
};
