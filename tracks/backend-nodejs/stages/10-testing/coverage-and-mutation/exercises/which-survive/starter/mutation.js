export async function mutationReport(original, mutants, tests) {
  return { killed: {}, survived: [], idle: [], score: null };
}
