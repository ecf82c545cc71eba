export function loadFirst(sources, id, callback) {
  const finish = (error, result) => setTimeout(() => callback(error, result), 0);
  function ask(index, lastError) {
    if (index === sources.length) return finish(lastError);
    let answered = false;
    sources[index](id, (error, result) => {
      if (answered) return;
      answered = true;
      if (result) return finish(null, result);
      ask(index + 1, error ?? new Error("nothing found"));
    });
  }
  ask(0, new Error("There is no source."));
}
