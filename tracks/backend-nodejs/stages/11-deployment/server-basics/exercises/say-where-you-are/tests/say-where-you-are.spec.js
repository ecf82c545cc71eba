import { expect, randomInt, script, test } from "@aulo/runner/spec";

const LISTENING = /^listening on (\S+):(\d+)\n?$/;
const serve = (env) => script({ env: { STOP_AFTER_MS: "100", ...env } });

async function listensOn(env) {
  const { exitCode, stdout, stderr } = await serve(env);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(LISTENING);
  const [, address, port] = LISTENING.exec(stdout);
  return { address, port: Number(port) };
}

/** Another one than the system gave a moment ago, and beside it: where runs share the machine's ports, one of the run's own. */
const newPort = async () => (await listensOn({ PORT: "0" })).port ^ 1;

test("prints one line when it listens, and ends with code 0", {
  checks: ["says-where", "stop"],
}, async () => {
  await listensOn({ PORT: "0", HOST: "127.0.0.1" });
});

test("tells the port it really got", { checks: ["really"] }, async () => {
  const { port } = await listensOn({ PORT: "0" });
  expect({ port: port > 0 ? "a port" : port }).toEqual({ port: "a port" });
});

test("listens on the address that it is given", { checks: ["host"] }, async () => {
  const { address } = await listensOn({ PORT: "0", HOST: "127.0.0.1" });
  expect({ address }).toEqual({ address: "127.0.0.1" });
});

test("tells the address it really got", { checks: ["really"] }, async () => {
  const { address } = await listensOn({ PORT: "0", HOST: "127.1" });
  expect({ address }).toEqual({ address: "127.0.0.1" });
});

test("listens on the port that it is given", { checks: ["port"] }, async () => {
  const wanted = await newPort();
  const { port } = await listensOn({ PORT: `${wanted}` });
  expect({ port }).toEqual({ port: wanted });
});

test("can be reached from outside, unless HOST says otherwise", { checks: ["every-address"] }, async () => {
  const { address } = await listensOn({ PORT: "0" });
  expect({ address }).toEqual({ address: "0.0.0.0" });
});

test("takes port 3000 when PORT is missing or empty", { checks: ["default-port"] }, async () => {
  // Where this run may not have port 3000, all three end alike.
  const { exitCode, stdout } = await serve({ PORT: "3000" });
  for (const [name, env] of [
    ["without PORT", {}],
    ["PORT=", { PORT: "" }],
  ]) {
    const found = await serve(env);
    expect({ [name]: { exitCode: found.exitCode, stdout: found.stdout } }).toEqual({
      [name]: { exitCode, stdout },
    });
  }
});

test("says that the port is taken, and ends with code 1", { checks: ["taken"] }, async () => {
  const port = await newPort();
  const env = { PORT: `${port}`, HOST: "127.0.0.1", STOP_AFTER_MS: "1500" };
  const runs = await Promise.all([serve(env), serve(env)]);
  const [late] = runs.filter(({ stdout }) => stdout === "");
  expect({ thatSayTheyListen: runs.filter(({ stdout }) => stdout !== "").length }).toEqual({
    thatSayTheyListen: 1,
  });
  expect({ exitCode: late.exitCode, stdout: late.stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(late.stderr).toMatch(new RegExp(`^.*\\bport ${port} is taken.*\\n?$`));
});

test("ends with code 1 when it cannot listen at all", { checks: ["cannot-listen"] }, async () => {
  const { exitCode, stdout, stderr } = await serve({ PORT: "0", HOST: "203.0.113.77" });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).not.toContain("is taken");
});

const NO_PORTS = [
  "http",
  "80.5",
  `${randomInt(1, 99)}abc`,
  "-1",
  "65536",
  "1e3",
  " 80",
  "80 ",
  "0x50",
  "+80",
  "99999",
];
test("refuses a PORT that is not a port, with code 2", { checks: ["bad-port"] }, async () => {
  const runs = await Promise.all(NO_PORTS.map((PORT) => serve({ PORT })));
  const found = runs.map(({ exitCode, stdout }, at) => ({ PORT: NO_PORTS[at], exitCode, stdout }));
  expect(found).toEqual(NO_PORTS.map((PORT) => ({ PORT, exitCode: 2, stdout: "" })));
  for (const { stderr } of runs) expect(stderr).toMatch(/^.*PORT.*\n?$/);
});

test("takes 65535 for a port", { checks: ["port"] }, async () => {
  // Where this run may not have the port, it ends with code 1.
  const { exitCode } = await serve({ PORT: "65535" });
  expect({ "PORT=65535": exitCode === 2 ? "refused" : "a port" }).toEqual({ "PORT=65535": "a port" });
});
