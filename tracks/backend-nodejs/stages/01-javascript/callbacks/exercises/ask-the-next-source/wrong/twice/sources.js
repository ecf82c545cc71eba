export function loadFirst(sources, id, callback) {
  const finish = (error, result) => setTimeout(() => callback(error, result), 0);
  function ask(index, lastError) {
    if (index === sources.length) return finish(lastError);
    sources[index](id, (error, result) => {
      if (error) return ask(index + 1, error);
      finish(null, result);
    });
  }
  ask(0, new Error("There is no source."));
}
