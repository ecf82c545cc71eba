export function hottest(profile, most) {
  const samplesOf = {};
  profile.samples.forEach((id, index) => {
    samplesOf[id] ??= [];
    samplesOf[id].push(profile.timeDeltas[index] / 1000);
  });

  const byId = Object.fromEntries(profile.nodes.map((node) => [node.id, node]));
  const isChild = new Set(profile.nodes.flatMap((node) => node.children ?? []));
  const found = {};

  // Returns the samples of a node with all below it. A function already on the stack gets no total again.
  function visit(node, onStack) {
    const { functionName, url, lineNumber } = node.callFrame;
    const name = functionName === "" ? "(anonymous)" : functionName;
    const place = `${url}:${lineNumber + 1}`;
    const key = JSON.stringify([name, place]);
    const own = samplesOf[node.id] ?? [];
    const all = [...own, ...(node.children ?? []).flatMap((id) => visit(byId[id], [...onStack, key]))];

    if (url !== "" && all.length > 0) {
      found[key] ??= { name, place, selfMs: 0, totalMs: 0 };
      found[key].selfMs += sumOf(own);
      if (!onStack.includes(key)) found[key].totalMs += sumOf(all);
    }
    return all;
  }

  for (const node of profile.nodes) if (!isChild.has(node.id)) visit(node, []);
  return Object.values(found)
    .toSorted((a, b) => b.selfMs - a.selfMs)
    .filter((_, index) => index < most);
}

function sumOf(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0);
}

export function isLeaking(heapMb, growth) {
  if (heapMb.length < 8) return null;
  const lows = [];
  for (let quarter = 1; quarter <= 4; quarter += 1) {
    const from = Math.floor(((quarter - 1) / 4) * heapMb.length);
    const to = Math.floor((quarter / 4) * heapMb.length);
    lows.push(heapMb.slice(from, to).reduce((a, b) => Math.min(a, b)));
  }
  const rises = lows.every((low, index) => index === 0 || low > lows[index - 1]);
  return rises && lows[3] > lows[0] + growth;
}
