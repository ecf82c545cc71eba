export function loadFirst(sources, id, callback) {
  for (const source of sources) {
    source(id, (error, result) => {
      callback(error, result);
    });
  }
}
