import { call, describe, expect, pick, randomInt, test } from "@aulo/runner/spec";

const HOST = "http://localhost:3000";
const NAMES = {
  "--include": "-i",
  "--show-headers": "-i",
  "--request": "-X",
  "--header": "-H",
  "--data": "-d",
};
const WITH_VALUE = ["-X", "-H", "-d", "--data-raw", "--data-binary", "--json"];

/** The words that a shell hands over, without variables filled in: a `$` outside of single quotes is an error. */
function wordsOf(command) {
  const words = [];
  let word = null;
  let quote = null;
  for (let at = 0; at < command.length; at += 1) {
    const letter = command[at];
    if (quote === "'") {
      if (letter === "'") quote = null;
      else word += letter;
    } else if (letter === "\\" && (quote === null || ['"', "\\", "$", "`"].includes(command[at + 1]))) {
      word = (word ?? "") + command[at + 1];
      at += 1;
    } else if (quote === '"') {
      if (letter === '"') quote = null;
      else word += "$`".includes(letter) ? `<replaced by the shell at ${letter}>` : letter;
    } else if (letter === "'" || letter === '"') {
      quote = letter;
      word ??= "";
    } else if (/\s/.test(letter)) {
      if (word !== null) words.push(word);
      word = null;
    } else if ("$`&;|<>()".includes(letter)) {
      word = `${word ?? ""}<read by the shell: ${letter}>`;
    } else word = (word ?? "") + letter;
  }
  if (quote !== null) words.push(`<a quote is not closed: ${word}>`);
  else if (word !== null) words.push(word);
  return words;
}

/** What curl would send for a command. */
function sentBy(command) {
  const [program, ...words] = wordsOf(String(command));
  const sent = {
    program,
    showsHeaders: false,
    method: undefined,
    headers: {},
    urls: [],
    body: undefined,
    other: [],
  };
  while (words.length > 0) {
    const first = words.shift();
    const option = NAMES[first] ?? first;
    if (option === "-i") sent.showsHeaders = true;
    else if (WITH_VALUE.includes(option)) take(sent, option, words.shift() ?? "<nothing>");
    else if (option === "--url") sent.urls.push(words.shift());
    else if (option.startsWith("-")) sent.other.push(option);
    else sent.urls.push(option);
  }
  sent.method ??= sent.body === undefined ? "GET" : "POST";
  return sent;
}

function take(sent, option, value) {
  if (option === "-X") sent.method = value;
  else if (option === "-H") {
    const end = value.indexOf(":");
    sent.headers[end === -1 ? value : value.slice(0, end)] =
      end === -1 ? "<no colon>" : value.slice(end + 1).trim();
  } else {
    sent.body = option !== "--data-raw" && value.startsWith("@") ? `<the file ${value.slice(1)}>` : value;
    if (option === "--json") Object.assign(sent.headers, { "(json)": "content-type and accept" });
  }
}

const sent = async (request, environment = {}) =>
  sentBy(await call("toCurl", { method: "GET", url: `${HOST}/notes`, headers: {}, ...request }, environment));

describe("fillIn", () => {
  test("replaces every variable", { checks: ["replaced"] }, async () => {
    const token = `t${randomInt(10, 99)}`;
    const environment = { host: HOST, id: "7", token, price: "$& $1 $$" };
    const CASES = [
      ["{{host}}/notes/{{id}}", `${HOST}/notes/7`],
      ["{{id}}{{id}} and {{id}}", "77 and 7"],
      ["Bearer {{token}}", `Bearer ${token}`],
      ["{{price}}", "$& $1 $$"],
      ["nothing to do", "nothing to do"],
      ["", ""],
      ['{"a": {"b": 1}}', '{"a": {"b": 1}}'],
    ];
    for (const [text, filled] of CASES)
      expect({ text, found: await call("fillIn", text, environment) }).toEqual({ text, found: filled });
  });

  test("takes an empty string as a value", { checks: ["empty"] }, async () => {
    expect(await call("fillIn", "{{host}}/notes{{query}}", { host: HOST, query: "" })).toBe(`${HOST}/notes`);
  });

  test("throws an Error for an unknown name", { checks: ["unknown"] }, async () => {
    for (const text of ["{{hots}}/notes", "{{host}}/{{id}}", "{{host}}/{{constructor}}"])
      await expect(call("fillIn", text, { host: HOST })).rejects.toThrow(Error);
    await expect(
      call("toCurl", { method: "GET", url: "{{hots}}", headers: {} }, { host: HOST }),
    ).rejects.toThrow(Error);
  });
});

describe("toCurl", () => {
  test("runs curl and shows the headers of the response", { checks: ["show"] }, async () => {
    const { program, showsHeaders, other } = await sent({});
    expect({ program, showsHeaders, other }).toEqual({ program: "curl", showsHeaders: true, other: [] });
  });

  test("has the method, with and without a body", { checks: ["method"] }, async () => {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"])
      for (const body of [undefined, "tea"]) {
        const found = (await sent({ method, body })).method;
        expect({ method, body, found }).toEqual({ method, body, found: method });
      }
  });

  test("has the URL and no other", { checks: ["url"] }, async () => {
    for (const url of [`${HOST}/notes`, `${HOST}/notes/${randomInt(1, 99)}?lang=en`])
      expect({ url, urls: (await sent({ url })).urls }).toEqual({ url, urls: [url] });
  });

  test("has all headers", { checks: ["headers"] }, async () => {
    const all = [
      {},
      { accept: "text/plain" },
      { Accept: "text/plain", "X-Day": "12:30", "content-type": "text/plain" },
    ];
    for (const headers of all)
      for (const body of [undefined, "tea"]) {
        const found = (await sent({ method: "POST", headers, body })).headers;
        expect({ headers, body, found }).toEqual({ headers, body, found: headers });
      }
  });

  test("sends the body as it is", { checks: ["body"] }, async () => {
    for (const body of ['{"title": "tea"}', "@notes.txt", "-i", " tea\nmilk ", "0", "a=1&b=2"]) {
      const found = (await sent({ method: "POST", body })).body;
      expect({ body, found }).toEqual({ body, found: body });
    }
  });

  test("sends no body when there is none", { checks: ["no-body"] }, async () => {
    for (const method of ["GET", "POST", "DELETE"]) {
      const { body } = await sent({ method });
      expect({ method, body }).toEqual({ method, body: undefined });
    }
  });

  test("sends an empty body", { checks: ["empty-body"] }, async () => {
    expect({ body: (await sent({ method: "PUT", body: "" })).body }).toEqual({ body: "" });
  });

  test("fills variables in everywhere", { checks: ["filled"] }, async () => {
    const environment = { host: HOST, token: `t${randomInt(10, 99)}`, title: pick(["tea", "milk"]) };
    const { urls, headers, body } = await sent(
      {
        method: "POST",
        url: "{{host}}/notes",
        headers: { authorization: "Bearer {{token}}" },
        body: '{"title": "{{title}}"}',
      },
      environment,
    );
    expect({ urls, headers, body }).toEqual({
      urls: [`${HOST}/notes`],
      headers: { authorization: `Bearer ${environment.token}` },
      body: `{"title": "${environment.title}"}`,
    });
  });

  const HARD = ["it's", "'", "''a''", "$HOME", '"tea"', "a b", "`date`", "\\", "a\\'b", "a;b|c&d", "(x)"];
  test("hands every value over unchanged", { checks: ["quoted"] }, async () => {
    for (const value of HARD) {
      const url = `${HOST}/notes?q=${value}`;
      const { urls, headers, body } = await sent(
        { method: "POST", url: "{{url}}", headers: { "x-note": "{{value}}" }, body: value },
        { url, value },
      );
      expect({ urls, note: headers["x-note"], body }).toEqual({ urls: [url], note: value, body: value });
    }
  });
});
