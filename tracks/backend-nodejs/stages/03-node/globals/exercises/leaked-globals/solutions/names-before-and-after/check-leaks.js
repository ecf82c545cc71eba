export function checkLeaks(run, allowed = []) {
  const before = Object.keys(globalThis);
  let leaked;
  let result;
  try {
    result = run();
  } finally {
    leaked = Object.keys(globalThis)
      .filter((name) => !before.includes(name) && !allowed.includes(name))
      .toSorted();
    for (const name of leaked) delete globalThis[name];
  }
  return { result, leaked };
}
