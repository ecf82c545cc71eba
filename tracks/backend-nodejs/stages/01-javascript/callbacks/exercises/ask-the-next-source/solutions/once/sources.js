function once(action) {
  let done = false;
  return (...values) => {
    if (!done) {
      done = true;
      action(...values);
    }
  };
}

export function loadFirst(sources, id, callback) {
  let next = 0;

  const end = (...values) => {
    setTimeout(callback, 0, ...values);
  };

  const search = (reason) => {
    const source = sources[next];
    next += 1;
    if (source === undefined) end(reason);
    else source(id, once((error, result) => (error ? search(error) : end(null, result))));
  };

  search(new Error(`Nobody could be asked for ${id}.`));
}
