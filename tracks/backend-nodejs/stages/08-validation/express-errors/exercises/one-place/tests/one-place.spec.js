import { expect, pick, printed, randomInt, request, test, wait } from "@aulo/runner/spec";

const outcome = ({ status, json }) => ({ status, json });
const unknownId = () => randomInt(5_000, 9_000);
const failingId = () => randomInt(900, 999);
const randomItem = () => `${pick(["lamp", "radio", "toaster"])} ${randomInt(1, 99)}`;

async function addRepair() {
  const item = randomItem();
  const { status, json } = await request("POST", "/repairs", { json: { item } });
  expect({ status, json }).toEqual({ status: 201, json: { id: expect.any(Number), item, done: false } });
  return json;
}

async function expectProblem(method, path, expected, sent) {
  const { status, json } = await request(method, path, sent);
  expect({ request: `${method} ${path}`, status, json }).toEqual({
    request: `${method} ${path}`,
    status: expected,
    json: expect.objectContaining({ status: expected, detail: expect.stringMatching(/\S/) }),
  });
}

test("adds, shows and finishes a repair", async () => {
  const repair = await addRepair();
  const path = `/repairs/${repair.id}`;
  expect(outcome(await request("GET", path))).toEqual({ status: 200, json: repair });
  const finished = { status: 200, json: { ...repair, done: true } };
  expect(outcome(await request("POST", `${path}/finish`))).toEqual(finished);
  expect(outcome(await request("GET", path))).toEqual(finished);
});

test("answers 404 with a problem for a repair that is not there", async () => {
  await expectProblem("GET", `/repairs/${unknownId()}`, 404);
  await expectProblem("POST", `/repairs/${unknownId()}/finish`, 404);
});

test("answers 409 with a problem when the repair is done already", async () => {
  const { id } = await addRepair();
  await request("POST", `/repairs/${id}/finish`);
  await expectProblem("POST", `/repairs/${id}/finish`, 409);
});

test("answers 400 with a problem to a body that makes no sense", async () => {
  for (const json of [{}, { item: "" }, { item: randomInt(1, 9) }, { item: null }, []]) {
    await expectProblem("POST", "/repairs", 400, { json });
  }
  await expectProblem("POST", "/repairs", 400);
  const headers = { "content-type": "application/json" };
  await expectProblem("POST", "/repairs", 400, { body: '{"item": lamp}', headers });
});

test("answers 404 with a problem for a path that is not there", async () => {
  await expectProblem("GET", `/${pick(["attic", "cellar", "garden"])}`, 404);
  await expectProblem("DELETE", "/repairs", 404);
});

test("answers 500 when the disk fails, and tells the client nothing about it", async () => {
  for (const [method, end] of [
    ["GET", ""],
    ["POST", "/finish"],
  ]) {
    const path = `/repairs/${failingId()}${end}`;
    await expectProblem(method, path, 500);
    expect((await request(method, path)).text).not.toMatch(/EIO|cafe|\.db|repairs\.js/);
  }
});

test("prints the error that nobody foresaw", async () => {
  const id = failingId();
  await request("GET", `/repairs/${id}`);
  await wait(100);
  expect((await printed()).stderr).toContain(`EIO: cannot read /var/cafe/repairs-${id}.db`);
});

test("goes on after many failures at once", async () => {
  const paths = [failingId(), unknownId(), failingId(), unknownId()].map((id) => `/repairs/${id}`);
  const answers = await Promise.all(paths.map((path) => request("GET", path)));
  expect(answers.map(({ status }) => status)).toEqual([500, 404, 500, 404]);
  const repair = await addRepair();
  expect(outcome(await request("GET", `/repairs/${repair.id}`))).toEqual({ status: 200, json: repair });
});
