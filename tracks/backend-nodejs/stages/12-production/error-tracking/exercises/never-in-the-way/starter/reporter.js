export function createReporter({ send, release, every, maxOpen }) {
  async function report(error, context) {
    await send({ release, ...context, ...error });
  }
  return { report };
}

export function watchProcess(process, reporter, exit) {}
