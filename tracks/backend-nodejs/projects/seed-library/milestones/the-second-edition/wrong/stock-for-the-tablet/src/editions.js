import { SeedChange, VersionedSeedChange } from "./schemas.js";

/** The edition of the tablet. */
const first = {
  toView: ({ packets, ...seed }, library) => ({ ...seed, stock: { packets, lent: library.countLent(seed) } }),
  SeedChange,
};

/** The edition of the page: it also shows what is lent, and each change names a version. */
const second = {
  toView: ({ packets, ...seed }, library) => ({ ...seed, stock: { packets, lent: library.countLent(seed) } }),
  SeedChange: VersionedSeedChange,
};

export const editions = [
  { prefix: "", ...first },
  { prefix: "/v1", ...first },
  { prefix: "/v2", ...second },
];
