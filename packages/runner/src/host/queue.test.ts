import { expect, test } from "vitest";
import { createQueue } from "./queue.ts";

test("lets callers in up to the limit, the others in order, and tells each how many are ahead", async () => {
  const queue = createQueue(1);
  const told: string[] = [];
  const enter = (name: string) => queue.enter((ahead) => told.push(`${name} ${ahead}`));
  const leaveFirst = await enter("a");
  const [second, third] = [enter("b"), enter("c")];
  leaveFirst?.();
  const leaveSecond = await second;
  leaveSecond?.();
  expect(await third).not.toBeNull();
  expect(told).toEqual(["b 0", "c 1", "c 0"]);
});

test("a caller that gives up while it waits makes room and takes no place", async () => {
  const queue = createQueue(1);
  const abort = new AbortController();
  const leave = await queue.enter(() => {});
  const gaveUp = queue.enter(() => {}, abort.signal);
  const next = queue.enter(() => {});
  abort.abort();
  expect(await gaveUp).toBeNull();
  leave?.();
  expect(await next).not.toBeNull();
});
