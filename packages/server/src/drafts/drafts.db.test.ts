import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, Refused } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

onEachDatabase("Drafts", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const filesOf = (text: string) => ({ "double.js": text });
  const save = (learner: Client, text: string, revision: number) =>
    learner.call("saveDraft", {
      params: { concept: "functions", exercise: "double" },
      body: { files: filesOf(text), revision },
    });
  const refusalOf = async (learner: Client, text: string, revision: number) => {
    const error = await save(learner, text, revision).catch((reason: unknown) => reason);
    if (!(error instanceof Refused)) throw new Error("The draft was saved.");
    return error.problem;
  };

  test("every change of a draft has the next revision", async () => {
    const learner = await server.begin();
    expect(await save(learner, "one", 0)).toMatchObject({ files: filesOf("one"), revision: 1 });
    expect(await save(learner, "two", 1)).toMatchObject({ files: filesOf("two"), revision: 2 });
  });

  test("a save from an older revision is refused with the saved draft, which stays", async () => {
    const learner = await server.begin();
    await save(learner, "one", 0);
    const newest = await save(learner, "from the other tab", 1);
    const problem = await refusalOf(learner, "from the stale tab", 1);
    expect(problem).toMatchObject({ type: "/problems/draft-changed", status: 409, draft: newest });
    expect(await save(learner, "from the stale tab", newest.revision)).toMatchObject({ revision: 3 });
  });

  test("a first save is refused when another tab was first", async () => {
    const learner = await server.begin();
    const first = await save(learner, "theirs", 0);
    expect((await refusalOf(learner, "mine", 0)).draft).toEqual(first);
  });

  test("of saves at the same time from one revision, one wins", async () => {
    const learner = await server.begin();
    const texts = ["a", "b", "c", "d"];
    const settled = await Promise.allSettled(texts.map((text) => save(learner, text, 0)));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("a repeated save gets the same draft and changes nothing", async () => {
    const learner = await server.begin();
    const saved = await save(learner, "one", 0);
    expect(await save(learner, "one", 0)).toEqual(saved);
  });

  test("the draft can be read by itself, as another program saved it", async () => {
    const learner = await server.begin();
    const read = () => learner.call("getDraft", { params: { concept: "functions", exercise: "double" } });
    expect(await read()).toEqual({ draft: null });
    const saved = await save(learner, "one", 0);
    expect(await read()).toEqual({ draft: saved });
    expect(await learner.refusal("GET", "/api/drafts/functions/unknown")).toMatchObject({
      type: "/problems/not-found",
    });
  });

  test("news of a draft tell its revision, and the newest run of the exercise with its tests", async () => {
    const learner = await server.begin();
    const news = (exercise = "double") =>
      learner.call("getDraftNews", { params: { concept: "functions", exercise } });
    expect(await news()).toEqual({ revision: 0, run: null });
    await save(learner, "one", 0);
    await learner.call("startRun", {
      body: { kind: "try", item: "functions/double", files: filesOf("one") },
    });
    expect(await news()).toEqual({ revision: 1, run: null });

    const check = await learner.call("openCheck", { body: { purpose: "code", concept: "functions" } });
    const item = check.item?.id ?? "";
    const name = item.split("/")[1] ?? "";
    const body = {
      kind: "exercise",
      check: check.id,
      item,
      files: { [`${name}.js`]: "return value" },
    } as const;
    const { id } = await learner.call("startRun", { body });
    expect((await news(name)).run?.id).toBe(id);
    await learner.follow(id);
    expect((await news(name)).run).toEqual({ id, hasEnded: true });
    const other = await server.begin();
    const params = { concept: "functions", exercise: name };
    expect(await other.call("getDraftNews", { params })).toEqual({ revision: 0, run: null });
    expect(await learner.refusal("GET", "/api/drafts/functions/unknown/news")).toMatchObject({
      type: "/problems/not-found",
    });
  });

  test("the check of an exercise has the draft with its revision", async () => {
    const learner = await server.begin();
    const saved = await save(learner, "one", 0);
    const check = await learner.call("openCheck", { body: { purpose: "code", concept: "functions" } });
    const { draft } = await learner.call("getCheck", { params: { checkId: check.id } });
    expect(draft).toEqual(check.item?.id === saved.exercise ? saved : null);
  });

  test("after an import no revision is used again", async () => {
    const learner = await server.begin();
    await save(learner, "one", 0);
    const exported = await learner.call("exportLearner");
    await learner.call("importLearner", { body: exported });
    expect(await refusalOf(learner, "typed before the import", 1)).toMatchObject({
      draft: { files: filesOf("one"), revision: 2 },
    });
  });
});
