import { expect, pick, randomInt, script, test } from "@aulo/runner/spec";

const LISTENING = /^listening on (\S+):(\d+)\n$/;
const serve = (env) => script({ env: { STOP_AFTER_MS: "150", ...env } });

async function listensOn(env) {
  const { exitCode, stdout, stderr } = await serve(env);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(LISTENING);
  const [, address, port] = LISTENING.exec(stdout);
  return { address, port: Number(port) };
}

/** Another one than the system gave a moment ago, and beside it: where runs share the machine's ports, one of the run's own. */
const newPort = async () => (await listensOn({ PORT: "0" })).port ^ 1;

test("tells the port it really got", async () => {
  const { port } = await listensOn({ PORT: "0" });
  expect(port).toBeGreaterThan(0);
});

test("listens on the port that it is given", async () => {
  const wanted = await newPort();
  expect((await listensOn({ PORT: `${wanted}` })).port).toBe(wanted);
});

test("can be reached from outside, unless HOST says otherwise", async () => {
  expect((await listensOn({ PORT: "0" })).address).toBe("0.0.0.0");
  expect((await listensOn({ PORT: "0", HOST: "127.0.0.1" })).address).toBe("127.0.0.1");
});

test("says that the port is taken, and ends with code 1", async () => {
  const port = await newPort();
  const env = { PORT: `${port}`, HOST: "127.0.0.1", STOP_AFTER_MS: "1500" };
  const runs = await Promise.all([serve(env), serve(env)]);
  const [late, ...others] = runs.filter(({ stdout }) => stdout === "");
  expect({ thatListen: runs.length - others.length - (late ? 1 : 0) }).toEqual({ thatListen: 1 });
  expect(late.stderr).toMatch(new RegExp(`^.*port ${port} is taken.*\\n?$`));
  expect(late.exitCode).toBe(1);
});

test("ends with code 1 when it cannot listen at all", async () => {
  const { exitCode, stdout } = await serve({ PORT: "0", HOST: "203.0.113.77" });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
});

test("refuses a PORT that is none, with code 2", async () => {
  for (const PORT of [pick(["http", "port 80"]), "80.5", `${randomInt(1, 99)}abc`, "-1", "65536", "1e3"]) {
    const { exitCode, stdout, stderr } = await serve({ PORT });
    expect({ PORT, exitCode, stdout }).toEqual({ PORT, exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^.*PORT.*\n?$/);
  }
});
