export function loadFirst(sources, id, callback) {
  const finish = (error, result) => setTimeout(() => callback(error, result), 0);
  function ask(index) {
    let answered = false;
    sources[index](id, (error, result) => {
      if (answered) return;
      answered = true;
      if (!error) return finish(null, result);
      if (index + 1 < sources.length) ask(index + 1);
      else finish(error);
    });
  }
  if (sources.length > 0) ask(0);
}
