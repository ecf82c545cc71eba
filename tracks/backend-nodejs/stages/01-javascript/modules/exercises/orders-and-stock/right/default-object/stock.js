const counts = new Map();

function add(name, amount) {
  counts.set(name, count(name) + amount);
}

function remove(name, amount) {
  counts.set(name, count(name) - amount);
}

function count(name) {
  return counts.get(name) ?? 0;
}

export default { add, remove, count };
