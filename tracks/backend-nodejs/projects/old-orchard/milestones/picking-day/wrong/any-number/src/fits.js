const uses = ["eating", "cooking", "juice", "cider"];

export function isTree(value) {
  const { tag, sort, planted, uses } = Object(value);
  return isWhole(tag) && tag >= 1 && isText(sort) && isYear(planted) && isListOfUses(uses);
}

export function isNumberOfBaskets(value) {
  return typeof value === "number" && value >= 0 && value <= 100;
}

export function isPicking(value) {
  const { name, baskets } = Object(value);
  return isText(name) && isWhole(baskets) && baskets >= 1 && baskets <= 10;
}

export function isUse(value) {
  return uses.includes(value);
}

export function isWhole(value) {
  return Number.isInteger(value);
}

export function isText(value) {
  return typeof value === "string" && value.trim() !== "";
}

function isYear(value) {
  return isWhole(value) && value >= 1800 && value <= 2100;
}

function isListOfUses(value) {
  return Array.isArray(value) && value.length > 0 && value.every(isUse);
}
