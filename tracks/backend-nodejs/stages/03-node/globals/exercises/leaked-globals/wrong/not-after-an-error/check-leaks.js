export function checkLeaks(run, allowed = []) {
  const before = Object.keys(globalThis);
  const result = run();
  const leaked = Object.keys(globalThis)
    .filter((name) => !before.includes(name) && !allowed.includes(name))
    .toSorted();
  for (const name of leaked) delete globalThis[name];
  return { result, leaked };
}
