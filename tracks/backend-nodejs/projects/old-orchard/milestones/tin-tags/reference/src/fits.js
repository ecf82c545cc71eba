const uses = ["eating", "cooking", "juice", "cider"];

export function isTree(value) {
  const { tag, sort, planted, uses } = Object(value);
  return isWhole(tag) && tag >= 1 && isText(sort) && isYear(planted) && isListOfUses(uses);
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
