/** Names of the tests that fail for this version. */
async function failures(version, tests) {
  const names = [];
  for (const name of Object.keys(tests)) {
    const isFailed = await Promise.resolve(version)
      .then(tests[name])
      .then(
        () => false,
        () => true,
      );
    if (isFailed) names.push(name);
  }
  return names;
}

export async function mutationReport(original, mutants, tests) {
  const [broken] = await failures(original, tests);
  if (broken !== undefined) throw new Error(`Not even the original passes: ${broken}`);

  const rows = [];
  for (const [name, mutant] of Object.entries(mutants)) {
    rows.push([name, await failures(mutant, tests)]);
  }
  const killed = rows.filter(([, names]) => names.length > 0);
  const noticed = killed.flatMap(([, names]) => names);
  return {
    killed: Object.fromEntries(killed),
    survived: rows.filter(([, names]) => names.length === 0).map(([name]) => name),
    idle: Object.keys(tests).filter((name) => !noticed.includes(name)),
    score: rows.length > 0 ? Math.floor((100 * killed.length) / rows.length) : null,
  };
}
