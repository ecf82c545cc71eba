const TEN_MINUTES = 10 * 60 * 1000;

export function createCodes({ now, makeCode, send }) {
  const byAddress = new Map();

  async function request(email) {
    const requestedAt = now();
    const code = makeCode();
    await send({ to: email, code });
    byAddress.set(email, { code, requestedAt, wrong: 0 });
  }

  function check(email, code) {
    const entry = byAddress.get(email);
    if (!entry || now() - entry.requestedAt > TEN_MINUTES) return false;
    if (entry.code === code) {
      byAddress.delete(email);
      return true;
    }
    entry.wrong += 1;
    if (entry.wrong === 3) byAddress.delete(email);
    return false;
  }

  return { request, check };
}
