/** How many primes there are below the limit. Takes seconds for some millions. */
export function countPrimes(limit) {
  let found = 0;
  for (let n = 2; n < limit; n += 1) if (isPrime(n)) found += 1;
  return found;
}

export function isPrime(n) {
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false;
  return true;
}
