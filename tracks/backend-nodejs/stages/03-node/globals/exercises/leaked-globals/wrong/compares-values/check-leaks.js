export function checkLeaks(run, allowed = []) {
  const before = { ...globalThis };
  let leaked;
  let result;
  try {
    result = run();
  } finally {
    leaked = Object.keys(globalThis)
      .filter((name) => globalThis[name] !== before[name] && !allowed.includes(name))
      .toSorted();
    for (const name of leaked) delete globalThis[name];
  }
  return { result, leaked };
}
