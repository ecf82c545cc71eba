export function loadFirst(sources, id, callback) {
  let left = sources.length;
  let done = false;
  const finish = (error, result) => {
    if (done) return;
    done = true;
    setTimeout(() => callback(error, result), 0);
  };
  if (left === 0) finish(new Error("There is no source."));
  for (const source of sources) {
    let answered = false;
    source(id, (error, result) => {
      if (answered) return;
      answered = true;
      left -= 1;
      if (!error) finish(null, result);
      else if (left === 0) finish(error);
    });
  }
}
