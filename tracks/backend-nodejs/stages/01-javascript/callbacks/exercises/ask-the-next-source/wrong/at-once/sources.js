export function loadFirst(sources, id, callback) {
  function ask(index, lastError) {
    if (index === sources.length) return callback(lastError);
    let answered = false;
    sources[index](id, (error, result) => {
      if (answered) return;
      answered = true;
      if (error) return ask(index + 1, error);
      callback(null, result);
    });
  }
  if (sources.length === 0) setTimeout(() => callback(new Error("There is no source.")), 0);
  else ask(0);
}
