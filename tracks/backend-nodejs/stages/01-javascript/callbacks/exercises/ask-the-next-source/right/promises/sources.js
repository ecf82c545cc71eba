export async function loadFirst(sources, id, callback) {
  let failure = new Error("nobody to ask");
  for (const source of sources) {
    const answer = await new Promise((resolve) => source(id, (error, result) => resolve({ error, result })));
    if (answer.error == null) {
      setTimeout(callback, 0, null, answer.result);
      return;
    }
    failure = answer.error;
  }
  setTimeout(callback, 0, failure);
}
