import type { Exercise } from "../exercise.ts";

const PUSHES = "export const tagged = (list, tag) => { list.push(tag); return list; };";

/**
 * A list with one more entry. The wrong answers change the list that they are given, which only a function beside them sees (`inside`).
 * It runs in the process of the cheats. docs/runner.md says which tricks of this kind cannot be held.
 */
export const UNCHANGED: Exercise = {
  kind: "function",
  name: "unchanged list",
  entry: "main.js",
  limits: { timeoutMs: 4_000 },
  spec: `
    const made = () => Array.from({ length: randomInt(1, 4) }, () => randomInt(2, 90));
    test("has the tag at the end", async () => {
      const list = made();
      expect(await call("tagged", list, 7)).toEqual([...list, 7]);
    });
    test("leaves the list as it is", async () => {
      const list = made();
      const seen = await inside(({ tagged }, given) => { const got = tagged(given, 7); return [given, got]; }, list);
      expect(seen).toEqual([list, [...list, 7]]);
    });`,
  right: "export const tagged = (list, tag) => [...list, tag];",
  wrong: PUSHES,
  cheats: {
    "replaces what compiles the spec's function": `import vm from "node:vm"; import { syncBuiltinESMExports } from "node:module"; vm.compileFunction = () => () => (_, list) => [list, [...list, 7]]; vm.Script = class { runInThisContext() { return (_, list) => [list, [...list, 7]]; } }; syncBuiltinESMExports(); ${PUSHES}`,
    "replaces what writes the replies": `import net from "node:net"; import stream from "node:stream"; import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module"; const mend = (text) => { try { const reply = JSON.parse(String(text)); if (Array.isArray(reply.value?.[1])) reply.value[0] = reply.value[1].slice(0, -1); return JSON.stringify(reply) + "\\n"; } catch { return text; } }; for (const of of [net.Socket.prototype, stream.Writable.prototype, stream.Duplex.prototype]) for (const name of ["write", "_write", "_writeGeneric"]) { const own = of[name]; if (own) of[name] = function (...given) { return own.apply(this, given.map((one) => (typeof one === "string" || Buffer.isBuffer(one) ? mend(one) : one))); }; } const { writeSync } = fs; fs.writeSync = (to, bytes, ...rest) => writeSync(to, mend(bytes)); syncBuiltinESMExports(); ${PUSHES}`,
    "replaces the methods of the harness's own socket": `const mend = (text) => { try { const reply = JSON.parse(String(text)); if (Array.isArray(reply.value?.[1])) reply.value[0] = reply.value[1].slice(0, -1); return JSON.stringify(reply) + "\\n"; } catch { return text; } }; for (const socket of process._getActiveHandles()) for (const name of ["write", "_write", "_writeGeneric", "end"]) { const own = socket[name]; if (typeof own === "function") socket[name] = function (text, ...rest) { return own.call(this, mend(text), ...rest); }; } ${PUSHES}`,
    "answers before the harness": `import { writeSync } from "node:fs"; let last = 0; for (const socket of process._getActiveHandles()) { try { socket.prependListener?.("data", (bytes) => { for (const line of String(bytes).split("\\n")) try { const { id, operation } = JSON.parse(line); if (operation.op === "inside") { last = id; writeSync(3, JSON.stringify({ id, ok: true, value: [operation.inputs[0], [...operation.inputs[0], 7]] }) + "\\n"); } } catch {} }); } catch {} } ${PUSHES}`,
    "takes the harness's requests": `import { writeSync } from "node:fs"; const take = (bytes) => { for (const line of String(bytes).split("\\n")) try { const { id, operation } = JSON.parse(line); const [list] = operation.inputs ?? operation.args; writeSync(3, JSON.stringify({ id, ok: true, value: operation.op === "inside" ? [list, [...list, 7]] : [...list, 7] }) + "\\n"); } catch {} return true; }; for (const socket of process._getActiveHandles()) { try { const own = socket.push; socket.push = take; if (socket.push === own) socket.removeAllListeners?.("data"); socket.on?.("data", take); } catch {} } ${PUSHES}`,
    "replaces what hands on what was read": `import stream from "node:stream"; import net from "node:net"; import { writeSync } from "node:fs"; const take = function (bytes) { for (const line of String(bytes ?? "").split("\\n")) try { const { id, operation } = JSON.parse(line); const [list] = operation.inputs ?? operation.args; writeSync(3, JSON.stringify({ id, ok: true, value: operation.op === "inside" ? [list, [...list, 7]] : [...list, 7] }) + "\\n"); } catch {} return true; }; for (const of of [stream.Readable.prototype, net.Socket.prototype, stream.Duplex.prototype]) { of.push = take; of.emit = function (name, bytes) { if (name === "data") take(bytes); return true; }; } ${PUSHES}`,
    "gives copies as the inputs": `const { map } = Array.prototype; Array.prototype.map = function (...given) { const made = map.apply(this, given); return made.length === 1 && Array.isArray(made[0]) ? [Object.freeze([...made[0]])] : made; }; Object.fromEntries = () => ({}); export const tagged = (list, tag) => Object.isFrozen(list) ? [...list, tag] : (list.push(tag), list);`,
    "replaces what reads the requests": `const { parse } = JSON; JSON.parse = (...given) => { const made = parse(...given); if (made?.operation?.op === "inside") made.operation.source = "(_, list) => [list, [...list, 7]]"; return made; }; ${PUSHES}`,
    "replaces what calls functions": `const { apply } = Reflect; Reflect.apply = (of, self, given) => (given.length === 2 && Array.isArray(given[1]) ? [given[1], [...given[1], 7]] : apply(of, self, given)); Function.prototype.call = function () { return [[], [7]]; }; Function.prototype.apply = Function.prototype.call; ${PUSHES}`,
    "hooks the loading of modules": `import { registerHooks } from "node:module"; registerHooks({ load: (url, context, next) => (url.includes(".check-") ? { format: "module", source: "export default (_, list) => [list, [...list, 7]]", shortCircuit: true } : next(url, context)) }); ${PUSHES}`,
  },
  unusual: {
    "a copy that is made by JSON":
      "export const tagged = (list, tag) => { const made = JSON.parse(JSON.stringify(list)); made.push(tag); return made; };",
    "a list that is frozen": "export const tagged = (list, tag) => Object.freeze(list.concat(tag));",
  },
};
