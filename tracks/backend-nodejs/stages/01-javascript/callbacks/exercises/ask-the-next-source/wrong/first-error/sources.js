export function loadFirst(sources, id, callback) {
  const finish = (error, result) => setTimeout(() => callback(error, result), 0);
  function ask(index, firstError) {
    if (index === sources.length) return finish(firstError ?? new Error("There is no source."));
    let answered = false;
    sources[index](id, (error, result) => {
      if (answered) return;
      answered = true;
      if (error) return ask(index + 1, firstError ?? error);
      finish(null, result);
    });
  }
  ask(0);
}
