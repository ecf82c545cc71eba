import { compose, expect, test } from "@aulo/runner/spec";

const DATA = "/var/lib/postgresql/data";
const PASSWORD = /^\$(POSTGRES_PASSWORD|\{POSTGRES_PASSWORD(:?[?-][^}]*)?\})$/;
const USER = /^(notes|\$\$POSTGRES_USER|\$\$\{POSTGRES_USER\})$/;
const HERE = ["localhost", "127.0.0.1", "db", "/var/run/postgresql"];

async function service(name) {
  const { services } = await compose();
  expect(Object.keys(services)).toContain(name);
  return services[name];
}

/** The command of a health check as a list. One with `;`, `|` or `&` counts as one word: it may hide a failure. */
function asked({ test: given, disable } = {}) {
  if (given === undefined || disable === true) return [];
  if (typeof given === "string") return inShell(given);
  const [how, ...words] = given;
  if (how === "CMD-SHELL") return words.length === 1 ? inShell(words[0]) : [];
  if (how !== "CMD") return [];
  return /^(\/bin\/)?(ba)?sh$/.test(words[0]) && words[1] === "-c" ? inShell(words[2] ?? "") : words;
}

function inShell(line) {
  const command = line.trim().replace(/\s*\|\|\s*(exit (1|\$\$\?)|false)$/, "");
  return /[;|&<]/.test(command) ? [command] : command.replaceAll(/["']/g, "").split(/\s+/);
}

/** The options of `pg_isready` by their long names. */
function optionsOf(words) {
  const long = { U: "username", d: "dbname", h: "host", p: "port", t: "timeout", q: "quiet" };
  const options = {};
  const rest = [...words];
  while (rest.length > 0) {
    const [, name, , joined] = /^--(\w+)(=(.*))?$/.exec(rest[0]) ?? [];
    const [, letter, value] = /^-(\w)(.+)?$/.exec(rest.shift()) ?? [];
    const key = name ?? long[letter] ?? letter;
    if (key !== undefined) options[key] = joined ?? value ?? (key === "quiet" ? "yes" : rest.shift());
  }
  return options;
}

const networksOf = ({ networks = ["default"], network_mode: mode }) =>
  mode === undefined
    ? Array.isArray(networks)
      ? networks
      : Object.keys(networks)
    : [`network_mode: ${mode}`];

test("the service starts when the database is healthy", { checks: ["waits"] }, async () => {
  const { dependsOn, depends_on: given } = await service("api");
  expect({ db: dependsOn.db ?? "not named", required: given?.db?.required ?? true }).toEqual({
    db: "service_healthy",
    required: true,
  });
  expect({ "profiles of db": (await service("db")).profiles ?? [] }).toEqual({ "profiles of db": [] });
});

test("compose asks the database whether it is ready", { checks: ["asks"] }, async () => {
  const [program = "nothing", ...words] = asked((await service("db")).healthcheck);
  expect({ program: program.split("/").at(-1) }).toEqual({ program: "pg_isready" });
  const { host = "localhost", port = "5432" } = optionsOf(words);
  expect({ host: HERE.includes(host) ? "localhost" : host, port }).toEqual({
    host: "localhost",
    port: "5432",
  });
});

test("compose asks as the user notes", { checks: ["asks-as-notes"] }, async () => {
  const { username = "root" } = optionsOf(asked((await service("db")).healthcheck).slice(1));
  expect({ user: USER.test(username) ? "notes" : username }).toEqual({ user: "notes" });
});

test("the service finds the database by its name", { checks: ["by-name"] }, async () => {
  const { DATABASE_URL } = (await service("api")).environment;
  const filled = `${DATABASE_URL}`.replaceAll(/\$\{[^}]*\}|\$\w+/g, "secret");
  expect({ DATABASE_URL: URL.canParse(filled) ? "a URL" : filled }).toEqual({ DATABASE_URL: "a URL" });
  const { protocol, hostname, port, username, pathname } = new URL(filled);
  expect({
    protocol: protocol.replace("ql:", ":"),
    hostname,
    port: port || "5432",
    username,
    pathname,
  }).toEqual({
    protocol: "postgres:",
    hostname: "db",
    port: "5432",
    username: "notes",
    pathname: "/notes",
  });
});

test("the service and the database are in one network", { checks: ["by-name"] }, async () => {
  const networks = { api: networksOf(await service("api")), db: networksOf(await service("db")) };
  const shared = networks.api.filter(
    (name) => networks.db.includes(name) && !name.startsWith("network_mode"),
  );
  expect({ ...networks, shared: shared.length > 0 }).toEqual({ ...networks, shared: true });
});

test("nobody outside reaches the database", { checks: ["no-port"] }, async () => {
  const { ports, network_mode: mode = "default" } = await service("db");
  expect({ ports, network_mode: mode }).toEqual({
    ports: [],
    network_mode: mode === "host" ? "another one than host" : mode,
  });
});

test("the rows are in a named volume", { checks: ["rows-kept"] }, async () => {
  const { volumes, tmpfs = [], environment } = await service("db");
  const data = volumes.filter(({ target }) => target.replace(/\/$/, "") === DATA);
  const kinds = data.map(({ source, readOnly }) =>
    /^[\w-][\w.-]*$/.test(`${source}`) && source ? (readOnly ? "read only" : "named") : "not named",
  );
  expect({ [DATA]: kinds, tmpfs: [tmpfs].flat() }).toEqual({ [DATA]: ["named"], tmpfs: [] });
  const { PGDATA = DATA } = environment;
  expect({ PGDATA: `${PGDATA}/`.startsWith(`${DATA}/`) ? DATA : PGDATA }).toEqual({ PGDATA: DATA });
});

test("the volume stands at the end of the file too", { checks: ["declared"] }, async () => {
  const { volumes } = await service("db");
  const { volumes: declared } = await compose();
  const names = Object.keys(declared ?? {});
  const data = volumes.find(({ target }) => target.replace(/\/$/, "") === DATA);
  expect(names).toContain(data?.source);
  expect({ type: declared[data.source]?.driver_opts?.type ?? "a disk" }).toEqual({ type: "a disk" });
});

test("the password is not written down", {
  checks: ["password"],
  concept: "environment-variables",
}, async () => {
  const { POSTGRES_PASSWORD } = (await service("db")).environment;
  const { DATABASE_URL } = (await service("api")).environment;
  const [, inAddress] = /^\w+:\/\/\w+:(.*)@/.exec(`${DATABASE_URL}`) ?? [];
  const fromOutside = (value) =>
    value === null || PASSWORD.test(`${value}`) ? "from the environment" : `${value}`;
  expect({ db: fromOutside(POSTGRES_PASSWORD), api: fromOutside(inAddress) }).toEqual({
    db: "from the environment",
    api: "from the environment",
  });
});

test("images, names and the port of the service are as before", { checks: ["as-before"] }, async () => {
  const [db, api] = [await service("db"), await service("api")];
  const { POSTGRES_USER, POSTGRES_DB } = db.environment;
  const ports = api.ports.map(({ published, target }) => `${published}:${target}`);
  expect({ image: db.image, POSTGRES_USER, POSTGRES_DB }).toEqual({
    image: "postgres:17",
    POSTGRES_USER: "notes",
    POSTGRES_DB: "notes",
  });
  expect({ build: api.build?.context ?? api.build, PORT: api.environment.PORT, ports }).toEqual({
    build: ".",
    PORT: "3000",
    ports: ["3000:3000"],
  });
});
