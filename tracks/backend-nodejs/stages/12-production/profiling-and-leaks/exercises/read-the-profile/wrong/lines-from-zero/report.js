export function hottest({ nodes, samples, timeDeltas }, most) {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const parentOf = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const times = new Map();

  samples.forEach((id, index) => {
    const ms = timeDeltas[index] / 1000;
    const seen = new Set();
    for (let at = id; at !== undefined; at = parentOf.get(at)) {
      const { functionName, url, lineNumber } = nodeOf.get(at).callFrame;
      if (url === "") continue;
      const name = functionName || "(anonymous)";
      const place = `${url}:${lineNumber}`;
      const key = `${name} ${place}`;
      const entry = times.get(key) ?? { name, place, selfMs: 0, totalMs: 0 };
      times.set(key, entry);
      if (at === id) entry.selfMs += ms;
      if (!seen.has(key)) entry.totalMs += ms;
      seen.add(key);
    }
  });

  return [...times.values()].sort((a, b) => b.selfMs - a.selfMs).slice(0, most);
}

export function isLeaking(heapMb, growth) {
  if (heapMb.length < 8) return null;
  const borders = [0, 1, 2, 3, 4].map((quarter) => Math.floor((quarter * heapMb.length) / 4));
  const lows = [0, 1, 2, 3].map((quarter) => Math.min(...heapMb.slice(borders[quarter], borders[quarter + 1])));
  return lows[1] > lows[0] && lows[2] > lows[1] && lows[3] > lows[2] && lows[3] - lows[0] > growth;
}
