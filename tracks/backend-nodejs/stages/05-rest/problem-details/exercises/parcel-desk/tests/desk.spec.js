import { describe, expect, randomInt, request, test } from "@aulo/runner/spec";

const TYPE = "https://desk.example/problems/";
const send = (method, path, json) => request(method, path, json === undefined ? {} : { json });

/** A new parcel, as the server has answered. */
async function newParcel(grams = randomInt(1, 900)) {
  return (await send("POST", "/parcels", { name: "Ines", grams })).json;
}

/** Requests that fail, by a name: each with its status and the last part of its type, or null for about:blank. */
async function failures() {
  const parcel = await newParcel();
  const heavy = await newParcel(25_000);
  const collected = await newParcel();
  await send("POST", `/parcels/${collected.id}/collection`, { by: "Omar" });
  const missing = String(randomInt(5000, 9000));
  const word = `x${randomInt(100, 999)}`;
  return [
    ["POST", "/parcels", { grams: 5 }, 400, "invalid-input", "name"],
    ["POST", "/parcels", { name: "Ines", grams: 0 }, 400, "invalid-input", "grams"],
    ["POST", `/parcels/${parcel.id}/collection`, {}, 400, "invalid-input", "by"],
    ["GET", `/parcels/${missing}`, undefined, 404, "unknown-parcel", missing],
    ["POST", `/parcels/${missing}/collection`, { by: "Omar" }, 404, "unknown-parcel", missing],
    ["POST", `/parcels/${missing}/label`, undefined, 404, "unknown-parcel", missing],
    ["POST", `/parcels/${collected.id}/collection`, { by: "Sana" }, 409, "already-collected", collected.id],
    ["GET", `/${word}`, undefined, 404, null, word],
    ["DELETE", `/parcels/${parcel.id}`, undefined, 404, null, `/parcels/${parcel.id}`],
    ["POST", `/parcels/${heavy.id}/label`, undefined, 500, null, ""],
  ];
}

/** Sends each failing request and compares a part of its response with the expected one. */
async function expectEach(found, expected) {
  for (const failure of await failures()) {
    const [method, path, json] = failure;
    const response = await send(method, path, json);
    const name = `${method} ${path}`;
    expect({ request: name, ...found(response, failure) }).toEqual({
      request: name,
      ...expected(failure, response),
    });
  }
}

test("keeps the responses of requests that succeed", { checks: ["success"] }, async () => {
  const grams = randomInt(1, 900);
  const made = await send("POST", "/parcels", { name: " Ines ", grams });
  const parcel = { id: made.json?.id, name: " Ines ", grams, collectedBy: null };
  expect({ status: made.status, json: made.json, location: made.headers.location }).toEqual({
    status: 201,
    json: parcel,
    location: `/parcels/${parcel.id}`,
  });
  const path = `/parcels/${parcel.id}`;
  const found = {};
  for (const [name, method, address, json] of [
    ["get", "GET", path],
    ["label", "POST", `${path}/label`],
    ["collection", "POST", `${path}/collection`, { by: "Omar" }],
    ["get again", "GET", path],
  ]) {
    const response = await send(method, address, json);
    const type = response.headers["content-type"]?.split(";")[0];
    found[name] = { status: response.status, type, json: response.json };
  }
  const ok = (json) => ({ status: 200, type: "application/json", json });
  expect(found).toEqual({
    get: ok(parcel),
    label: ok({ label: `L-${parcel.id}` }),
    collection: ok({ ...parcel, collectedBy: "Omar" }),
    "get again": ok({ ...parcel, collectedBy: "Omar" }),
  });
});

describe("each problem", () => {
  test(
    "has its status and type",
    { checks: ["invalid", "unknown", "collected", "no-route", "internal", "status"] },
    () =>
      expectEach(
        ({ status, json }) => ({ status, type: json?.type }),
        ([, , , status, type]) => ({ status, type: type === null ? "about:blank" : TYPE + type }),
      ),
  );

  test("is sent as application/problem+json", { checks: ["media-type"] }, () =>
    expectEach(
      ({ headers }) => ({ type: headers["content-type"]?.split(";")[0] }),
      () => ({ type: "application/problem+json" }),
    ),
  );

  test("repeats the status in its body", { checks: ["status"] }, () =>
    expectEach(
      ({ json }) => ({ "status in the body": json?.status }),
      ([, , , status]) => ({ "status in the body": status }),
    ),
  );

  test("says in its detail which case it is", { checks: ["detail"] }, () =>
    expectEach(
      ({ json }, [, , , , , about]) => {
        const { detail } = json ?? {};
        const tells = typeof detail === "string" && detail.trim() !== "" && detail.includes(about);
        return { "detail tells about": tells ? about : detail };
      },
      ([, , , , , about]) => ({ "detail tells about": about }),
    ),
  );

  test("has the title of its type", { checks: ["title"] }, async () => {
    const titles = {};
    for (const [method, path, json, status, type] of [...(await failures()), ...(await failures())]) {
      const { title } = (await send(method, path, json)).json ?? {};
      const isTitle = typeof title === "string" && title.trim() !== "";
      const key = type ?? `about:blank ${status}`;
      titles[key] = [...new Set([...(titles[key] ?? []), isTitle ? title : `not a title: ${title}`])];
    }
    for (const [type, list] of Object.entries(titles))
      expect({ type, titles: list }).toEqual({
        type,
        titles: list.slice(0, 1).filter((title) => !title.startsWith("not a title")),
      });
    const own = ["invalid-input", "unknown-parcel", "already-collected"].map((type) => titles[type]?.[0]);
    expect({ "different titles": new Set(own).size }).toEqual({ "different titles": 3 });
  });

  test("of the type about:blank has the phrase of its status", { checks: ["phrase"] }, async () => {
    const found = {};
    for (const [method, path, json, status, type] of await failures())
      if (type === null) found[status] = (await send(method, path, json)).json?.title;
    expect(found).toEqual({ 404: "Not Found", 500: "Internal Server Error" });
  });

  test("has an instance of its own", { checks: ["instance"] }, async () => {
    const all = [];
    for (const [method, path, json] of [...(await failures()), ...(await failures())]) {
      const { instance } = (await send(method, path, json)).json ?? {};
      const isUuid = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(instance);
      expect({ request: `${method} ${path}`, instance: isUuid ? "urn:uuid:…" : instance }).toEqual({
        request: `${method} ${path}`,
        instance: "urn:uuid:…",
      });
      all.push(instance);
    }
    expect({ "different instances": new Set(all).size }).toEqual({ "different instances": all.length });
  });
});

describe("details", () => {
  test("names each wrong field", { checks: ["invalid", "detail"] }, async () => {
    const { id } = await newParcel();
    const bodies = [
      ["/parcels", {}, ["/grams", "/name"]],
      ["/parcels", { name: " ", grams: 5 }, ["/name"]],
      ["/parcels", { name: 5, grams: "5" }, ["/grams", "/name"]],
      ["/parcels", { name: "Ines", grams: 1.5 }, ["/grams"]],
      ["/parcels", { name: "Ines", grams: -1 }, ["/grams"]],
      ["/parcels", { name: "Ines", grams: null }, ["/grams"]],
      [`/parcels/${id}/collection`, { by: "" }, ["/by"]],
      [`/parcels/${id}/collection`, { by: ["Omar"] }, ["/by"]],
    ];
    for (const [path, body, pointers] of bodies) {
      const { status, json } = await send("POST", path, body);
      const errors = Array.isArray(json?.errors) ? json.errors : [];
      const found = errors.map(({ pointer }) => pointer).sort();
      const haveDetails = errors.every(({ detail }) => typeof detail === "string" && detail.trim() !== "");
      const inDetail = pointers.every((pointer) => String(json?.detail).includes(pointer.slice(1)));
      expect({ path, body, status, pointers: found, haveDetails, inDetail }).toEqual({
        path,
        body,
        status: 400,
        pointers,
        haveDetails: true,
        inDetail: true,
      });
    }
    const { json } = await request("POST", "/parcels", {});
    expect({ "without a body": json?.errors?.length }).toEqual({ "without a body": 2 });
  });

  test("says who has collected a parcel", { checks: ["collected"] }, async () => {
    const { id } = await newParcel();
    const by = `Omar ${randomInt(1, 99)}`;
    await send("POST", `/parcels/${id}/collection`, { by });
    const { status, json } = await send("POST", `/parcels/${id}/collection`, { by: "Sana" });
    expect({ status, collectedBy: json?.collectedBy }).toEqual({ status: 409, collectedBy: by });
  });

  test("reports a missing or collected parcel before wrong fields", { checks: ["order"] }, async () => {
    const { id } = await newParcel();
    await send("POST", `/parcels/${id}/collection`, { by: "Omar" });
    const found = {
      collected: (await send("POST", `/parcels/${id}/collection`, {})).json?.type,
      missing: (await send("POST", "/parcels/99999/collection", {})).json?.type,
    };
    expect(found).toEqual({ collected: `${TYPE}already-collected`, missing: `${TYPE}unknown-parcel` });
  });

  test("keeps the words of an inner error to itself", { checks: ["internal"] }, async () => {
    const { id } = await newParcel(20_001 + randomInt(0, 99));
    const { status, text, headers } = await send("POST", `/parcels/${id}/label`);
    const words = ["10.0.4.7", "blue42", "rejected", "password", "labels.js"];
    const sent = text + JSON.stringify(headers);
    expect({ status, words: words.filter((word) => sent.includes(word)) }).toEqual({
      status: 500,
      words: [],
    });
    expect({ "after it": (await send("GET", `/parcels/${id}`)).status }).toEqual({ "after it": 200 });
  });

  test("changes nothing after a problem", { checks: ["unchanged"] }, async () => {
    const parcel = await newParcel();
    const path = `/parcels/${parcel.id}`;
    await send("POST", `${path}/collection`, { by: " " });
    await send("POST", "/parcels", { name: "", grams: 7 });
    await send("POST", "/parcels", { name: "Ines" });
    expect({ "GET the parcel": (await send("GET", path)).json }).toEqual({ "GET the parcel": parcel });
    const next = await newParcel();
    expect({ "id of the next": next?.id }).toEqual({ "id of the next": String(Number(parcel.id) + 1) });
    await send("POST", `${path}/collection`, { by: "Omar" });
    await send("POST", `${path}/collection`, { by: "Sana" });
    expect({ "GET the parcel": (await send("GET", path)).json }).toEqual({
      "GET the parcel": { ...parcel, collectedBy: "Omar" },
    });
  });
});
