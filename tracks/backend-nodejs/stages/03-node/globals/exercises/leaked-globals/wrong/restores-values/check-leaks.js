export function checkLeaks(run, allowed = []) {
  const values = { ...globalThis };
  const before = Object.keys(values);
  let leaked;
  let result;
  try {
    result = run();
  } finally {
    leaked = Object.keys(globalThis)
      .filter((name) => !before.includes(name) && !allowed.includes(name))
      .toSorted();
    for (const name of leaked) delete globalThis[name];
    for (const known of before) {
      if (globalThis[known] !== values[known]) globalThis[known] = values[known];
    }
  }
  return { result, leaked };
}
