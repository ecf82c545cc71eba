exports.hottest = function (profile, most) {
  var result = [];
  function entryFor(frame) {
    var name = frame.functionName || "(anonymous)";
    var place = frame.url + ":" + (frame.lineNumber + 1);
    for (var i = 0; i < result.length; i++) {
      if (result[i].name === name && result[i].place === place) return result[i];
    }
    var entry = { name: name, place: place, selfMs: 0, totalMs: 0 };
    result.push(entry);
    return entry;
  }
  function find(id) {
    return profile.nodes.find((node) => node.id === id);
  }
  function parent(id) {
    return profile.nodes.find((node) => node.children && node.children.indexOf(id) >= 0);
  }
  for (var s = 0; s < profile.samples.length; s++) {
    var counted = [];
    var node = find(profile.samples[s]);
    var isTop = true;
    while (node) {
      if (node.callFrame.url !== "") {
        var entry = entryFor(node.callFrame);
        if (isTop) entry.selfMs = entry.selfMs + profile.timeDeltas[s] / 1000;
        if (counted.indexOf(entry) < 0) {
          counted.push(entry);
          entry.totalMs = entry.totalMs + profile.timeDeltas[s] / 1000;
        }
      }
      isTop = false;
      node = parent(node.id);
    }
  }
  result.sort(function (a, b) {
    return b.selfMs - a.selfMs;
  });
  return result.slice(0, most);
};

exports.isLeaking = function (heapMb, growth) {
  if (heapMb.length < 8) return null;
  var first = null;
  var before = -Infinity;
  for (var q = 0; q < 4; q++) {
    var low = Infinity;
    for (var i = Math.floor((q * heapMb.length) / 4); i < Math.floor(((q + 1) * heapMb.length) / 4); i++) {
      if (heapMb[i] < low) low = heapMb[i];
    }
    if (first === null) first = low;
    else if (low <= before) return false;
    before = low;
  }
  return before > first + growth;
};
