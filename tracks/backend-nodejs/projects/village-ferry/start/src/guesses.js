const MOST = 5;
const FORGOTTEN_AFTER_MS = 10 * 60 * 1000;

/** Counts the wrong codes of each address, so that nobody can try them all. */
export function createGuesses() {
  const timesByAddress = new Map();
  const recent = (address) => {
    const times = timesByAddress.get(address) ?? [];
    return times.filter((time) => time > Date.now() - FORGOTTEN_AFTER_MS);
  };
  return {
    areTooMany: (address) => recent(address).length >= MOST,
    add(address) {
      timesByAddress.set(address, [...recent(address), Date.now()]);
    },
  };
}
