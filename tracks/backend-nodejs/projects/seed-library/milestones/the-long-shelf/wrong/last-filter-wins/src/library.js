import { USUAL_SOWING } from "./schemas.js";
import { shelf } from "./shelf.js";

/** Seeds and loans, in memory. */
export function createLibrary() {
  const seeds = shelf.map((seed, index) => ({ id: index + 1, ...seed, sowing: USUAL_SOWING }));
  const loans = [];
  let lastSeedId = seeds.length;

  return {
    findSeed: (id) => seeds.find((seed) => String(seed.id) === id),
    findLoan: (id) => loans.find((loan) => String(loan.id) === id),
    hasName: (name) => seeds.some((seed) => seed.name.toLowerCase() === name.toLowerCase()),
    wasLent: (seed) => loans.some((loan) => loan.seedId === seed.id),

    listSeeds({ kind, available }) {
      if (available !== undefined) return seeds.filter((seed) => String(seed.packets > 0) === available);
      return seeds.filter((seed) => kind === undefined || seed.kind === kind);
    },

    listLoans({ gardener, seedId }) {
      return loans
        .filter((loan) => gardener === undefined || loan.gardener === gardener)
        .filter((loan) => seedId === undefined || loan.seedId === seedId);
    },

    addSeed({ name, kind, packets, sowing }) {
      lastSeedId += 1;
      const seed = { id: lastSeedId, name, kind, packets, sowing };
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
