/** Whether a promise is kept within the time. It stays under way when it is late. */
export async function comesInTime(promise: Promise<unknown>, mostMs: number): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), mostMs);
  try {
    return await Promise.race([promise.then(() => true), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
