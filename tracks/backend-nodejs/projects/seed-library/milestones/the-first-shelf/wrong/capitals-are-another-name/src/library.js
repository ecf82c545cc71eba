import { shelf } from "./shelf.js";

/** Seeds and loans, in memory. */
export function createLibrary() {
  const seeds = shelf.map((seed, index) => ({ id: index + 1, ...seed }));
  const loans = [];
  let lastSeedId = seeds.length;

  return {
    listSeeds: () => seeds,
    findSeed: (id) => seeds.find((seed) => String(seed.id) === id),
    findLoan: (id) => loans.find((loan) => String(loan.id) === id),
    hasName: (name) => seeds.some((seed) => seed.name === name),
    wasLent: (seed) => loans.some((loan) => loan.seedId === seed.id),

    addSeed({ name, kind, packets }) {
      lastSeedId += 1;
      const seed = { id: lastSeedId, name, kind, packets };
      seeds.push(seed);
      return seed;
    },

    removeSeed(seed) {
      seeds.splice(seeds.indexOf(seed), 1);
    },

    /** Takes one packet from the shelf. */
    lend(seed, gardener) {
      const loan = { id: loans.length + 1, seedId: seed.id, gardener };
      seed.packets -= 1;
      loans.push(loan);
      return loan;
    },
  };
}
