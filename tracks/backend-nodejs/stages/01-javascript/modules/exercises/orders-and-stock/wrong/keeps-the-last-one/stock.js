const counts = new Map();

export function add(name, amount) {
  counts.set(name, count(name) + amount);
}

export function remove(name, amount) {
  counts.set(name, count(name) - amount);
}

export function count(name) {
  return counts.get(name) ?? 0;
}
