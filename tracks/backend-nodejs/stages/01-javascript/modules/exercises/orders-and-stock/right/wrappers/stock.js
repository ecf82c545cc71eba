const counts = new Map();

export function add(name, amount) {
  counts.set(name, count(name) + amount);
}

function remove(name, amount) {
  counts.set(name, count(name) - amount);
}

export function count(name) {
  return counts.get(name) ?? 0;
}

export const take = (name, amount) => remove(name, amount);
