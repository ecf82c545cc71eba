import { countPrimes } from "./primes.js";

process.on("message", ({ limit }) => {
  process.send(countPrimes(limit), () => process.exit());
});
