class Profile {
  constructor({ nodes, samples, timeDeltas }) {
    this.samples = samples.map((id, index) => ({ id, ms: timeDeltas[index] / 1000 }));
    this.frames = {};
    this.parents = {};
    for (const node of nodes) {
      this.frames[node.id] = node.callFrame;
      for (const child of node.children || []) this.parents[child] = node.id;
    }
  }
  stack(id) {
    const stack = [];
    while (id) {
      stack.push(Profile.label(this.frames[id]));
      id = this.parents[id];
    }
    return stack;
  }
  static label(frame) {
    if (!frame.url) return null;
    return [frame.functionName || "(anonymous)", frame.url + ":" + (frame.lineNumber + 1)].join("\n");
  }
  report() {
    const labels = new Set(this.samples.flatMap(({ id }) => this.stack(id)).filter((label) => label !== null));
    return [...labels].map((label) => {
      const [name, place] = label.split("\n");
      const sum = (test) => this.samples.filter(({ id }) => test(this.stack(id))).reduce((ms, one) => ms + one.ms, 0);
      return {
        place,
        name,
        totalMs: sum((stack) => stack.includes(label)),
        selfMs: sum((stack) => stack[0] === label),
      };
    });
  }
}

export const hottest = (profile, most) => {
  const all = new Profile(profile).report();
  all.sort((one, other) => (one.selfMs < other.selfMs ? 1 : one.selfMs > other.selfMs ? -1 : 0));
  all.length = Math.min(all.length, most);
  return all;
};

export const isLeaking = (heapMb, growth) => {
  const n = heapMb.length;
  if (n < 8) return null;
  const lows = [Infinity, Infinity, Infinity, Infinity];
  const borders = [n / 4, n / 2, (3 * n) / 4].map(Math.floor);
  heapMb.forEach((mb, index) => {
    const quarter = borders.filter((border) => index >= border).length;
    lows[quarter] = Math.min(lows[quarter], mb);
  });
  const [a, b, c, d] = lows;
  return a < b && b < c && c < d && d - a > growth;
};
