export function loadFirst(sources, id, callback) {
  const finish = (value) => setTimeout(() => callback(value), 0);
  function ask(index, lastError) {
    if (index === sources.length) return finish(lastError);
    let answered = false;
    sources[index](id, (error, result) => {
      if (answered) return;
      answered = true;
      if (error) return ask(index + 1, error);
      finish(result);
    });
  }
  ask(0, new Error("There is no source."));
}
