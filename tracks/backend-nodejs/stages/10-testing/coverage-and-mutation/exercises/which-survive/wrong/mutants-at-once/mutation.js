async function failuresOf(version, tests) {
  const failed = [];
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test(version);
    } catch {
      failed.push(name);
    }
  }
  return failed;
}

export async function mutationReport(original, mutants, tests) {
  const [broken] = await failuresOf(original, tests);
  if (broken !== undefined) throw new Error(`${broken} fails with the original`);
  const rows = await Promise.all(
    Object.entries(mutants).map(async ([name, mutant]) => [name, await failuresOf(mutant, tests)]),
  );
  const killed = Object.fromEntries(rows.filter(([, failed]) => failed.length > 0));
  const survived = rows.filter(([, failed]) => failed.length === 0).map(([name]) => name);
  const useful = new Set(Object.values(killed).flat());
  return {
    killed,
    survived,
    idle: Object.keys(tests).filter((name) => !useful.has(name)),
    score: rows.length === 0 ? null : Math.floor((100 * (rows.length - survived.length)) / rows.length),
  };
}
