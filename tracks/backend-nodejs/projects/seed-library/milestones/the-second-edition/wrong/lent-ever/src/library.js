import { USUAL_SOWING } from "./schemas.js";
import { shelf } from "./shelf.js";

/** Seeds and loans, in memory. */
export function createLibrary() {
  const seeds = shelf.map((seed, index) => ({ id: index + 1, ...seed, sowing: USUAL_SOWING, version: 1 }));
  const loans = [];
  let lastSeedId = seeds.length;

  const isReturned = (loan) => loan.returned !== null;

  /** Every change of the packets goes through here, so none can forget the version. */
  function setPackets(seed, packets) {
    seed.packets = packets;
    seed.version += 1;
  }

  return {
    setPackets,
    findSeed: (id) => seeds.find((seed) => String(seed.id) === id),
    findLoan: (id) => loans.find((loan) => String(loan.id) === id),
    hasName: (name) => seeds.some((seed) => seed.name.toLowerCase() === name.toLowerCase()),
    wasLent: (seed) => loans.some((loan) => loan.seedId === seed.id),
    countLent: (seed) => loans.filter((loan) => loan.seedId === seed.id).length,

    listSeeds({ kind, available }) {
      return seeds
        .filter((seed) => kind === undefined || seed.kind === kind)
        .filter((seed) => available === undefined || String(seed.packets > 0) === available);
    },

    listLoans({ gardener, seedId, returned }) {
      return loans
        .filter((loan) => gardener === undefined || loan.gardener === gardener)
        .filter((loan) => seedId === undefined || loan.seedId === seedId)
        .filter((loan) => returned === undefined || String(isReturned(loan)) === returned);
    },

    addSeed({ name, kind, packets, sowing }) {
      lastSeedId += 1;
      const seed = { id: lastSeedId, name, kind, packets, sowing, version: 1 };
      seeds.push(seed);
      return seed;
    },

    removeSeed(seed) {
      seeds.splice(seeds.indexOf(seed), 1);
    },

    /** Takes one packet from the shelf. */
    lend(seed, gardener) {
      const loan = { id: loans.length + 1, seedId: seed.id, gardener, returned: null };
      setPackets(seed, seed.packets - 1);
      loans.push(loan);
      return loan;
    },

    /** Notes how many packets came back. False when the shelf has too few for a correction. */
    giveBack(loan, packets) {
      if (packets === loan.returned) return true;
      const seed = seeds.find(({ id }) => id === loan.seedId);
      const left = seed.packets + packets - (loan.returned ?? 0);
      if (left < 0) return false;
      loan.returned = packets;
      if (left !== seed.packets) setPackets(seed, left);
      return true;
    },
  };
}
