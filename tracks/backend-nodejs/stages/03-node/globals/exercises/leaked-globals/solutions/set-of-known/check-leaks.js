function removeUnknown(known, allowed) {
  const leaked = [];
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (known.has(name) || allowed?.includes(name)) continue;
    leaked.push(name);
    delete globalThis[name];
  }
  return leaked.sort();
}

export function checkLeaks(run, allowed) {
  const known = new Set(Object.getOwnPropertyNames(globalThis));
  try {
    const result = run();
    return { result, leaked: removeUnknown(known, allowed) };
  } catch (error) {
    removeUnknown(known, allowed);
    throw error;
  }
}
