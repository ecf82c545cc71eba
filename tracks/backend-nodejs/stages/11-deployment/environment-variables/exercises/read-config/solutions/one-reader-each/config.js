const text = (value) => value;

const longText = (least) => (value) => {
  if (value.length < least) throw new Error(`is shorter than ${least} characters`);
  return value;
};

const wholeNumber = (from, to) => (value) => {
  const number = /^[0-9]+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= from && number <= to)) throw new Error(`is not a whole number from ${from} to ${to}`);
  return number;
};

const oneOf = (meanings) => (value) => {
  if (!Object.hasOwn(meanings, value)) throw new Error(`is not one of ${Object.keys(meanings)}`);
  return meanings[value];
};

const SETTINGS = [
  { key: "port", name: "PORT", read: wholeNumber(0, 65535), fallback: "3000" },
  { key: "databaseUrl", name: "DATABASE_URL", read: text },
  { key: "sessionSecret", name: "SESSION_SECRET", read: longText(16) },
  { key: "sessionMinutes", name: "SESSION_MINUTES", read: wholeNumber(1, Infinity), fallback: "60" },
  { key: "secureCookies", name: "SECURE_COOKIES", read: oneOf({ true: true, false: false }), fallback: "true" },
];

function readSetting(env, { name, read, fallback }) {
  const value = env[name] === "" ? fallback : (env[name] ?? fallback);
  if (value === undefined) throw new Error("is missing");
  return read(value);
}

export function readConfig(env) {
  const config = {};
  const faults = [];
  for (const setting of SETTINGS) {
    try {
      config[setting.key] = readSetting(env, setting);
    } catch (error) {
      faults.push(`${setting.name} ${error.message}`);
    }
  }
  if (faults.length > 0) throw new Error(`The settings are not usable: ${faults.join(", ")}.`);
  return config;
}
