const MINUTES_15 = 15 * 60 * 1000;
const counters = Object.create(null);

function look(key, max, nowMs) {
  if (counters[key] && counters[key].startedAt + MINUTES_15 <= nowMs) delete counters[key];
  const counter = counters[key];
  if (!counter || counter.attempts < max) return 0;
  return Math.ceil((counter.startedAt + MINUTES_15 - nowMs) / 1000);
}

function add(key, nowMs) {
  if (!counters[key]) counters[key] = { attempts: 0, startedAt: nowMs };
  counters[key].attempts += 1;
}

const keysOf = ({ account, address }) => ["account " + account.trim().toLowerCase(), "address " + address];

exports.begin = async function begin(attempt) {
  const [account, address] = keysOf(attempt);
  const first = look(account, 5, attempt.nowMs);
  const second = look(address, 20, attempt.nowMs);
  if (first || second) return { isAllowed: false, retryAfterSeconds: first > second ? first : second };
  add(account, attempt.nowMs);
  add(address, attempt.nowMs);
  return { isAllowed: true };
};

exports.end = async function end(attempt) {
  if (attempt.isRight === false) return;
  const [account, address] = keysOf(attempt);
  delete counters[account];
  if (counters[address]) counters[address].attempts -= 1;
};
